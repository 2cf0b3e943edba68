import { Failure } from '#shared/contract/failure.ts';
import { placeOf } from '#shared/contract/places.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { Run } from '#shared/contract/run.ts';
import type { ProblemParams } from '#shared/problem.ts';
import { type Translate, translator } from '#shared/text/index.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { type EngineContext, kindOf } from '../context.ts';
import { gateFile } from '../read/read.ts';
import { rememberWider } from '../recognise/recognise.ts';
import { type StoredFile, statedAt } from '../store/store.ts';
import { runInWorker, workerUrl } from '../worker/worker.ts';
import { changesOf } from './handed-back.ts';
import type { Across, ErrorReportInput, Mark, ReportTable, RowPlace } from './marks.ts';
import type { ReportRequest, Written } from './report-file.ts';

/**
 * The error report of one source file: what is wrong with it is gathered here and written in a worker, where a workbook
 * may take its time and its memory. CSV makes one file per sheet.
 *
 * @param rows the only ones to write, below the headers
 * @throws Failure `report.sourceUnreadable`, `report.notWritable`, `report.tooLarge`
 */
export async function writeErrorReport(
  context: EngineContext,
  run: Run,
  file: StoredFile,
  { format, lang, ...place }: ReportRequest,
  rows?: readonly RowPlace[],
): Promise<readonly Written[]> {
  const path = context.blobs.path(file.sha256);
  const gated = await gateFile(path);
  if (!gated.ok) throw new Failure('report.sourceUnreadable', { file: file.name });
  const content = errorContent(context, run, file, translator(lang));
  const source = { path, format: gated.format, name: file.name };
  const origin = { run: run.id, file: file.index };
  return runReportWorker({
    format,
    input: {
      source,
      ...content,
      ...(rows && { rows: onWorksheets(file.sheets)([...rows, ...boxRowsOf(file)]) }),
      origin,
      lang,
      ...place,
    },
  });
}

/** What the report shows: problems, outcomes that are open, and edits, each in its cell. */
function errorContent(
  context: EngineContext,
  run: Run,
  { index, name, sheets }: StoredFile,
  t: Translate,
): Pick<ErrorReportInput, 'marks' | 'edits' | 'added' | 'tables'> {
  const { store } = context;
  const kind = kindOf(context, run.kind);
  const used = sheets.filter(({ use }) => use !== 'ignored');
  const source = store.reportSource;
  const { edits, added, marks: changes } = changesOf(source, { run: run.id, file: index, kind, sheets: used }, t);
  for (const sheet of used) {
    const more = added.filter((column) => column.sheet === sheet.sheet);
    if (more.length > 0) rememberWider(store, kind.id, { name, sheet }, more);
  }
  const marks: Mark<Across>[] = source.problems(run.id, index).map(({ sheet, row, cell, problem }) => {
    const recognition = used.find((it) => it.sheet === sheet);
    const place = placeOf(recognition, row, problem.field, cell) ?? statedAt(problem.params);
    const more = added.find((it) => it.sheet === sheet && it.field === problem.field)?.header ?? null;
    return {
      sheet,
      row: place?.row ?? row,
      column: place?.column ?? more,
      severity: problem.severity,
      text: renderProblem(t, kind, problem),
    };
  });
  for (const { sheet, row, key } of source.undecided(run.id, index)) {
    marks.push({ sheet, row, column: null, severity: 'warning', text: t('report:errors.undecided', { key }) });
  }
  const here = onWorksheets(sheets);
  return {
    marks: here([...marks, ...changes]),
    edits: here(edits),
    added: here(added),
    tables: here(used.flatMap(tablesOf)),
  };
}

/** Tables beside each other are sheets of their own to the run, and one worksheet in the file. */
function onWorksheets(sheets: readonly SheetRecognition[]) {
  const names = new Map(sheets.map(({ sheet, worksheet }) => [sheet, worksheet ?? sheet]));
  return <At extends { readonly sheet: string }>(places: readonly At[]): At[] =>
    places.map((at) => ({ ...at, sheet: names.get(at.sheet) ?? at.sheet }));
}

/** The tables of a sheet, each with what stands above it and holds values for all its rows. */
function tablesOf({ sheet, headerRow, columns, tables = [] }: SheetRecognition): ReportTable[] {
  const last = (of: SheetRecognition['columns']) => Math.max(0, ...of.map(({ index }) => index));
  return [
    { sheet, from: 1, headerRow: headerRow ?? 1, lastColumn: last(columns) },
    ...tables.map(({ cells = [], again, headerLines = 1, ...table }) => ({
      sheet,
      from: Math.min(table.headerRow + 1 - headerLines, ...cells.map(({ row }) => row)),
      headerRow: table.headerRow,
      lastColumn: last(table.columns),
      ...(again && { again }),
    })),
  ];
}

/** Rows that say something of each box are needed by whatever lines are left. */
function boxRowsOf({ sheets }: StoredFile): RowPlace[] {
  return sheets.flatMap(({ sheet, use, boxRows = [] }) =>
    use === 'ignored' ? [] : boxRows.map(({ row }) => ({ sheet, row })),
  );
}

/** What the worker is given. */
export interface ReportTask {
  readonly format: 'xlsx' | 'csv';
  readonly input: ErrorReportInput;
}

export type ReportOutcome =
  | { readonly ok: true; readonly written: readonly Written[] }
  | { readonly ok: false; readonly code: string; readonly params: ProblemParams };

const LIMITS = { timeoutMs: 300_000, memoryMb: 2048 } as const;

async function runReportWorker(task: ReportTask): Promise<readonly Written[]> {
  const outcome = await runInWorker<never, ReportOutcome>(workerUrl(import.meta.url, 'report-worker'), task, LIMITS);
  switch (outcome.type) {
    case 'done':
      if (outcome.value.ok) return outcome.value.written;
      throw Failure.of(outcome.value);
    case 'timeout':
    case 'out-of-memory':
      throw new Failure('report.tooLarge', { file: task.input.source.name });
    case 'crashed':
      throw new Error(`the report worker broke: ${outcome.error}`);
    case 'cancelled':
      throw new Error('nobody cancels a report');
  }
}
