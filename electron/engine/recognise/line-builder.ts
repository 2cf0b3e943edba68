import { type ColumnQuestion, fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, type SourceCell, withValue } from '#shared/sheets/cell.ts';
import type { Line, SkippedRow, SkipReason } from '#shared/sheets/line.ts';
import { REPORT_HEADERS } from '#shared/text/report-marks.ts';
import type { SourceRow } from '../read/read.ts';
import { isOwn, oneLine, rowText } from './cell-content.ts';
import { classifyRow, isOtherHeader, learnHeader } from './classify-row.ts';
import {
  type FurtherTable,
  furtherTable,
  otherWords,
  restated,
  standsOverTable,
  type TableContext,
  widens,
} from './further-tables.ts';
import { plainName } from './header-name.ts';
import type { LayoutMemory } from './layout-memory.ts';
import { isPlainLine } from './plain-line.ts';
import type { Said, SaidOfColumns } from './said-columns.ts';
import type { TableBeside } from './side-tables.ts';
import { type TableReader, tableReader, type UnusedColumn } from './table-reader.ts';
import { tableSums, type WrongSum } from './table-sums.ts';
import { countsOtherwise } from './totals-over.ts';
import { unitQuestions } from './unit-columns.ts';
import { statesOtherUnits } from './units-above.ts';

/** How much of a skipped row is kept to know it again by. */
export const SKIPPED_TEXT = 120;

interface LineContext {
  readonly kind: SheetKind;
  /** What a further table of the sheet might be of instead. */
  readonly kinds?: readonly SheetKind[];
  readonly memory?: LayoutMemory;
  /** Header → what a person said of columns that only further tables have. */
  readonly named?: Said | undefined;
  /** Header → what a person answered to questions of columns. */
  readonly answers?: SaidOfColumns['answers'];
  /** Index into the run's files. */
  readonly file: number;
  /** The next line id of the run. */
  readonly nextId: () => number;
  /** Whether rows that are wider than the header have moved cells, see {@link SheetInfo.delimited}. */
  readonly delimited?: boolean;
  readonly retyped?: Retyped | undefined;
}

/** What a person typed into cells of the sheet since: row (from 1) → column (from 0) → text, null where it was emptied. */
export type Retyped = ReadonlyMap<number, ReadonlyMap<number, string | null>>;

/** The cells of a line as they would be read with what was typed since. */
export interface RetypedLine {
  readonly line: number;
  readonly cells: Line['cells'];
}

interface BuiltRows {
  readonly lines: readonly Line[];
  readonly skipped: readonly SkippedRow[];
}

interface LineBuilder {
  /**
   * Takes the sheet's rows in order, batch after batch. Every row comes out again, as a line or as skipped.
   *
   * @param following rows behind them, to know by what a header further down is
   */
  add(rows: readonly SourceRow[], following?: readonly SourceRow[]): BuiltRows;
  /** What was seen in the rows so far, to be told of the sheet. */
  told(): Pick<SheetRecognition, 'columns' | 'hiddenRows' | 'tables' | 'boxRows' | 'missing' | 'questions'>;
  /** Stated totals that the rows so far do not come to. */
  wrongSums(): readonly WrongSum[];
  /** Tables beside those that are read, as far as rows were seen, each with a line nearby. */
  beside(): readonly (TableBeside & { readonly line: number })[];
  /** Filled columns without a field, as far as rows were seen. */
  unused(): readonly Omit<UnusedColumn, 'kind'>[];
  /** The lines that something was typed into since. */
  readonly retyped: readonly RetypedLine[];
}

/** What a row may be taken for that says something of each box. */
const mayBeOfBoxes: ReadonlySet<string> = new Set(['line', 'title', 'instructions']);

/** Rows above a header further down that may belong to it. */
const mostAbove = 20;
/** Rows that a header further down is known by. */
const sampleRows = 60;

/** Turns the rows of one used sheet into lines. @throws Error for an ignored sheet. */
export function createLineBuilder(
  recognition: SheetRecognition,
  { kind, kinds = [kind], memory = [], named, answers, file, nextId, delimited = false, retyped }: LineContext,
): LineBuilder {
  const { sheet, use } = recognition;
  const part = use === 'ignored' ? 'whole' : use;
  const ours = new Set<number>();
  const context: TableContext = { sheet: recognition, kind, kinds, memory, named, answers };
  const first = tableReader(recognition, { kind, delimited, ours, memory });
  const further: { readonly table: FurtherTable; readonly reader: TableReader }[] = [];
  /** What columns leave open that only further tables have, once for each name. */
  const asked = new Map<string, ColumnQuestion>();
  const sums = tableSums(kind);
  sums.begin(recognition);
  const typedSince: RetypedLine[] = [];
  let current = first;
  let ended = false;
  let firstLine: number | undefined;
  let hiddenRows = 0;
  /** The row of a second header with other columns that is not understood, once it was passed. */
  let otherHeader: number | undefined;
  /** What stands between the last line and the next header. */
  let top: SourceRow[] = [];

  const begin = (table: FurtherTable, above: TableReader['above'] = {}) => {
    const { headerLines: _, cells: __, tables: ___, boxRows: ____, beside: _____, ...rest } = recognition;
    current = tableReader({ ...rest, ...table }, { kind, delimited, ours, memory }, above);
    sums.begin(table);
    for (const row of top) current.see(row);
    further.push({ table, reader: current });
  };

  const upToHeader = (rows: readonly SourceRow[]) => {
    const end = rows.findIndex((row) => {
      const own = current.own(row);
      return isOtherHeader(own, current.table) || classifyRow(own, current.table) === 'repeated-header';
    });
    return end < 0 ? rows : rows.slice(0, end);
  };

  /** What a row is, and whether the rows below it are read by another header from now on. */
  const sort = (whole: SourceRow, following: () => readonly SourceRow[]): SkipReason | 'line' => {
    // Nearly every row: of these nothing else has to be asked.
    if (retyped === undefined && current.isPlain && isPlainLine(whole, current.table)) return 'line';
    const source = current.own(whole);
    const again = current.recognition.cells && restated(source, current.recognition, context);
    if (again && source.row > (current.recognition.headerRow ?? 0)) {
      top.push(whole);
      const { columns } = current.recognition;
      begin({ headerRow: source.row, again: true, columns, cells: again.cells }, again.kept(current.above));
      return 'title';
    }
    const found = classifyRow(source, current.table);
    // Other tables may stand beside each other below it, or none.
    const isWider =
      found === 'repeated-header' &&
      (current.recognition.beside !== undefined ||
        widens(source, current) ||
        statesOtherUnits(top, current.recognition, kind) ||
        (top.length > 0 && countsOtherwise(upToHeader(following()), current.recognition, kind)));
    const inOtherWords = found === 'repeated-header' && !isWider ? otherWords(source, current) : undefined;
    if (found === 'repeated-header' && !isWider) otherHeader = undefined;
    if (found !== 'line' && !isWider && !inOtherWords) return found;
    if (isWider || inOtherWords || isOtherHeader(source, current.table)) {
      const next = following();
      const end = next.findIndex((row) => isOtherHeader(row, current.table));
      const other = furtherTable(whole, top, end < 0 ? next : next.slice(0, end), context);
      if (!other && inOtherWords === 'same') return 'repeated-header';
      if (other) begin(other.table);
      for (const question of other?.questions ?? []) {
        const header = other?.table.columns.find(({ index }) => index === question.index)?.header ?? '';
        const name = `${plainName(header)} ${question.kind}`;
        if (!asked.has(name)) asked.set(name, question);
      }
      otherHeader = other ? undefined : source.row;
      return other ? 'repeated-header' : 'other-header';
    }
    const isHeader = (of: SourceRow) => {
      const row = current.own(of);
      return classifyRow(row, current.table) === 'repeated-header' || isOtherHeader(row, current.table);
    };
    return standsOverTable(source, following, isHeader) ? 'title' : 'line';
  };

  /** A row as it is since a person typed into it, or into one that lends it something. */
  const readSince = (whole: SourceRow) => {
    if (retyped === undefined) return undefined;
    const texts = retyped.get(whole.row);
    return current.since(current.own(texts ? { ...whole, cells: withTexts(whole.cells, texts) } : whole));
  };

  const add = (rows: readonly SourceRow[], next: readonly SourceRow[] = []): BuiltRows => {
    const lines: Line[] = [];
    const skipped: SkippedRow[] = [];
    const all = [...rows, ...next];
    for (const [at, whole] of rows.entries()) {
      const { row } = whole;
      if (whole.hidden) hiddenRows++;
      first.see(whole);
      ended ||= row > first.table.headerRow && begins(current.own(whole), recognition.ends);
      const told = ended ? 'after-end' : sort(whole, () => all.slice(at + 1, at + 1 + sampleRows));
      const source = current.own(whole);
      const sorted = told === 'line' && sums.isSum(source) ? 'total' : told;
      const isBeside = current.pass(whole);
      const ofBoxes = mayBeOfBoxes.has(sorted) && current.boxes?.see(source);
      const cells = sorted === 'line' && !ofBoxes ? current.linesOf(source) : [];
      const found = ofBoxes ? 'box-row' : sorted === 'line' && cells.length === 0 ? 'no-box' : sorted;
      if (found === 'no-box' || found === 'line') current.stand(source);
      const since = found === 'no-box' || found === 'line' ? readSince(whole) : undefined;
      if (found === 'header') {
        learnHeader(current.table, source);
        current.boxes?.seeHeader(source);
        for (const [index, cell] of whole.cells.entries()) if (REPORT_HEADERS.includes(oneLine(cell))) ours.add(index);
      }
      if (found === 'total') sums.total(source);
      if (found === 'total') current.passTotal();
      if (found === 'no-box') sums.line(source, undefined);
      if (found !== 'line') {
        const reason = found === 'blank' && isBeside ? 'beside' : found;
        skipped.push({ file, sheet, row, reason, text: rowText(whole, SKIPPED_TEXT) });
        // One that states cells anew stands there already.
        if (top.at(-1) !== whole) top = [...top.slice(-mostAbove), whole];
        continue;
      }
      for (const [nth, of] of cells.entries()) {
        const id = nextId();
        lines.push({ id, file, sheet, row, part, cells: below(otherHeader, of) });
        if (nth > 0) continue;
        const [typed, ...more] = since ?? [];
        if (cells.length === 1 && typed && more.length === 0 && (retyped?.has(row) || isOtherwise(typed, of)))
          typedSince.push({ line: id, cells: below(otherHeader, typed) });
        firstLine ??= id;
        current.count(source, id);
        sums.line(source, id);
      }
      current.table.before = source;
      top = [];
    }
    return { lines, skipped };
  };
  return {
    add,
    retyped: typedSince,
    told() {
      const tables = further.map(({ table, reader }) => ({ ...table, columns: reader.columns() }));
      const boxRows = first.boxes?.rows() ?? [];
      const given = new Set(boxRows.flatMap(fieldsOf));
      const readers = [first, ...further.flatMap(({ table, reader }) => (table.again ? [] : reader))];
      const known = [...(recognition.questions ?? []), ...asked.values()];
      const questions = [...known, ...unitQuestions(readers, known)];
      return {
        columns: first.columns(),
        hiddenRows,
        missing: recognition.missing.filter((field) => !given.has(field)),
        ...(tables.length > 0 && { tables }),
        ...(boxRows.length > 0 && { boxRows: [...boxRows] }),
        ...(questions.length > 0 && { questions }),
      };
    },
    beside() {
      const line = firstLine;
      if (line === undefined) return [];
      return [first, ...further.map(({ reader }) => reader)].flatMap((reader) =>
        reader.beside().map((of) => ({ ...of, line })),
      );
    },
    wrongSums: sums.wrong,
    unused: () => [first, ...further.map(({ reader }) => reader)].flatMap((reader) => reader.unused()),
  };
}

function withTexts(cells: SourceRow['cells'], texts: ReadonlyMap<number, string | null>): SourceRow['cells'] {
  const width = Math.max(cells.length, ...[...texts.keys()].map((column) => column + 1));
  return Array.from({ length: width }, (_, column) => {
    const text = texts.get(column);
    return text === undefined ? (cells[column] ?? null) : withValue(cells[column], text);
  });
}

/** Whether cells that nobody typed into say something else than they did: what stands above them lends it. */
function isOtherwise(since: Record<string, SourceCell>, before: Record<string, SourceCell>): boolean {
  const fields = new Set([...Object.keys(since), ...Object.keys(before)]);
  return [...fields].some((field) => cellText(since[field]) !== cellText(before[field]));
}

/** Whether a row is the one above which a person said that the table ends. */
function begins({ cells }: SourceRow, ends: string | undefined): boolean {
  return ends !== undefined && plainName(oneLine(cells.find(isOwn))) === plainName(ends);
}

/** Notes on the first cell that its row stands below another header. */
function below(otherHeader: number | undefined, cells: Record<string, SourceCell>): Record<string, SourceCell> {
  if (otherHeader === undefined) return cells;
  const [first] = Object.entries(cells);
  if (first === undefined) return cells;
  const [field, cell] = first;
  return { ...cells, [field]: { type: 'plain', value: cellText(cell), otherHeader } };
}
