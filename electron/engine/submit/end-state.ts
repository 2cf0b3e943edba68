import type { Counts, Hold, RunState } from '#shared/contract/run.ts';
import type { Mode } from './run-machine.ts';

export interface EndState {
  readonly state: Exclude<RunState, 'importing'>;
  readonly hold: Hold | null;
}

/** What is left of a run that was stopped. */
export interface Left extends Pick<Counts, 'queued' | 'unknown' | 'ready'> {
  /** Orders the partner had already, of which it could still be asked the number. */
  readonly unnumbered: number;
}

/**
 * How a run stands once nothing of it is under way. Pure. It is finished only when every order that was queued has a
 * final answer, whatever made it stop.
 */
export function endState(mode: Mode, { queued, unknown, ready, unnumbered }: Left): EndState {
  const cutShort = mode.type === 'pausing' || mode.type === 'holding' || mode.type === 'stopping';
  if (queued + unknown + (cutShort ? unnumbered : 0) === 0) {
    return { state: ready > 0 ? 'checked' : 'finished', hold: null };
  }
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
