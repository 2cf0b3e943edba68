import { Failure } from '#shared/contract/failure.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { Run } from '#shared/contract/run.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { ProblemParams } from '#shared/problem.ts';
import { cellText } from '#shared/sheets/cell.ts';
import { type Translate, translator } from '#shared/text/index.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { type EngineContext, kindOf } from '../context.ts';
import { gateFile } from '../read/read.ts';
import type { ReportSource, StoredFile } from '../store/store.ts';
import { runInWorker, workerUrl } from '../worker/worker.ts';
import type { CellEdit, ErrorReportInput, Mark } from './marks.ts';
import type { ReportRequest, Written } from './report-file.ts';

/**
 * The error report of one source file: what is wrong with it is gathered here and written in a worker, where a workbook
 * may take its time and its memory. CSV makes one file per sheet.
 *
 * @throws Failure `report.sourceUnreadable`, `report.notWritable`, `report.tooLarge`
 */
export async function writeErrorReport(
  { store, blobs, ...context }: EngineContext,
  run: Run,
  file: StoredFile,
  { format, lang, ...place }: ReportRequest,
): Promise<readonly Written[]> {
  const path = blobs.path(file.sha256);
  const gated = await gateFile(path);
  if (!gated.ok) throw new Failure('report.sourceUnreadable', { file: file.name });
  const content = errorContent(store.reportSource, run.id, file, kindOf(context, run.kind), translator(lang));
  const source = { path, format: gated.format, name: file.name };
  return runReportWorker({ format, input: { source, ...content, lang, ...place } });
}

/** What the report shows: problems, outcomes that are open, and edits, each in its cell. */
function errorContent(
  source: ReportSource,
  run: string,
  { index, sheets }: StoredFile,
  kind: AnyKind,
  t: Translate,
): Pick<ErrorReportInput, 'marks' | 'edits' | 'tables'> {
  const used = new Map(sheets.filter(({ use }) => use !== 'ignored').map((sheet) => [sheet.sheet, sheet]));
  const column = (sheet: string, field: string | null) =>
    used.get(sheet)?.columns.find((match) => match.field !== null && match.field === field)?.index ?? null;
  const marks: Mark[] = source.problems(run, index).map(({ sheet, row, problem }) => ({
    sheet,
    row,
    column: column(sheet, problem.field),
    severity: problem.severity,
    text: renderProblem(t, kind, problem),
  }));
  for (const { sheet, row, key } of source.undecided(run, index)) {
    marks.push({ sheet, row, column: null, severity: 'warning', text: t('report:errors.undecided', { key }) });
  }
  const edits: CellEdit[] = [];
  for (const { sheet, row, field, value } of source.edits(run, index)) {
    const at = column(sheet, field);
    if (at !== null) edits.push({ sheet, row, column: at, value: value === null ? null : editedValue(value) });
    else {
      const label = kind.fields[field]?.label[t.lang] ?? field;
      const text = t('report:errors.editWithoutColumn', { field: label, value: cellText(value) });
      marks.push({ sheet, row, column: null, severity: 'info', text });
    }
  }
  return { marks, edits, tables: [...used.values()].map(tableOf) };
}

function editedValue(value: Parameters<typeof cellText>[0]): string | number {
  return typeof value === 'number' ? value : cellText(value);
}

function tableOf({ sheet, headerRow, columns }: SheetRecognition) {
  return { sheet, headerRow: headerRow ?? 1, lastColumn: Math.max(0, ...columns.map(({ index }) => index)) };
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
