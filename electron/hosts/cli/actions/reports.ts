import { access, constants } from 'node:fs/promises';
import { dirname, extname, parse, resolve } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import type { ReportType } from '#shared/contract/reports.ts';
import type { Run } from '#shared/contract/run.ts';
import type { CommandContext } from './run-command.ts';

export interface ReportOptions {
  readonly out: string;
  readonly type?: ReportType;
  /** The import made several runs: each gets its own file, named after its kind; it replaces none. */
  readonly several?: boolean;
}

/** Writes a report beside where it was asked for and says where it is. */
export async function writeReport(context: CommandContext, run: Run, options: ReportOptions): Promise<void> {
  const { engine, output, t } = context;
  const out = resolve(options.out);
  const { dir, name, ext } = parse(out);
  const { files } = await engine.call('reports.write', {
    run: run.id,
    type: options.type ?? 'errors',
    format: ext.toLowerCase() === '.csv' ? 'csv' : 'xlsx',
    ...(options.several ? { out: resolve(dir, `${name}-${run.kind}${ext}`), ifTaken: 'next' } : { out }),
    lang: t.lang,
  });
  if (files.length === 0) output.say(t('cli:noFailures'));
  for (const { path, notes } of files) {
    output.say(t('cli:written', { path }));
    for (const note of notes) output.say(t('cli:note', { note: t.dynamic(`report:${note}`) }));
  }
}

/**
 * Refuses places where no report can be written, before anything is read or sent. Undefined ones are not wanted.
 *
 * @throws Failure `report.extension`, `report.notWritable`
 */
export async function checkReportPaths(...paths: readonly (string | undefined)[]): Promise<void> {
  for (const path of paths) {
    if (path === undefined) continue;
    const file = resolve(path);
    if (!['.xlsx', '.csv'].includes(extname(file).toLowerCase())) throw new Failure('report.extension', { file });
    await checkWritable(file);
  }
}

/** @throws Failure `report.notWritable` where no file can be written at a path */
export async function checkWritable(file: string): Promise<void> {
  await access(dirname(file), constants.W_OK).catch((error: NodeJS.ErrnoException) => {
    throw new Failure('report.notWritable', { file, reason: error.code ?? 'EACCES' });
  });
}

/** Before anything is read or asked. @throws Failure `report.xlsxOnly`, `report.notWritable` */
export async function checkWorkbookPath(out: string): Promise<void> {
  if (extname(out).toLowerCase() !== '.xlsx') throw new Failure('report.xlsxOnly', { file: resolve(out) });
  await checkReportPaths(out);
}
