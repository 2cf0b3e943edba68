import type { Run } from '#shared/contract/run.ts';
import { orderStateWords } from '#shared/text/outcome-words.ts';
import { useText } from '../preferences/preferences.tsx';
import { barCounts, barStates, doneCount, sentCount } from './order-states.ts';
import './outcome-bar.css';

interface Props {
  readonly run: Pick<Run, 'counts' | 'standing' | 'target'>;
  /** Half as high, for tables. */
  readonly slim?: boolean;
}

/** The outcomes of a run's orders as one bar: a part for each outcome, and one for those that errors held back. */
export function OutcomeBar({ run, slim = false }: Props) {
  const t = useText();
  const { target } = run;
  const counts = barCounts(run);
  const total = sentCount(run.counts);
  const parts = barStates.filter((state) => counts[state] > 0);
  const words = parts.map((state) => `${orderStateWords(t, target, state)} ${counts[state]}`).join(' · ');
  return (
    <div
      className={slim ? 'outcome-bar slim' : 'outcome-bar'}
      role="progressbar"
      aria-label={t('submit:progress.label')}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={doneCount(counts)}
      aria-valuetext={words}
      title={words}
    >
      {parts.map((state) => (
        <span key={state} className={`outcome-${state}`} style={{ flexGrow: counts[state] }} />
      ))}
    </div>
  );
}
