import { Failure } from '#shared/contract/failure.ts';
import type { Ports } from '../../ports.ts';
import type { SharedKeys } from './shared-keys.ts';

/** How often (ms) a program that stays open asks the office's ledger how far it has come. */
export const PULSE_MS = 30_000;

export interface Pulsing {
  /** Where another program of the folder joined an office or left it, this one does, too: it must not say that the desk is there. */
  refresh(): Promise<void>;
  /** What is shared with the office, whichever that is. */
  readonly shared: Pick<SharedKeys, 'pulse'> | null;
}

/** Has a program hear of its office also while it has nothing to send, and be seen there while it has. */
export function startPulse(of: Pulsing, { clock, log }: Pick<Ports, 'clock' | 'log'>): { stop(): void } {
  const end = new AbortController();
  const beat = async () => {
    try {
      await of.refresh();
      await of.shared?.pulse();
    } catch (error) {
      // That it cannot be asked is told where the office is shown.
      if (!(error instanceof Failure) && !end.signal.aborted)
        log.warn('the office was not heard', { error: String(error) });
    }
  };
  const run = async () => {
    while (!end.signal.aborted) {
      await clock.sleep(PULSE_MS, end.signal);
      if (!end.signal.aborted) await beat();
    }
  };
  void run();
  // One that waits for the server just then is not waited for.
  return { stop: () => end.abort() };
}
