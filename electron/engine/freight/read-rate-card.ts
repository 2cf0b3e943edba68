import type { RateProblem } from '#shared/contract/rate-cards.ts';
import type { SheetChoice, SheetRecognition } from '#shared/contract/recognition.ts';
import type { RateRow } from '#shared/freight/rate-card.ts';
import { fields } from '#shared/kinds/rate-card/fields.ts';
import { rateCardSheet } from '#shared/kinds/rate-card/index.ts';
import type { Problem } from '#shared/problem.ts';
import type { Line, SkippedRow } from '#shared/sheets/line.ts';
import { openWorkbook } from '../read/open-workbook.ts';
import { type FileFormat, type Refusal, refuse, type SourceRow, type WorkbookReader } from '../read/read.ts';
import { isUsed, recogniseWorkbook, sortRows } from '../recognise/recognise.ts';
import { checkBands, readRates } from './rate-rows.ts';

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

/**
 * The same remark about the same value is made once, on the first row, with the `count` of rows it holds for: a country
 * is named in every row of a card. Errors stay one by one.
 */
function mergeNotes(problems: readonly RateProblem[]): RateProblem[] {
  const groups = Map.groupBy(problems, ({ severity, sheet, row, column, code, params }) =>
    JSON.stringify(severity === 'error' ? [sheet, row, column, code, params] : [sheet, column, code, params]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, params: { ...first.params, count: group.length } }] : [];
  });
}

const labels: Readonly<Record<string, { readonly label: { readonly zh: string } }>> = fields;

/** Says where in the workbook a problem of a line stands. */
function placeProblem(
  { code, severity, field, params }: Problem,
  { sheet, row }: Pick<Line, 'sheet' | 'row'>,
  sheets: readonly SheetRecognition[],
): RateProblem {
  const columns = sheets.find((recognised) => recognised.sheet === sheet)?.columns;
  const header = columns?.find((column) => column.field === field)?.header;
  const column = field === null ? '' : (header ?? labels[field]?.label.zh ?? field);
  return { sheet, row, column, field, code, severity, params: { ...params } };
}

/** What must be known of a card's sheets before its prices are trusted: columns in dispute, columns and sheets left out. */
function sheetProblems(sheets: readonly SheetRecognition[]): RateProblem[] {
  return sheets.flatMap((sheet) => {
    if (sheet.use !== 'ignored') return [...conflicts(sheet), ...unusedColumns(sheet)];
    return sheet.ignored === 'unknown' ? [unusedSheet(sheet)] : [];
  });
}

function conflicts({ sheet, headerRow, columns, conflicts: found }: SheetRecognition): RateProblem[] {
  const headerOf = (index: number) => columns.find((column) => column.index === index)?.header ?? '';
  return found.map(({ field, columns: claimants }) => ({
    sheet,
    row: headerRow,
    column: headerOf(claimants[0] ?? 0),
    field,
    code: 'rate.columnConflict',
    severity: 'error',
    params: { columns: claimants.map(headerOf).join(', ') },
  }));
}

function unusedColumns({ sheet, headerRow, columns, conflicts: found }: SheetRecognition): RateProblem[] {
  const disputed = new Set(found.flatMap(({ columns: claimants }) => claimants));
  return columns
    .filter(
      ({ field, index, samples, rule }) =>
        field === null && rule === null && !disputed.has(index) && samples.length > 0,
    )
    .map(({ header }) => ({
      sheet,
      row: headerRow,
      column: header,
      field: null,
      code: 'rate.columnUnused',
      severity: 'warning',
      params: { header },
    }));
}

function unusedSheet({ sheet }: SheetRecognition): RateProblem {
  return {
    sheet,
    row: null,
    column: '',
    field: null,
    code: 'rate.sheetUnused',
    severity: 'warning',
    params: { sheet },
  };
}
