import type { Runs } from '../store/store.ts';

const OPTION = 'concurrency';

/**
 * How many exchanges at a time a person chose for the run as it goes to this account; undefined where nobody did. What was
 * chosen for practice says nothing of how fast a real partner may be called.
 */
export function chosenConcurrency(runs: Pick<Runs, 'settings'>, run: string, account: string): number | undefined {
  const kept = runs.settings(run)?.options[OPTION];
  const [of, number] = typeof kept === 'string' ? kept.split(' ') : [];
  return of === account && number ? Number(number) : undefined;
}

/** Keeps it with the run, so that it is the same after a restart; without a number the account's own counts again. */
export function keepConcurrency(
  runs: Pick<Runs, 'settings' | 'setOptions'>,
  run: string,
  account: string,
  chosen: number | undefined,
): void {
  const { [OPTION]: before, ...others } = runs.settings(run)?.options ?? {};
  if (chosen === undefined && before === undefined) return;
  runs.setOptions(run, chosen === undefined ? others : { ...others, [OPTION]: `${account} ${chosen}` });
}
