import Papa from 'papaparse';
import type { Range, Size } from './selection.ts';

/** Cells as spreadsheet programs put them on the clipboard: tabs, line breaks, quotes where a cell needs them. */
export function parseCells(text: string): string[][] {
  const trimmed = text.replace(/\r?\n$/, '');
  // A blank cell was copied; a clipboard without any text has no cells.
  if (trimmed === '' && text !== '') return [['']];
  const { data, errors } = Papa.parse<string[]>(trimmed, { delimiter: '\t' });
  // A cell may begin with a quote without being quoted: then quotes mean nothing.
  return errors.length === 0 ? data : trimmed.split(/\r?\n/).map((line) => line.split('\t'));
}

export function writeCells(cells: readonly (readonly string[])[]): string {
  return Papa.unparse(
    cells.map((row) => [...row]),
    { delimiter: '\t', newline: '\r\n', escapeFormulae: false },
  );
}

/** Pasted cells as CSV, which the importer reads like a file. */
export function cellsToCsv(cells: readonly (readonly string[])[]): string {
  return Papa.unparse(cells.map((row) => [...row]));
}

interface PastePlan {
  readonly range: Range;
  /** The text for a cell of the range, by its place in the grid. */
  textAt(row: number, col: number): string;
  /** Rows and columns of the clipboard that did not fit below and to the right. */
  readonly lostRows: number;
  readonly lostCols: number;
}

/**
 * Where pasted cells go: from the selection's top left on. A selection that the block fills a whole number of times is
 * filled with it, as in spreadsheet programs; anything else takes the block once.
 */
export function planPaste(cells: readonly (readonly string[])[], selected: Range, size: Size): PastePlan | null {
  const height = cells.length;
  const width = Math.max(0, ...cells.map((row) => row.length));
  if (height === 0 || width === 0) return null;
  const tall = selected.bottom - selected.top + 1;
  const wide = selected.right - selected.left + 1;
  const rows = tall % height === 0 ? tall : height;
  const cols = wide % width === 0 ? wide : width;
  const fitRows = Math.min(rows, size.rows - selected.top);
  const fitCols = Math.min(cols, size.cols - selected.left);
  return {
    range: {
      top: selected.top,
      bottom: selected.top + fitRows - 1,
      left: selected.left,
      right: selected.left + fitCols - 1,
    },
    textAt: (row, col) => cells[(row - selected.top) % height]?.[(col - selected.left) % width] ?? '',
    lostRows: rows - fitRows,
    lostCols: cols - fitCols,
  };
}
