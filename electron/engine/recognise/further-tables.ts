import {
  type ColumnMatch,
  type ColumnQuestion,
  fieldsOf,
  type SheetRecognition,
} from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import { REPORT_HEADERS } from '#shared/text/report-marks.ts';
import type { SheetInfo, SourceRow } from '../read/read.ts';
import { columnSamples, isOwn, isWording, oneLine } from './cell-content.ts';
import { matchAbove, toldAbove } from './cells-above.ts';
import { headerCandidates } from './header-candidate.ts';
import { plainName } from './header-name.ts';
import { endsInColon, isForm, labelledCells } from './labelled-cells.ts';
import { headerNames, type LayoutMemory, recall } from './layout-memory.ts';
import { kindNames } from './match-header.ts';
import { readHeader } from './read-header.ts';
import { recogniseSheet } from './recognise-sheet.ts';
import { withUnusedBefore } from './remember-layouts.ts';
import type { Said, SaidOfColumns } from './said-columns.ts';
import { tablesBeside, within } from './side-tables.ts';
import type { TableReader } from './table-reader.ts';
import { totalsAsked, withTotalsOver } from './totals-over.ts';
import { withUnitsOver } from './units-above.ts';
import { vocabulary } from './vocabulary.ts';

export type FurtherTable = NonNullable<SheetRecognition['tables']>[number];

/** What a header further down a sheet is understood by. */
export interface TableContext {
  readonly sheet: SheetRecognition;
  readonly kind: SheetKind;
  /** All that the sheet might be of: a table that speaks for another kind is not of this one. */
  readonly kinds: readonly SheetKind[];
  readonly memory: LayoutMemory;
  /** Header → what a person said of columns that only such a table has. */
  readonly named?: Said | undefined;
  /** Header → what a person answered to questions, on all sheets. */
  readonly answers?: SaidOfColumns['answers'];
}

/** A table with what its own columns leave open. */
export interface FoundTable {
  readonly table: FurtherTable;
  readonly questions: readonly ColumnQuestion[];
}

/**
 * The table under a second header, as surely understood as the first rows of a sheet have to be; null when it is not, or is of
 * another kind: nothing below it may be read by the header of the first table then. Columns with the same header are the same.
 *
 * @param top the rows between the last line of the table before and the header
 * @param following the rows below the header, enough to know its columns by
 */
export function furtherTable(
  source: SourceRow,
  top: readonly SourceRow[],
  following: readonly SourceRow[],
  { sheet, kind, kinds, memory, named: said, answers }: TableContext,
): FoundTable | null {
  const { row, cells } = withTotalsOver(withUnitsOver(source, top, sheet), following, sheet, kind);
  const twins = new Map(sheet.columns.map((column) => [plainName(column.header), column]));
  const names = kinds.map(kindNames);
  const [whole] = headerCandidates([{ row, cells }], row);
  const beside = whole ? tablesBeside(whole, following, names) : [];
  const isTwin = ({ text }: { readonly text: string }) => twins.has(plainName(text));
  const common = (of: (typeof beside)[number]) => of.cells.filter(isTwin).length;
  const [header] = beside.toSorted((a, b) => common(b) - common(a));
  const named = header?.cells.filter(({ text }) => !REPORT_HEADERS.includes(text)) ?? [];
  // One column twice: which one is meant is not to be guessed.
  if (new Set(named.map(({ text }) => plainName(text))).size < named.length) return null;
  if (named.every(isTwin)) {
    const columns = named.flatMap(({ index, text }) => {
      const twin = twins.get(plainName(text));
      return twin ? [{ ...twin, index, samples: [] }] : [];
    });
    const over = top.map((source) => within(source, header?.beside));
    const around = header?.beside && { beside: header.beside };
    const table = { headerRow: row, columns, ...cellsOver(over, columns, { sheet, kind }), ...around };
    return { table, questions: [] };
  }
  if (sheet.use !== 'whole') return null;
  const info: SheetInfo = {
    name: sheet.sheet,
    index: 0,
    hidden: false,
    hiddenColumns: [],
    rowCount: Number.MAX_SAFE_INTEGER,
  };
  const sample = { info, head: [...top, { row, cells }, ...following] };
  const layout = recall(
    memory,
    kind.id,
    sheet.columns.map(({ header: text }) => text),
  );
  const own = layout && { ...layout, headers: headerNames(named.map(({ text }) => text)) };
  const options = { kinds: names, kind: undefined, memory: own ? [own, ...memory] : memory, named: said, answers };
  const { match, ignored } = recogniseSheet(sample, { file: 0, sheet: sheet.sheet, headerRow: row }, options);
  if (match?.kind.id !== kind.id || ignored || match.conflicts.length > 0) return null;
  const { cells: above } = toldAbove(match.above);
  const columns = match.columns.map(
    ({ cell: { index, text }, field, rule, reading, sure, saidElsewhere }): ColumnMatch => {
      const twin = twins.get(plainName(text));
      if (twin) return { ...twin, index, samples: [] };
      const used = field !== null || reading !== undefined;
      const samples = columnSamples(index, following);
      const doubt = { ...(used && !sure && { likely: true as const }), ...(saidElsewhere && { saidElsewhere }) };
      const read = { field, rule, ...(reading && { reading }), ...doubt };
      return { index, header: text, ...read, own: true, samples };
    },
  );
  const free = withoutRivals(columns);
  const totals = totalsAsked(free, following, kind, row);
  const open = match.questions.flatMap((asked) => {
    const isTwice = totals.some(({ index, kind: of }) => index === asked.index && of === asked.kind);
    return isOpen(asked, free) && !isTwice ? { ...asked, table: row } : [];
  });
  const questions = [...open, ...totals];
  const table = {
    headerRow: row,
    ...(match.header.lines === 2 && { headerLines: match.header.lines }),
    columns: withUnusedBefore({ columns: free, conflicts: [], questions }, layout, row),
    ...(above && { cells: above }),
    ...(match.header.beside && { beside: match.header.beside }),
  };
  return { table, questions };
}

/** What is asked of a column that the first table has too is asked there; one whose field another column has is not used. */
function isOpen({ index, field, readings: [first] }: ColumnQuestion, columns: readonly ColumnMatch[]): boolean {
  const column = columns.find((it) => it.index === index);
  const asked = first?.answer.fields?.filter((it) => it !== null) ?? [field];
  const others = new Set(columns.flatMap((it) => (it.index === index ? [] : fieldsOf(it))));
  return column?.own === true && !asked.some((it) => others.has(it));
}

/** A field is read from one column: from the one that the sheet's first table has as well. */
function withoutRivals(columns: readonly ColumnMatch[]): ColumnMatch[] {
  const taken = new Set(columns.filter(({ own }) => !own).flatMap(fieldsOf));
  return columns.map((column) => {
    if (!column.own || !fieldsOf(column).some((field) => taken.has(field))) return column;
    const { reading: _, likely: __, ...rest } = column;
    return { ...rest, field: null, rule: null };
  });
}

/** The cells above a table whose header is one that is known. */
export function cellsOver(
  top: readonly SourceRow[],
  columns: FurtherTable['columns'],
  { sheet, kind }: Pick<TableContext, 'sheet' | 'kind'>,
): Pick<FurtherTable, 'cells'> {
  const taken = new Set(columns.flatMap(({ field }) => field ?? []));
  const said = sheet.cells?.filter(({ likely }) => !likely);
  const above = matchAbove(labelledCells(top), vocabulary(kind, 'order'), { taken, remembered: said });
  const { cells } = toldAbove(above);
  return cells ? { cells } : {};
}

/**
 * The cells of a table that a row within it states anew, as where every order's lines stand below its number; null for any
 * other row. What it does not state stays.
 */
export function restated(source: SourceRow, { columns, cells: before = [] }: SheetRecognition, context: TableContext) {
  if (!isForm(source) && !source.cells.some((cell) => isOwn(cell) && endsInColon(oneLine(cell)))) return null;
  const { cells: own = [] } = cellsOver([source], columns, {
    sheet: { ...context.sheet, cells: before },
    kind: context.kind,
  });
  const isStated = (field: string) => own.some((cell) => cell.field === field);
  if (!before.some(({ field }) => isStated(field))) return null;
  return {
    cells: [...before.filter(({ field }) => !isStated(field)), ...own],
    kept: (above: Readonly<Record<string, SourceCell>>) =>
      Object.fromEntries(Object.entries(above).filter(([field]) => !isStated(field))),
  };
}

/** Whether a header that comes again has columns that the table did not have: it is another one then. */
export function widens({ cells }: SourceRow, { table, recognition }: TableReader): boolean {
  return [...cells.entries()].some(([index, cell]) => {
    const text = oneLine(cell);
    const isTheirs = table.columns.some((column) => column.index === index) || REPORT_HEADERS.includes(text);
    if (!isOwn(cell) || isTheirs) return false;
    const header = recognition.columns.find((column) => column.index === index)?.header ?? '';
    // Where the header comes again in its second language, columns without a field have another name.
    return header.trim() === '' ? isWording(cell) : !header.includes(text) && table.fieldOf(text) !== undefined;
  });
}

/**
 * Whether a header that comes again below lines has other words for some of its columns: they may be others then, or in other
 * units. `same` where it states the same units; undefined for the very header, and for its second language right below it.
 */
export function otherWords({ cells }: SourceRow, { table }: TableReader): 'same' | 'others' | undefined {
  if (table.before === undefined) return undefined;
  const others = table.columns.filter(
    ({ index, names }) => isOwn(cells[index]) && !names.has(plainName(oneLine(cells[index]))),
  );
  if (others.length === 0) return undefined;
  const unitsOf = (text: string) => readHeader(text).units.join();
  return others.every(({ index, header }) => unitsOf(header) === unitsOf(oneLine(cells[index]))) ? 'same' : 'others';
}

/** Rows that are looked at for the header that a row stands over. */
const nearHeader = 10;

/**
 * Whether a row stands over the next table of the sheet: a title, or labels with their values, and then its header with
 * nothing but such rows in between.
 */
export function standsOverTable(
  source: SourceRow,
  following: () => readonly SourceRow[],
  isHeader: (row: SourceRow) => boolean,
): boolean {
  if (!mayStandOver(source)) return false;
  for (const next of following().slice(0, nearHeader)) {
    if (isHeader(next)) return true;
    if (next.cells.some(isOwn) && !mayStandOver(next)) return false;
  }
  return false;
}

function mayStandOver(row: SourceRow): boolean {
  const own = row.cells.filter(isOwn);
  return (own.length === 1 && isWording(own[0])) || isForm(row);
}
