import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { Line } from '#shared/sheets/line.ts';
import type { SourceRow } from '../read/read.ts';
import { isOwn, oneLine } from './cell-content.ts';

/** A sheet that is not read, though it speaks of the orders of one that is. */
export interface PassedOver {
  readonly sheet: string;
  /** From 0. */
  readonly column: number;
  /** An order's number in it. */
  readonly key: string;
  /** How many orders it names, as far as it was looked at. */
  readonly orders: number;
  /** A line of one of them. */
  readonly line: number;
}

/** Fewer cells in a row say nothing of an order but its number. */
const fewestCells = 3;

/** Sheets that are left out because nobody knows what they are, and that hold the numbers of orders that are read. */
export function passedOver(
  sheets: readonly SheetRecognition[],
  heads: readonly (readonly SourceRow[] | undefined)[],
  lines: ReadonlyMap<string, readonly Line[]>,
  kinds: readonly AnyKind[],
): ReadonlyMap<string, readonly PassedOver[]> {
  const found = new Map<string, readonly PassedOver[]>();
  const open = sheets.flatMap(({ sheet, use, ignored }, at) =>
    use === 'ignored' && (ignored === 'unknown' || ignored === 'other-kind') ? [{ sheet, head: heads[at] ?? [] }] : [],
  );
  if (open.length === 0) return found;
  for (const kind of kinds) {
    const [key] = kind.key;
    const orders = new Map<string, number>();
    for (const { id, cells } of lines.get(kind.id) ?? []) {
      const number = key === undefined ? '' : cellText(cells[key]).trim();
      if (number !== '' && !orders.has(number)) orders.set(number, id);
    }
    const all = orders.size === 0 ? [] : open.flatMap((of) => named(of, orders) ?? []);
    if (all.length > 0) found.set(kind.id, all);
  }
  return found;
}

/** The column of a sheet most of whose texts are numbers of orders; undefined where it has none. */
function named(
  { sheet, head }: { readonly sheet: string; readonly head: readonly SourceRow[] },
  orders: ReadonlyMap<string, number>,
): PassedOver | undefined {
  const rows = head.filter(({ cells }) => cells.filter(isOwn).length >= fewestCells);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  for (let column = 0; column < width; column++) {
    const texts = new Set(rows.map(({ cells }) => oneLine(cells[column])).filter((text) => text !== ''));
    const known = [...texts].filter((text) => orders.has(text));
    const [key] = known;
    // The header is one of the texts.
    if (key === undefined || known.length * 2 < texts.size - 1) continue;
    return { sheet, column, key, orders: known.length, line: orders.get(key) ?? 0 };
  }
  return undefined;
}
