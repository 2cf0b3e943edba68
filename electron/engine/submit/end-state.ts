import type { Counts, Hold, RunState } from '#shared/contract/run.ts';
import type { Mode } from './run-machine.ts';

export interface EndState {
  readonly state: Exclude<RunState, 'importing'>;
  readonly hold: Hold | null;
}

/**
 * How a run stands once nothing of it is under way. Pure. It is finished only when every order that was queued has a
 * final answer, whatever made it stop.
 */
export function endState(
  mode: Mode,
  { queued, unknown, ready }: Pick<Counts, 'queued' | 'unknown' | 'ready'>,
): EndState {
  if (queued + unknown === 0) return { state: ready > 0 ? 'checked' : 'finished', hold: null };
  switch (mode.type) {
    case 'sending':
    case 'cancelling':
      return { state: 'held', hold: { reason: 'undecided', params: { count: unknown } } };
    case 'pausing':
      return { state: 'paused', hold: null };
    case 'holding':
      return { state: 'held', hold: mode.hold };
    case 'stopping':
      return { state: 'submitting', hold: null };
  }
}
