import { app, history, updates, welcome } from './app.ts';
import { cli } from './cli.ts';
import { columns } from './columns.ts';
import { failure } from './failure.ts';
import { file, recognition } from './file.ts';
import { followUp } from './follow-up.ts';
import { freight, freightSheet, freightUi } from './freight.ts';
import { freightOffice } from './freight-office.ts';
import { guide } from './guide.ts';
import { host } from './host.ts';
import { labels } from './labels.ts';
import { notify } from './notify.ts';
import { office } from './office.ts';
import { orderPage } from './order-page.ts';
import { problem } from './problem.ts';
import { reference, report } from './report.ts';
import { settings } from './settings.ts';
import { submission } from './submission.ts';
import { submit } from './submit.ts';
import { today } from './today.ts';
import { ui } from './ui.ts';

export const en = {
  app,
  cli,
  columns,
  failure,
  file,
  freight,
  labels,
  office,
  orderPage,
  problem,
  recognition,
  reference,
  report,
  submission,
  host,
  ui,
  submit,
  today,
  history,
  settings,
  updates,
  welcome,
  freightOffice,
  freightSheet,
  freightUi,
  followUp,
  guide,
  notify,
};
