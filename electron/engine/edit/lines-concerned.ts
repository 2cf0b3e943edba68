import { holdsUp, orderKey } from '../check/check.ts';
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
  const below = (of: readonly StoredLine[]) => lines.looseBelow(run, of).filter((line) => holdsUp(kind, line));
  const isOfOrders = !touched.some(isLoose) && below(touched).length === 0;
  const above = isOfOrders ? [] : firstOfSpans(touched).flatMap((first) => lines.orderAbove(run, first) ?? []);
  const left = [...touched.flatMap(({ order }) => order ?? []), ...above];
  const keys = new Set([
    ...left.flatMap((order) => orders.get(order)?.key ?? []),
    ...kept.map((line) => orderKey(kind, line)).filter(Boolean),
  ]);
  // What may be taken for one of them says so, as long as there are two.
  const alike = orders.alikeKeys(run, [...keys]);
  const members = lines.ofOrders(orders.byKey(run, [...new Set([...keys, ...alike])]).map(({ id }) => id));
  const loose = below(inReadingOrder([...members, ...touched]));
  return new Map(inReadingOrder([...members, ...kept, ...loose]).map((line) => [line.id, line]));
}

/** Of lines that directly follow each other in their sheet the first. */
function firstOfSpans(lines: readonly StoredLine[]): readonly StoredLine[] {
  return lines.filter((line, at) => {
    const before = lines[at - 1];
    return !(before && line.id === before.id + 1 && line.sheet === before.sheet && line.file === before.file);
  });
}

function inReadingOrder(lines: readonly StoredLine[]): readonly StoredLine[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  return [...byId.values()].sort((a, b) => a.id - b.id);
}
