import type { Run } from '#shared/contract/run.ts';
import { sentCount } from './order-states.ts';

/**
 * Where a run that was sent, or is being sent, is opened: at the sending while something of it is under way, stopped or
 * left, because that is where one goes on; else at its results. Null for one of which nothing was sent.
 */
export function continuedAt({ state, counts }: Pick<Run, 'state' | 'counts'>): 'submit' | 'results' | null {
  if (state === 'submitting' || state === 'paused' || state === 'held') return 'submit';
  if (sentCount(counts) === 0) return null;
  return counts.queued + counts.unknown + counts.ready > 0 ? 'submit' : 'results';
}
