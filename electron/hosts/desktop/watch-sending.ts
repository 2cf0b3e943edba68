import type { EngineEvent } from '#shared/contract/events.ts';

/** Tells when sending begins and when the last run's has come to an end or a pause, from what the engine tells of runs. */
export function watchSending(
  subscribe: (listener: (event: EngineEvent) => void) => unknown,
  tell: (sending: boolean) => void,
): void {
  const runs = new Set<string>();
  subscribe((event) => {
    if (event.type !== 'run') return;
    const before = runs.size > 0;
    if (event.run.state === 'submitting') runs.add(event.run.id);
    else runs.delete(event.run.id);
    if (runs.size > 0 !== before) tell(runs.size > 0);
  });
}
