import type { Counts, OrderState } from '#shared/contract/run.ts';

/** States of orders that were sent or wait for it, in the order that the bar shows them. */
export const sentStates = ['accepted', 'exists', 'rejected', 'unknown', 'queued'] as const;

/** An order that is on its way or at the partner already cannot be edited. */
export function isLocked(state: OrderState | null | undefined): boolean {
  return state != null && state !== 'incomplete' && state !== 'ready' && state !== 'rejected';
}

/** Orders that were sent, or wait for it. */
export function sentCount(counts: Counts): number {
  return sentStates.reduce((sum, state) => sum + counts[state], 0);
}

/** Orders with a final answer. */
export function doneCount({ accepted, exists, rejected }: Counts): number {
  return accepted + exists + rejected;
}
