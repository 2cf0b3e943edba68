import type { Counts, OrderState, Run, ShownState } from '#shared/contract/run.ts';

/** States of orders that were sent or wait for it, in the order that the bar shows them. */
export const sentStates = ['accepted', 'exists', 'rejected', 'shelved', 'withdrawn', 'unknown', 'queued'] as const;

/** The same, with those on their way apart from those in the queue; and what errors held back. */
export const barStates = [...sentStates, 'sending', 'incomplete'] as const;

/** How many orders are shown in each state: of those in the queue some are on their way, and cannot be taken back. */
export function barCounts({ counts, standing: { sending } }: Pick<Run, 'counts' | 'standing'>) {
  return { ...counts, queued: counts.queued - sending, sending };
}

/** Whether orders of a run are being queued: nothing of it left yet, and nothing does before the last of them. */
export function isQueueing({ counts, state }: Pick<Run, 'counts' | 'state'>): boolean {
  return counts.queued > 0 && (state === 'checked' || state === 'finished');
}

/** An order as it stands: where its run stopped and could not write that down, nobody is sending it any more. */
export function stateNow({ hold }: Pick<Run, 'hold'>, shown: ShownState): ShownState {
  return shown === 'sending' && (hold?.reason === 'store' || hold?.reason === 'office' || hold?.reason === 'internal')
    ? 'unknown'
    : shown;
}

/** An order that is on its way or at the partner already cannot be edited. */
export function isLocked(state: OrderState | null | undefined): boolean {
  return state != null && state !== 'incomplete' && state !== 'ready' && state !== 'rejected';
}

/** Orders that were sent, or wait for it. */
export function sentCount(counts: Counts): number {
  return sentStates.reduce((sum, state) => sum + counts[state], 0);
}

/** Orders that were sent, or wait for it, without those that are at the partner already and are not sent. */
export function newSentCount({ counts, standing }: Pick<Run, 'counts' | 'standing'>): number {
  return sentCount(counts) - standing.existsUnsent;
}

/** Orders that sending would send. */
export function freshCount({ counts, standing }: Pick<Run, 'counts' | 'standing'>): number {
  return counts.ready - standing.readyThere;
}

/** Orders that are at the partner already and are not sent, before sending and after. */
export function thereCount({ standing }: Pick<Run, 'standing'>): number {
  return standing.readyThere + standing.existsUnsent;
}

/** Orders that are not at the partner although they were to go there. Of one of unknown outcome nobody knows that. */
export function failedCount({ counts: { incomplete, rejected, shelved } }: Pick<Run, 'counts'>): number {
  return incomplete + rejected + shelved;
}

/** Orders with a final answer, or a person's word in its place. */
export function doneCount({ accepted, exists, rejected, shelved, withdrawn }: Counts): number {
  return accepted + exists + rejected + shelved + withdrawn;
}
