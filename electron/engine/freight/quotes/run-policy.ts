import type { FreightPolicy } from '#shared/freight/quote.ts';
import { policyText, readPolicy } from '#shared/freight/quote.ts';
import type { Runs } from '../../store/runs.ts';

const OPTION = 'freightPolicy';

/** How services are chosen in a run; null while nobody said. */
export function runPolicy(runs: Pick<Runs, 'settings'>, run: string): FreightPolicy | null {
  const text = runs.settings(run)?.options[OPTION];
  return typeof text === 'string' ? readPolicy(text) : null;
}

export function setRunPolicy(runs: Pick<Runs, 'settings' | 'setOptions'>, run: string, policy: FreightPolicy): void {
  runs.setOptions(run, { ...runs.settings(run)?.options, [OPTION]: policyText(policy) });
}
