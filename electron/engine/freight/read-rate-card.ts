import type { RateProblem } from '#shared/contract/rate-cards.ts';
import type { SheetChoice, SheetRecognition } from '#shared/contract/recognition.ts';
import type { RateRow } from '#shared/freight/rate-card.ts';
import { rateCardSheet } from '#shared/kinds/rate-card/index.ts';
import type { SkippedRow } from '#shared/sheets/line.ts';
import type { FileFormat } from '../read/gate.ts';
import { openWorkbook } from '../read/open-workbook.ts';
import { type Refusal, refuse } from '../read/refusal.ts';
import type { SourceRow, WorkbookReader } from '../read/row-batch.ts';
import { recogniseWorkbook } from '../recognise/recognise-workbook.ts';
import { isUsed, sortRows } from '../recognise/sort-rows.ts';
import { checkBands } from './check-bands.ts';
import { mergeNotes } from './merge-notes.ts';
import { placeProblem } from './rate-problem.ts';
import { readRates } from './rate-rows.ts';
import { sheetProblems } from './sheet-problems.ts';

/** A file that the gate has admitted. */
export interface RateCardTask {
  readonly path: string;
  readonly format: FileFormat;
  readonly choices: readonly SheetChoice[];
  /** `yyyy-MM-dd`. */
  readonly today: string;
}

export interface ReadRateCard {
  readonly ok: true;
  /** In reading order; rows with an error are not among them. */
  readonly rows: readonly RateRow[];
  /** By row; what concerns a sheet as a whole comes first. */
  readonly problems: readonly RateProblem[];
  /** Blank rows and headers left out. */
  readonly skipped: readonly SkippedRow[];
  readonly sheets: readonly SheetRecognition[];
}

/** Rows that recognition sees; the header must be among them. */
const HEAD_ROWS = 80;

/** Reads every sheet that has a rate card's header. Belongs in the worker. */
export async function readRateCard(task: RateCardTask): Promise<ReadRateCard | Refusal> {
  const opened = openWorkbook(task.path, task.format);
  if (!opened.ok) return opened;
  const { reader } = opened;
  const recognised = recogniseWorkbook(
    reader.sheets.map((info, index) => ({ info, head: headOf(reader, index) })),
    { kinds: [rateCardSheet], kind: rateCardSheet.id, memory: [], choices: task.choices },
  );
  if (!recognised.some(isUsed)) return refuse('notRateCard');
  let id = 0;
  const context = { file: 0, kinds: [rateCardSheet], nextId: () => ++id, onRows: async () => undefined };
  const { lines, skipped, sheets } = await sortRows(reader, recognised, context);
  const read = readRates(lines.get(rateCardSheet.id) ?? [], task.today);
  const rows = read.flatMap(({ row }) => row ?? []);
  const ofRows: RateProblem[] = [
    ...(read.length === 0 ? sheets.filter(isUsed).map(emptySheet) : []),
    ...read.flatMap(({ line, problems }) => problems.map((found) => placeProblem(found, line, sheets))),
    ...checkBands(rows).map(({ row, problem }) => placeProblem(problem, row, sheets)),
  ];
  return {
    ok: true,
    rows,
    problems: [...sheetProblems(sheets), ...mergeNotes(inOrder(ofRows, sheets))],
    skipped: told(skipped),
    sheets,
  };
}

function headOf(reader: WorkbookReader, index: number): SourceRow[] {
  const rows: SourceRow[] = [];
  for (const batch of reader.rows(index)) {
    rows.push(...batch);
    if (rows.length >= HEAD_ROWS) break;
  }
  return rows.slice(0, HEAD_ROWS);
}

function emptySheet({ sheet, headerRow }: SheetRecognition): RateProblem {
  return { sheet, row: headerRow, column: '', field: null, code: 'rate.noRows', severity: 'error', params: { sheet } };
}

function told(skipped: ReadonlyMap<string, readonly SkippedRow[]>): SkippedRow[] {
  return [...skipped.values()].flat().filter(({ reason }) => reason !== 'blank' && reason !== 'header');
}

function inOrder(problems: readonly RateProblem[], sheets: readonly SheetRecognition[]): RateProblem[] {
  const sheetAt = new Map(sheets.map(({ sheet }, at) => [sheet, at]));
  const at = ({ sheet }: RateProblem) => sheetAt.get(sheet) ?? 0;
  return problems.toSorted((a, b) => at(a) - at(b) || (a.row ?? 0) - (b.row ?? 0));
}
