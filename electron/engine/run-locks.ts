/** Work on one run waits for the work on it that came before: an edit is never half-done when the run is queued. */
export interface RunLocks {
  hold<T>(run: string, work: () => T | Promise<T>): Promise<T>;
}

export function createRunLocks(): RunLocks {
  const tails = new Map<string, Promise<unknown>>();
  return {
    hold(run, work) {
      const turn = (tails.get(run) ?? Promise.resolve()).then(work, work);
      const tail = turn
        .catch(() => undefined)
        .finally(() => {
          if (tails.get(run) === tail) tails.delete(run);
        });
      tails.set(run, tail);
      return turn;
    },
  };
}
