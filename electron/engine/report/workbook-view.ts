import { type CellObject, type ParsingOptions, type Range, read, utils } from 'xlsx';
import { MAX_CELL_TEXT } from '#shared/sheets/cell.ts';
import { type RawBook, readBook } from '../read/open-workbook.ts';

/** A workbook as one reader reads it: what a report starts from, and what it must still hold. */
export interface WorkbookView {
  /** Of the sheets that hold cells. */
  readonly names: readonly string[];
  sheet(name: string): SheetView | undefined;
}

/** `row` counts from 1, `column` from 0. */
export interface SheetView {
  readonly date1904: boolean;
  cell(row: number, column: number): CellObject | undefined;
  /** By address, such as `B5`. */
  at(address: string): CellObject | undefined;
  /** Highest row (from 1) and column (from 0; -1 when empty) with a value. */
  readonly lastRow: number;
  lastColumn(except?: number | null): number;
  /** Number of cells a row holds, empty ones between them counted. */
  width(row: number): number;
  readonly merges: readonly Range[];
  /** The merged range a cell lies in. */
  mergeAt(row: number, column: number): Range | undefined;
}

/** As imports read it; null when they would refuse it. */
export function viewWorkbook(bytes: Uint8Array): WorkbookView | null {
  const book = readBook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), 'xlsx');
  return book.ok ? viewBook(book) : null;
}

export function viewBook({ sheets }: RawBook): WorkbookView {
  const views = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  return {
    names: sheets.map(({ name }) => name),
    sheet: once((name) => {
      const sheet = views.get(name);
      return sheet && viewSheet(sheet);
    }),
  };
}

/** Values and formulas as stored; number formats, because they tell dates from numbers. */
const OPTIONS: ParsingOptions = { dense: true, cellText: false, cellHTML: false, cellNF: true, cellFormula: true };

/**
 * As SheetJS reads it, which shares nothing with the reader of imports. It spells out shared formulas, too. Null when it
 * cannot, or may not: it makes a copy of a long text for every cell that shows it.
 */
export function secondView(bytes: Uint8Array, first: WorkbookView): WorkbookView | null {
  if (first.names.some((name) => holdsHugeText(first.sheet(name)))) return null;
  try {
    const book = read(bytes, { ...OPTIONS, type: 'buffer' });
    const date1904 = book.Workbook?.WBProps?.date1904 ?? false;
    return {
      names: book.SheetNames,
      sheet: once((name) => {
        const sheet = book.Sheets[name];
        return sheet && viewSheet({ cells: sheet['!data'] ?? [], merges: sheet['!merges'] ?? [], date1904 });
      }),
    };
  } catch {
    return null;
  }
}

function holdsHugeText(sheet: SheetView | undefined): boolean {
  for (let row = 1; row <= (sheet?.lastRow ?? 0); row++) {
    for (let column = 0; column < (sheet?.width(row) ?? 0); column++) {
      const value = sheet?.cell(row, column)?.v;
      if (typeof value === 'string' && value.length > MAX_CELL_TEXT) return true;
    }
  }
  return false;
}

function once(make: WorkbookView['sheet']): WorkbookView['sheet'] {
  const made = new Map<string, SheetView | undefined>();
  return (name) => {
    if (!made.has(name)) made.set(name, make(name));
    return made.get(name);
  };
}

interface ReadSheet {
  readonly cells: RawBook['sheets'][number]['cells'];
  readonly merges: readonly Range[];
  readonly date1904: boolean;
}

function viewSheet({ cells: rows, merges, date1904 }: ReadSheet): SheetView {
  return {
    date1904,
    cell: (row, column) => rows[row - 1]?.[column],
    at: (address) => {
      const { r, c } = utils.decode_cell(address);
      return rows[r]?.[c];
    },
    lastRow: rows.length,
    lastColumn: (except = null) => {
      let last = -1;
      for (const cells of rows) {
        for (let at = (cells?.length ?? 0) - 1; at > last; at--) if (at !== except && isFilled(cells?.[at])) last = at;
      }
      return last;
    },
    width: (row) => rows[row - 1]?.length ?? 0,
    merges,
    mergeAt: mergeIndex(merges, rows.length),
  };
}

/** Sheets with a merge on every other row are common; marks ask for one each. */
function mergeIndex(merges: readonly Range[], rowCount: number): SheetView['mergeAt'] {
  const byRow = new Map<number, Range[]>();
  for (const merge of merges) {
    for (let row = merge.s.r + 1; row <= Math.min(merge.e.r + 1, rowCount); row++) {
      const list = byRow.get(row) ?? [];
      list.push(merge);
      byRow.set(row, list);
    }
  }
  return (row, column) => byRow.get(row)?.find(({ s, e }) => column >= s.c && column <= e.c);
}

export function isFilled(cell: CellObject | undefined): boolean {
  return cell !== undefined && cell.t !== 'z' && ((cell.v ?? '') !== '' || cell.f !== undefined);
}
