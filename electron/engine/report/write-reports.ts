import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Parsed } from '#shared/contract.ts';
import { type Language, translator } from '#shared/text/index.ts';
import { type EngineContext, kindOf } from '../context.ts';
import { gateFile } from '../read/read.ts';
import type { StoredFile } from '../store/files.ts';
import { writeCsv } from './csv.ts';
import type { Written } from './error-input.ts';
import { errorContent } from './error-input-of.ts';
import { errorReportInWorker } from './report-in-worker.ts';
import { reportName } from './report-names.ts';
import { lineRows, resultColumns, resultRows } from './result-rows.ts';
import { writeResultWorkbook } from './result-workbook.ts';
import type { IfTaken } from './write-whole.ts';

/**
 * Writes a report of a run; error reports of several source files stand beside each other. Only the file that was asked
 * for by its name is replaced.
 *
 * @throws Failure `report.overSource`, `report.notWritable`, `report.sourceUnreadable`, `report.tooLarge`
 */
export async function writeReports(
  context: EngineContext,
  run: Run,
  { type, ...wish }: Parsed<'reports.write'>,
): Promise<Written[]> {
  const files = context.store.files.list(run.id);
  if (wish.ifTaken === 'replace') await refuseSource(files, wish.out);
  if (type === 'results') return [await writeResults(context, run, wish)];
  const names = files.map(({ name }) => name);
  const written: Written[] = [];
  for (const [position, file] of files.entries()) {
    const own =
      position === 0 ? wish : { ...wish, out: reportName(wish.out, names, position), ifTaken: 'next' as const };
    written.push(...(await writeErrors(context, run, file, own)));
  }
  return written;
}

interface Wish {
  readonly format: 'xlsx' | 'csv';
  readonly out: string;
  readonly ifTaken: IfTaken;
  readonly lang: Language;
}

function writeResults({ store, kinds }: EngineContext, run: Run, { format, lang, ...place }: Wish): Promise<Written> {
  const t = translator(lang);
  const kind = kinds.find(({ id }) => id === run.kind);
  const columns = resultColumns(kind, t);
  const account = run.account === null ? '' : (store.accounts.get(run.account)?.name ?? '');
  const to = run.target === 'practice' ? t('report:results.practice') : t('report:results.production', { account });
  const rows = resultRows(store.reportSource, { run: run.id, to }, kind, t);
  if (format === 'csv') return writeCsv({ rows: [columns.map(({ header }) => header), ...rows], ...place });
  return writeResultWorkbook({ columns, rows, lineRows: lineRows(store.reportSource, run.id, t), lang, ...place });
}

async function writeErrors(
  { store, blobs, ...context }: EngineContext,
  run: Run,
  file: StoredFile,
  { format, lang, ...place }: Wish,
): Promise<readonly Written[]> {
  const path = blobs.path(file.sha256);
  const gated = await gateFile(path);
  if (!gated.ok) throw new Failure('report.sourceUnreadable', { file: file.name });
  const content = errorContent(store.reportSource, run.id, file, kindOf(context, run.kind), translator(lang));
  const source = { path, format: gated.format, name: file.name };
  return errorReportInWorker({ format, input: { source, ...content, lang, ...place } });
}

/** A person's own workbook is never replaced, under whatever name or link it is reached. */
async function refuseSource(files: readonly StoredFile[], out: string): Promise<void> {
  const real = (path: string) => realpath(path).catch(() => resolve(path));
  const sources = new Set(await Promise.all(files.flatMap(({ path }) => path ?? []).map(real)));
  if (sources.has(await real(out))) throw new Failure('report.overSource', { file: out });
}
