import type { DenseCells } from './sheetjs.ts';
import type { Parts } from './zip-parts.ts';

/** What a sheet can hold at most in any program. */
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;

/** More cells than any import holds in memory. */
export const MAX_CELLS = 20_000_000;

/** True when cells lie where no sheet has any: walking there would take for ever. */
export function isBeyondSheet(cells: DenseCells): boolean {
  return cells.length > MAX_ROWS || cells.some((row) => (row?.length ?? 0) > MAX_COLUMNS);
}

/**
 * True when a sheet describes columns that cannot be. SheetJS makes an object for each; an array of a billion is one
 * allocation that ends the whole process, limits of the worker or not.
 */
export function claimsTooManyColumns(parts: Parts): boolean {
  return [...parts].some(([name, content]) => {
    if (!/(^|\/)worksheets\/[^/]*\.xml$/i.test(name)) return false;
    const text = Buffer.from(content.buffer, content.byteOffset, content.length);
    const end = text.indexOf('sheetData');
    const head = text.toString('latin1', 0, end < 0 ? text.length : end);
    return [...head.matchAll(/<(?:\w+:)?col\s[^>]*\bmax\s*=\s*["'](\d+)/g)].some(
      ([, max]) => Number(max) > MAX_COLUMNS,
    );
  });
}
