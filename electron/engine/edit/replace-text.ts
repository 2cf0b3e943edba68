import type { Parsed } from '#shared/contract.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Change } from '../store/edits.ts';
import type { Store } from '../store/store.ts';
import { replaceChanges } from './changes.ts';
import { throughMerges } from './merged-cells.ts';

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
