import { app } from './app.ts';
import { cli } from './cli.ts';
import { failure } from './failure.ts';
import { file } from './file.ts';
import { freight } from './freight.ts';
import { host } from './host.ts';
import { problem } from './problem.ts';
import { recognition } from './recognition.ts';
import { report } from './report.ts';
import { submission } from './submission.ts';
import { ui } from './ui.ts';

export const zhCN = { app, cli, failure, file, freight, problem, recognition, report, submission, host, ui };
