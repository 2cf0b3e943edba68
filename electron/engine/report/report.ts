/**
 * What people get as files.
 *
 * - Errors of a run: `error-report.ts` gathers what is wrong with a source file as marks (`marks.ts`) and starts
 *   `report-worker.ts`, which writes them as a workbook (`error-workbook.ts`) or as CSV (`error-csv.ts`). The workbook is
 *   the person's own: `sheet-plan.ts` says what changes in each sheet; `patch-workbook.ts` fills the cells red or yellow
 *   and writes notes, texts and the summary (`summary-sheet.ts`) into the parts of the file, whose format `ooxml/` knows;
 *   the outcome is held against the original (`compare-workbooks.ts`). What cannot be patched is copied first
 *   (`plain-copy.ts`), and so are the rows of what failed (`failed-rows.ts`). What the person changed is written so that
 *   the file reads as the run is (`handed-back.ts`).
 * - Results of a run: `result-report.ts`, as a workbook or as CSV (`csv.ts`).
 * - Tables of any kind as a workbook: `table-workbook.ts`.
 * - Templates to fill in: `template-workbook.ts`, with its columns in `template-columns.ts`.
 * - The pages of `docs/fields`: `field-pages.ts`.
 */
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Parsed } from '#shared/contract.ts';
import type { EngineContext } from '../context.ts';
import { writeErrorReport } from './error-report.ts';
import { reportName, type Written } from './report-file.ts';
import { writeResultReport } from './result-report.ts';

export { fieldPages } from './field-pages.ts';
export { writeWhole } from './report-file.ts';
export { officeTime } from './result-report.ts';
export { type ReportTable, writeTables } from './table-workbook.ts';
export { writeTemplate } from './template-workbook.ts';

/**
 * Writes a report of a run; error reports of several source files stand beside each other. Only the file that was asked
 * for by its name is replaced. Of failures none is written where there are none.
 *
 * @throws Failure `report.overSource`, `report.notWritable`, `report.sourceUnreadable`, `report.tooLarge`
 */
export async function writeReports(
  context: EngineContext,
  run: Run,
  { type, ...request }: Parsed<'reports.write'>,
): Promise<Written[]> {
  const files = context.store.files.list(run.id);
  if (request.ifTaken === 'replace') await refuseSource(context, run.id, request.out);
  if (type === 'results') return [await writeResultReport(context, run, request)];
  const parts = files.map((file) => ({
    file,
    ...(type === 'failures' && { rows: context.store.reportSource.failed(run.id, file.index) }),
  }));
  const wanted = parts.filter(({ rows }) => rows === undefined || rows.length > 0);
  const names = wanted.map(({ file }) => file.name);
  const written: Written[] = [];
  for (const [position, { file, rows }] of wanted.entries()) {
    const out = reportName(request.out, names, position);
    const ifTaken = position === 0 ? request.ifTaken : 'next';
    written.push(...(await writeErrorReport(context, run, file, { ...request, out, ifTaken }, rows)));
  }
  return written;
}

/**
 * A person's own workbook is never replaced, under whatever name or link it is reached.
 *
 * @throws Failure `report.overSource`
 */
export async function refuseSource({ store }: Pick<EngineContext, 'store'>, run: string, out: string): Promise<void> {
  const real = (path: string) => realpath(path).catch(() => resolve(path));
  const files = store.files.list(run).flatMap(({ path }) => path ?? []);
  const sources = new Set(await Promise.all(files.map(real)));
  if (sources.has(await real(out))) throw new Failure('report.overSource', { file: out });
}
