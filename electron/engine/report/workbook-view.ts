import { type CellObject, type ParsingOptions, type Range, read, utils, type WorkSheet } from 'xlsx';

/** A workbook as SheetJS reads it: what a report starts from, and what it must still hold. */
export interface WorkbookView {
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

/** Values and formulas as stored; number formats, because they tell dates from numbers. */
const OPTIONS: ParsingOptions = { dense: true, cellText: false, cellHTML: false, cellNF: true, cellFormula: true };

export function viewWorkbook(bytes: Uint8Array): WorkbookView {
  const book = read(bytes, { ...OPTIONS, type: 'buffer' });
  return {
    names: book.SheetNames,
    sheet: (name) => {
      const sheet = book.Sheets[name];
      return sheet === undefined ? undefined : viewSheet(sheet, book.Workbook?.WBProps?.date1904 ?? false);
    },
  };
}

function viewSheet(sheet: WorkSheet, date1904: boolean): SheetView {
  const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
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
    merges: sheet['!merges'] ?? [],
    mergeAt: mergeIndex(sheet['!merges'] ?? [], rows.length),
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
