import type { Run } from '../contract/run.ts';
import type { Translate } from './index.ts';

/** How many orders of a run that is over did not get there: held back with errors, rejected, or not sent. */
export function leftOver({ state, counts }: Pick<Run, 'state' | 'counts'>): number {
  return state === 'finished' ? counts.incomplete + counts.rejected + counts.ready : 0;
}

/** A run's state; one that is over says so only as far as it is true. */
export function runStateWords(t: Translate, run: Pick<Run, 'state' | 'counts'>): string {
  const count = leftOver(run);
  return count > 0 ? t('submission:run.leftOver', { count }) : t(`submission:run.${run.state}`);
}
