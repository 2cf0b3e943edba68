import type { Counts, OrderState } from '#shared/contract/run.ts';
import { useFormat } from '../preferences/format.ts';
import { useText } from '../preferences/preferences.tsx';
import './state-filter.css';

/** The states that a run counts, as they are shown. */
const shown = ['accepted', 'exists', 'rejected', 'unknown', 'queued', 'ready', 'incomplete'] as const;

interface Props {
  readonly counts: Counts;
  readonly value: OrderState | undefined;
  readonly onChange: (state: OrderState | undefined) => void;
}

/** The live counts of a run; pressing one shows only its orders. */
export function StateFilter({ counts, value, onChange }: Props) {
  const t = useText();
  const format = useFormat();
  const present = shown.filter((state) => counts[state] > 0 || state === value);
  return (
    <fieldset className="state-filter" aria-label={t('submit:orders.filter')}>
      <button type="button" aria-pressed={value === undefined} onClick={() => onChange(undefined)}>
        <b>{format.number(counts.orders)}</b>
        <span>{t('submit:orders.all')}</span>
      </button>
      {present.map((state) => (
        <button
          key={state}
          type="button"
          className={`state-${state}`}
          aria-pressed={value === state}
          onClick={() => onChange(value === state ? undefined : state)}
        >
          <b>{format.number(counts[state])}</b>
          <span>{t(`submission:state.${state}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}
