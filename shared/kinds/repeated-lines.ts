import type { Fix } from '../problem.ts';

interface HasId {
  readonly id: number;
}

/** A line that says again what an earlier line of its order says. */
export interface Repeat<L extends HasId, Shared extends string> {
  readonly line: L;
  readonly first: L;
  /** What they share, by field. */
  readonly identity: Readonly<Record<Shared, string>>;
  /** Makes one line of the two; undefined where something would be lost. */
  readonly fix: Fix | undefined;
}

/**
 * The lines of an order that another one before them stands for already, in their order.
 *
 * @param identity the values that no two lines may share; a line that lacks one of them repeats nothing
 * @param merge the fix that makes one line of two; undefined where they differ in more than a quantity
 */
export function repeatedLines<L extends HasId, Shared extends string>(
  lines: readonly L[],
  identity: (line: L) => Readonly<Record<Shared, string | undefined>>,
  merge: (keep: L, drop: L) => Fix | undefined,
): readonly Repeat<L, Shared>[] {
  const repeats: Repeat<L, Shared>[] = [];
  const firsts = new Map<string, { readonly line: L; merged: boolean }>();
  for (const line of lines) {
    const shared = identity(line);
    if (!isWhole(shared)) continue;
    let key = '';
    for (const field in shared) key += `${shared[field].length} ${shared[field]}`;
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, { line, merged: false });
      continue;
    }
    // One merge at a time: a second one would start from a quantity that the first has changed.
    const fix = first.merged ? undefined : merge(first.line, line);
    first.merged ||= fix !== undefined;
    repeats.push({ line, first: first.line, identity: shared, fix });
  }
  return repeats;
}

/** Whether two lines say the same in all that is left after the quantity was taken out. */
export function sameValues(one: object, other: object): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

const sorted = (values: object) => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));

function isWhole<Shared extends string>(
  values: Readonly<Record<Shared, string | undefined>>,
): values is Readonly<Record<Shared, string>> {
  return !Object.values(values).includes(undefined);
}
