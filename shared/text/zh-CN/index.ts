import { app } from './app.ts';
import { cli } from './cli.ts';
import { failure } from './failure.ts';
import { file } from './file.ts';
import { freight } from './freight.ts';
import { freightUi } from './freight-ui.ts';
import { history } from './history.ts';
import { host } from './host.ts';
import { problem } from './problem.ts';
import { recognition } from './recognition.ts';
import { reference } from './reference.ts';
import { report } from './report.ts';
import { settings } from './settings.ts';
import { submission } from './submission.ts';
import { submit } from './submit.ts';
import { ui } from './ui.ts';
import { updates } from './updates.ts';
import { welcome } from './welcome.ts';

export const zhCN = {
  app,
  cli,
  failure,
  file,
  freight,
  problem,
  recognition,
  reference,
  report,
  submission,
  host,
  ui,
  submit,
  history,
  settings,
  updates,
  welcome,
  freightUi,
};
