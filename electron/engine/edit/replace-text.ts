import { setImmediate as turn } from 'node:timers/promises';
import type { Output, Parsed } from '#shared/contract.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Change, Store } from '../store/store.ts';
import { replaceChanges, replacePages } from './changes.ts';
import { placeOf, throughMerges } from './merged-cells.ts';

export interface Replaced {
  readonly changes: readonly Change[];
  readonly cells: number;
  /** Those of them outside the filter. */
  readonly together: number;
}

/** What finding and replacing changes, merged cells and the rest of the orders included. Changes nothing yet. */
export function replaceText(store: Store, kind: AnyKind, { filter, ...what }: Parsed<'edits.replace'>): Replaced {
  const within = store.grid.passing(what.run, filter);
  const changes = throughMerges(store, what.run, replaceChanges(store, kind, { ...what, within }));
  const together = within ? changes.filter(({ line }) => !within.lines.has(line)).length : 0;
  return { changes, cells: changes.length, together };
}

/** How much that would be. Counted page by page: over a large run the sending must not wait for it. */
export async function countReplaced(
  store: Store,
  kind: AnyKind,
  { filter, ...what }: Parsed<'edits.replaceCount'>,
): Promise<Output<'edits.replaceCount'>> {
  const within = store.grid.passing(what.run, filter);
  let shown = 0;
  const hidden = new Set<string>();
  for (const page of replacePages(store, kind, { ...what, within })) {
    shown += within ? page.filter(({ line }) => within.lines.has(line)).length : page.length;
    // A merged cell reaches lines that the filter hides, and those of another page; without a filter all are found.
    for (const change of within ? throughMerges(store, what.run, page) : []) {
      if (!within?.lines.has(change.line)) hidden.add(placeOf(change));
    }
    await turn();
  }
  return { cells: shown + hidden.size, together: hidden.size };
}
