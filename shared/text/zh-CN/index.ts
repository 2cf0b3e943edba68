import { cli } from './cli.ts';
import { failure } from './failure.ts';
import { file } from './file.ts';
import { problem } from './problem.ts';
import { recognition } from './recognition.ts';
import { report } from './report.ts';
import { submission } from './submission.ts';

export const zhCN = { cli, failure, file, problem, recognition, report, submission };
