import { areAlike, keyLikeness } from '#shared/sheets/key-likeness.ts';
import type { OrderGroup } from './group-lines.ts';

/** Two orders whose keys may have been meant to be one. */
export interface AlikeKeys {
  readonly other: OrderGroup;
  /** Of the two, the one whose key more lines have; the first of equals. */
  readonly kept: OrderGroup;
}

/**
 * For each order another one whose key differs only in what a person overlooks; see {@link areAlike}. Looked up by what is
 * left of the keys then, so that it takes as long as there are orders.
 */
export function alikeKeys(groups: readonly OrderGroup[]): ReadonlyMap<OrderGroup, AlikeKeys> {
  const found = new Map<OrderGroup, AlikeKeys>();
  for (const bucket of Map.groupBy(groups, ({ key }) => keyLikeness(key)).values()) {
    if (bucket.length < 2) continue;
    const byKey = new Map<string, OrderGroup>();
    for (const group of bucket) if (!byKey.has(group.key)) byKey.set(group.key, group);
    if (byKey.size < 2) continue;
    const first = [...byKey.values()].slice(0, mostCompared).toSorted((a, b) => b.lines.length - a.lines.length);
    for (const group of bucket) {
      const other = first.find(({ key }) => areAlike(key, group.key));
      if (!other) continue;
      const isKept = group.lines.length > other.lines.length || first.indexOf(group) < first.indexOf(other);
      found.set(group, { other, kept: isKept && first.includes(group) ? group : other });
    }
  }
  return found;
}

/** More keys than this that all look alike are compared with these alone. */
const mostCompared = 50;
