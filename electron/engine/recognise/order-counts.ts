import { totalWord } from './classify-row.ts';
import { type ColumnProfile, mostCells, nothing } from './column-profile.ts';
import type { MatchedColumn } from './match-columns.ts';
import { readHeader } from './read-header.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Sheet {
  readonly vocabulary: Vocabulary;
  readonly profiles: ReadonlyMap<number, ColumnProfile>;
}

/** A box number such as `1-10`. */
const range = /^\D*(\d+)\s*[-~–—至到]\s*\D*(\d+)$/u;

/** How many boxes such a number names; null for one that names one. */
export function boxesIn(text: string): number | null {
  const [, from, to] = range.exec(text) ?? [];
  return from === undefined ? null : Number(to) - Number(from) + 1;
}

/**
 * A count of boxes that says of every order how many it has, row after row: sent as it is, each box would be as many. It is
 * nobody's count where its header says total, and a question where that is only what the numbers come to.
 */
export function withoutOrderCounts(columns: readonly MatchedColumn[], sheet: Sheet): readonly MatchedColumn[] {
  const { fields } = sheet.vocabulary;
  const counted = fields.find(([, { per }]) => per !== undefined)?.[1].per;
  const count = columns.find(({ field }) => field !== null && field === counted);
  if (count === undefined || count.rule === 'chosen' || count.rule === 'remembered') return columns;
  const [key] = sheet.vocabulary.kind.key;
  const number = fields.find(([, of]) => of.type === 'text' && of.looks === 'box-number')?.[0];
  const textsOf = (name: string | undefined) => {
    const column = columns.find(({ field }) => field !== null && field === name);
    return firstTexts(column && sheet.profiles.get(column.cell.index));
  };
  if (!countsOrders(textsOf(key), textsOf(number), textsOf(counted))) return columns;
  const isTotal = readHeader(count.cell.text).whole.concepts.has('total');
  const instead = isTotal
    ? { ...count, field: null, rule: null, sure: true }
    : { ...count, sure: false, maybeOfOrder: true as const };
  return columns.map((column) => (column === count ? instead : column));
}

/** Down to where the header comes again: what is below that may be counted otherwise. */
export function firstTexts({ texts, first }: ColumnProfile = nothing): readonly string[] {
  return first === undefined ? texts : texts.slice(0, first);
}

/** Whether each order's own number of boxes is what its rows, or the first of them, say as their count; and of one it is more than 1. */
function countsOrders(keys: readonly string[], boxes: readonly string[], counts: readonly string[]): boolean {
  // A total row below names no box.
  const rows = keys.length === counts.length && totalWord(keys.at(-1) ?? '') !== null ? keys.length - 1 : keys.length;
  const [orders, stated] = [keys.slice(0, rows), counts.slice(0, counts.length - (keys.length - rows))];
  if (stated.length === 0 || stated.length !== orders.length || boxes.some((text) => boxesIn(text) !== null))
    return false;
  if (!stated.some((text) => Number(text) > 1)) return false;
  // Stated once for each order, merged or not.
  if (boxes.length !== orders.length) {
    const isWhole = boxes.length < mostCells && new Set(orders).size === orders.length;
    return isWhole && stated.reduce((sum, text) => sum + Number(text), 0) === boxes.length;
  }
  const places = orders.map((order, at) => ({ order, box: boxes[at], count: Number(stated[at]) }));
  const byOrder = [...Map.groupBy(places, ({ order }) => order).values()];
  // The last of a fair sample may go on below it.
  const seen = boxes.length < mostCells ? byOrder : byOrder.slice(0, -1);
  return seen.every((of) => of.every(({ count }) => count === new Set(of.map(({ box }) => box)).size));
}
