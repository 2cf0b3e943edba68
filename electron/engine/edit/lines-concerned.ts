import { orderKey } from '../check/check.ts';
import type { RunScope } from '../run-scope.ts';
import type { Store, StoredLine } from '../store/store.ts';

/**
 * What is to be grouped and checked again after lines changed, in reading order: these lines, all lines of the orders they
 * leave or join or may be taken for, and where lines without a key are concerned the order above them, which waits for them.
 * Of each order all lines without a key below it are there too.
 */
export function linesConcerned(
  { lines, orders }: Store,
  { run, kind }: RunScope,
  changed: readonly number[],
): ReadonlyMap<number, StoredLine> {
  const touched = lines.get(run, changed);
  const kept = touched.filter(({ dropped }) => !dropped);
  const isLoose = (line: StoredLine) => line.order === null || line.dropped || orderKey(kind, line) === '';
  const below = (span: readonly StoredLine[]) => span.slice(-1).flatMap((last) => lines.looseBelow(run, last));
  const above = spans(touched).flatMap((span) => {
    const [first] = span;
    const isHeldUp = first && (span.some(isLoose) || below(span).length > 0);
    return isHeldUp ? (lines.orderAbove(run, first) ?? []) : [];
  });
  const left = [...touched.flatMap(({ order }) => order ?? []), ...above];
  const keys = new Set([
    ...left.flatMap((order) => orders.get(order)?.key ?? []),
    ...kept.map((line) => orderKey(kind, line)).filter(Boolean),
  ]);
  // What may be taken for one of them says so, as long as there are two.
  const alike = orders.alikeKeys(run, [...keys]);
  const members = lines.ofOrders(orders.byKey(run, [...new Set([...keys, ...alike])]).map(({ id }) => id));
  const all = inReadingOrder([...members, ...touched]);
  const found = inReadingOrder([...members, ...kept, ...spans(all).flatMap(below)]);
  return new Map(found.map((line) => [line.id, line]));
}

/** Lines that directly follow each other in their sheet, together. */
function spans(lines: readonly StoredLine[]): readonly (readonly StoredLine[])[] {
  const found: StoredLine[][] = [];
  for (const line of lines) {
    const span = found.at(-1);
    const last = span?.at(-1);
    const follows = last && line.id - last.id <= 1 && line.sheet === last.sheet && line.file === last.file;
    if (follows) span?.push(line);
    else found.push([line]);
  }
  return found;
}

function inReadingOrder(lines: readonly StoredLine[]): readonly StoredLine[] {
  return lines.toSorted((a, b) => a.id - b.id);
}
