import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';

/** Whether orders of a run have boxes that labels are stuck onto. */
export function hasLabels({ kind }: Pick<Run, 'kind'>): boolean {
  return findKind(kind)?.packing !== undefined;
}
