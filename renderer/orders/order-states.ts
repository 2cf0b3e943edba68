import type { Counts, OrderState } from '#shared/contract/run.ts';

/** States in which an order was sent, in the order that a bar shows them: good news first. */
export const sentStates = ['accepted', 'exists', 'rejected', 'unknown', 'queued'] as const;
export type SentState = (typeof sentStates)[number];

/** What is on its way, or at the partner already, stays as it was sent. */
export function isLocked(state: OrderState | null | undefined): boolean {
  return state != null && state !== 'incomplete' && state !== 'ready' && state !== 'rejected';
}

/** Colours of antd's tags. */
export const tagColors: Readonly<Record<OrderState, string>> = {
  incomplete: 'default',
  ready: 'blue',
  queued: 'default',
  sending: 'processing',
  accepted: 'success',
  exists: 'cyan',
  rejected: 'error',
  unknown: 'warning',
};

/** Orders that were sent, or wait for it. */
export function sentCount(counts: Counts): number {
  return sentStates.reduce((sum, state) => sum + counts[state], 0);
}

/** Orders with a final answer. */
export function doneCount({ accepted, exists, rejected }: Counts): number {
  return accepted + exists + rejected;
}
