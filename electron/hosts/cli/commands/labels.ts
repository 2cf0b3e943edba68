import { extname, resolve } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import { typedSetting } from '#shared/labels/label-settings.ts';
import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { checkWritable } from '../actions/reports.ts';
import { runCommand } from '../actions/run-command.ts';
import type { Said } from '../actions/sheet-options.ts';

export interface LabelOptions {
  readonly out: string;
  readonly order?: readonly string[];
  readonly paper?: string;
  readonly set?: readonly Said[];
  readonly from?: number;
  readonly anyway?: boolean;
}

/** `labels RUN --out FILE`: the labels of a run's boxes; who has none is told, and the code is 1. */
export function labels(run: string, { out, order, paper, set = [], ...options }: LabelOptions): Promise<ExitCode> {
  return runCommand({}, async ({ engine, output, t }) => {
    const file = resolve(out);
    const format = formats[extname(file).toLowerCase()];
    if (!format) throw new Failure('labels.extension', { file });
    await checkWritable(file);
    const settings = Object.fromEntries([
      ...(paper === undefined ? [] : [['paper', paper]]),
      ...set.map(({ field, text }) => [field, typedSetting(field, text) ?? text]),
    ]);
    const made = await engine.call('labels.write', {
      ...{ run, format, settings, out: file, lang: t.lang },
      ...(order && { orders: [...order] }),
      ...options,
    });
    for (const { text } of made.left) output.say(t('cli:note', { note: text }));
    for (const note of made.notes) output.say(t('cli:note', { note }));
    for (const { path } of made.files) {
      output.say(t('cli:labels', { boxes: made.boxes, labels: made.labels }));
      output.say(t('cli:written', { path }));
    }
    if (made.files.length === 0) output.say(t('cli:noLabels'));
    return made.left.length > 0 ? exitCode.imperfect : exitCode.ok;
  });
}

const formats: Readonly<Record<string, 'pdf' | 'zpl'>> = { '.pdf': 'pdf', '.zpl': 'zpl' };
