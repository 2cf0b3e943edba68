import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import type { SourceRow } from '../read/read.ts';
import { byText } from './by-text.ts';
import { isOwn, oneLine } from './cell-content.ts';
import { beginsNote, type Table, totalWord } from './classify-row.ts';
import { plainName } from './header-name.ts';

/**
 * True of a row that is a line for certain, told in one pass over its cells: it has a number in a column of the lines, its cells are
 * plain, it begins like no total and no note, and there is no label in it. False says nothing: whoever gets it asks all the rest
 * (`classify-row.ts`, `further-tables.ts`), to the same end.
 */
export function isPlainLine({ row, cells, outline }: SourceRow, table: Table): boolean {
  const { before, columns } = table;
  if (row <= table.headerRow || outline || before?.outline) return false;
  let leading = -1;
  let own = 0;
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (cell === null || cell === undefined) continue;
    if (!isPlain(cell)) return false;
    if (!isOwn(cell)) continue;
    own++;
    if (leading < 0) leading = index;
  }
  if (own < 2) return false;
  const first = oneLine(cells[leading]);
  if (totalWord(first) !== null || beginsNote(first)) return false;
  // The name of the group above, and something more: perhaps its total.
  const group = before?.cells[leading];
  if (group !== cells[leading] && first.startsWith(oneLine(group))) return false;
  return columns.some(({ index, level, isNumber, names }) => {
    const cell = cells[index];
    return level === 'line' && isNumber && typeof cell === 'number' && !names.has(nameOf(cellText(cell)));
  });
}

const nameOf = byText(plainName);

/** A number, a date, or a text in which no label can be. */
function isPlain(cell: SourceCell): boolean {
  if (typeof cell === 'string') return !/[:：]/.test(cell);
  if (typeof cell === 'object') return cell.type === 'date' && Object.keys(cell).length === 2;
  return typeof cell === 'number';
}
