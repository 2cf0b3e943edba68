import { type Refusal, refuse } from './refusal.ts';
import type { DenseCells, Range, WorkBook } from './sheetjs.ts';

/** A workbook as SheetJS has read it. What SheetJS leaves out without a word is a refusal here. */
export interface RawBook {
  readonly ok: true;
  readonly sheets: readonly RawSheet[];
}

export interface RawSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly date1904: boolean;
  readonly cells: DenseCells;
  readonly merges: readonly Range[];
  /** 0-based. */
  readonly hiddenColumns: readonly number[];
  readonly isRowHidden: (row: number) => boolean;
  /** How deep a row stands in the outline, from 0. */
  readonly outlineOf: (row: number) => number;
}

/** What a sheet can hold at most in any program. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
/** Cells that a workbook may hold: 200 000 lines of 25 columns. More is not read within the memory that reading may take. */
export const MAX_CELLS = 5_000_000;

/** There are more than {@link MAX_CELLS}. */
export class TooManyCells extends Error {
  override readonly name = 'TooManyCells';
}

/** Something in a sheet cannot be placed or understood: refused, so that nothing moves or gets lost. */
export class SheetDamaged extends Error {
  override readonly name = 'SheetDamaged';
  /** The sheet's name, where the reader of its part knows it. */
  readonly sheet: string | undefined;

  constructor(what: string, sheet?: string) {
    super(what);
    this.sheet = sheet;
  }
}

/** Charts, dialogs and macro sheets hold no rows of a person's. */
const NO_ROWS = new Set(['chartsheet', 'dialogsheet', 'xlMacrosheet', 'chart', 'dialog', 'macro']);

/** @param type last word of the relationship's, or SheetJS's word for it */
export function isWithoutRows(type: string | undefined): boolean {
  return NO_ROWS.has(type ?? '');
}

/** What readers throw is about the file, not about us. */
export function attempt<T>(read: () => T | Refusal): T | Refusal {
  try {
    return read();
  } catch (error) {
    if (error instanceof TooManyCells) return refuse('tooManyCells', { max: MAX_CELLS });
    if (error instanceof SheetDamaged && error.sheet !== undefined)
      return refuse('sheetUnreadable', { sheet: error.sheet });
    return refuse(/password|encrypt/i.test(String(error)) ? 'encrypted' : 'unreadable');
  }
}

/** SheetJS drops a sheet it cannot parse without a word; here that refuses the whole file. */
export function rawBook(book: WorkBook): RawBook | Refusal {
  const sheets: RawSheet[] = [];
  for (const [i, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (isWithoutRows(sheet?.['!type'])) continue;
    if (!sheet || book.SheetNames.indexOf(name) !== i) return refuse('sheetUnreadable', { sheet: name });
    const cells: DenseCells = sheet['!data'] ?? [];
    if (isBeyondSheet(cells)) return refuse('sheetUnreadable', { sheet: name });
    sheets.push({
      name,
      cells,
      hidden: (book.Workbook?.Sheets?.find((props) => props.name === name)?.Hidden ?? 0) !== 0,
      date1904: book.Workbook?.WBProps?.date1904 ?? false,
      merges: sheet['!merges'] ?? [],
      hiddenColumns: (sheet['!cols'] ?? []).flatMap((column, at) => (column?.hidden ? [at] : [])),
      isRowHidden: (row) => sheet['!rows']?.[row]?.hidden === true,
      outlineOf: (row) => sheet['!rows']?.[row]?.level ?? 0,
    });
  }
  return { ok: true, sheets };
}

/** True when cells lie where no sheet has any: walking there would take for ever. */
function isBeyondSheet(cells: DenseCells): boolean {
  return cells.length > MAX_ROWS || cells.some((row) => (row?.length ?? 0) > MAX_COLUMNS);
}
