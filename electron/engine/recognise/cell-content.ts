import { cellText, isFilledDown, type SourceCell } from '#shared/sheets/cell.ts';
import { isDitto } from '#shared/words/cell-words.ts';
import type { SourceRow } from '../read/read.ts';

type MaybeCell = SourceCell | null | undefined;

/** Nothing was typed. Pictures, error values and formulas without a value are something: checking tells of them. */
export function isBlank(cell: MaybeCell): boolean {
  if (cell === null || cell === undefined) return true;
  if (typeof cell === 'number' || typeof cell === 'boolean') return false;
  if (typeof cell === 'object' && cell.type !== 'plain' && cell.type !== 'date') return false;
  return cellText(cell).trim() === '';
}

/** Typed in this very cell: neither blank nor lent by a merge. */
export function isOwn(cell: MaybeCell): cell is SourceCell {
  return !isBlank(cell) && !isFilledDown(cell);
}

/** Text with a letter in it: what headers, titles and notes are made of. */
export function isWording(cell: MaybeCell): boolean {
  const value = typeof cell === 'object' && cell !== null ? cell.value : cell;
  return typeof value === 'string' && /\p{L}/u.test(value) && (typeof cell !== 'object' || cell?.type === 'plain');
}

/** One line of text: white space and line breaks become single spaces. */
export function oneLine(cell: MaybeCell): string {
  const text = cellText(cell);
  // Of a hundred thousand rows hardly a cell has any.
  return /\s/u.test(text) ? text.replace(/\s+/gu, ' ').trim() : text;
}

/** The row's own texts side by side, at most `max` characters. */
export function rowText(row: SourceRow, max: number): string {
  const text = row.cells.filter(isOwn).map(oneLine).filter(Boolean).join(' ');
  return [...text].slice(0, max).join('');
}

const mostSamples = 3;
const longestSample = 60;

/** Cut to 60 characters. */
export function shortText(cell: MaybeCell): string {
  return [...oneLine(cell)].slice(0, longestSample).join('');
}

/** Up to three different values of a column, cut to 60 characters. */
export function columnSamples(index: number, rows: readonly SourceRow[]): string[] {
  const samples = new Set<string>();
  for (const { cells } of rows) {
    const text = shortText(cells[index]);
    if (text !== '') samples.add(text);
    if (samples.size === mostSamples) break;
  }
  return [...samples];
}

/** A word that means the cell above. */
export function isDittoCell(cell: MaybeCell): boolean {
  const value = typeof cell === 'object' && cell?.type === 'plain' ? cell.value : cell;
  return typeof value === 'string' && isDitto(value);
}
