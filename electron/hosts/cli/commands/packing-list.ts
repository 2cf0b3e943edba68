import { extname, resolve } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import type { PackingListType } from '#shared/contract/packing-lists.ts';
import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { checkWritable } from '../actions/reports.ts';
import { runCommand } from '../actions/run-command.ts';

export interface PackingListOptions {
  readonly out: string;
  readonly type: PackingListType;
  readonly order?: readonly string[];
  readonly anyway?: boolean;
}

/** `packing-list RUN --out FILE`: a list of each order's boxes; who has none is told, and the code is 1. */
export function packingLists(run: string, { out, order, ...options }: PackingListOptions): Promise<ExitCode> {
  return runCommand({}, async ({ engine, output, t }) => {
    const file = resolve(out);
    const format = formats[extname(file).toLowerCase()];
    if (!format) throw new Failure('packing.extension', { file });
    await checkWritable(file);
    const { files, orders, left } = await engine.call('packingLists.write', {
      ...{ run, format, out: file, lang: t.lang },
      ...(order && { orders: [...order] }),
      ...options,
    });
    for (const { text } of left) output.say(t('cli:note', { note: text }));
    for (const { path, notes } of files) {
      output.say(t('cli:lists', { count: orders }));
      output.say(t('cli:written', { path }));
      for (const note of notes) output.say(t('cli:note', { note }));
    }
    if (files.length === 0) output.say(t('cli:noLists'));
    return left.length > 0 ? exitCode.imperfect : exitCode.ok;
  });
}

const formats: Readonly<Record<string, 'xlsx' | 'pdf'>> = { '.xlsx': 'xlsx', '.pdf': 'pdf' };
