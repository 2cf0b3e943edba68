import { setImmediate as turn } from 'node:timers/promises';
import type { Output, Parsed } from '#shared/contract.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Change, Store } from '../store/store.ts';
import { replacePages } from './changes.ts';
import { mergesOf, placeOf } from './merged-cells.ts';

export interface Replaced {
  readonly changes: readonly Change[];
  readonly cells: number;
  /** Those of them outside the filter. */
  readonly together: number;
}

/**
 * What finding and replacing changes, merged cells and the rest of the orders included. Changes nothing yet. Looked for page by
 * page: over a large run the sending must not wait for it.
 */
export async function replaceText(
  store: Store,
  kind: AnyKind,
  { filter, ...what }: Parsed<'edits.replaceCount'>,
): Promise<Replaced> {
  const within = store.grid.passing(what.run, filter);
  const throughMerges = mergesOf(store, what.run, { kind, by: 'program' });
  const all = new Map<string, Change>();
  for (const page of replacePages(store, kind, { ...what, within })) {
    for (const change of throughMerges(page)) all.set(placeOf(change), change);
    await turn();
  }
  const changes = [...all.values()];
  const together = within ? changes.filter(({ line }) => !within.lines.has(line)).length : 0;
  return { changes, cells: changes.length, together };
}

/** How much that would be. */
export async function countReplaced(
  store: Store,
  kind: AnyKind,
  wish: Parsed<'edits.replaceCount'>,
): Promise<Output<'edits.replaceCount'>> {
  const { cells, together } = await replaceText(store, kind, wish);
  return { cells, together };
}
