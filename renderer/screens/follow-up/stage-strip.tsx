import type { WarehouseState } from '#shared/contract/follow-up.ts';
import type { Output } from '#shared/contract.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import '../../runs/order-table.css';

interface StageStripProps {
  readonly counts: Output<'followUp.list'>['counts'] | undefined;
  readonly state: WarehouseState | undefined;
  readonly onChoose: (state: WarehouseState | undefined) => void;
}

/** In the order in which orders go through them; what did not come about has no place. */
const stages: readonly WarehouseState[] = [
  ...(['waiting', 'notFound', 'gone', 'listed', 'draft', 'confirmed', 'cancelled'] as const),
  ...(['arrived', 'partly', 'putAway', 'difference'] as const),
];

/** How many orders stand where; pressing one shows them. */
export function StageStrip({ counts, state, onChoose }: StageStripProps) {
  const t = useText();
  const format = useFormat();
  const present = stages.filter((stage) => (counts?.states[stage] ?? 0) > 0 || stage === state);
  return (
    <fieldset className="state-filter follow-up-stages" aria-label={t('followUp:page.stages')}>
      {present.map((stage) => (
        <button
          key={stage}
          type="button"
          aria-pressed={stage === state}
          onClick={() => onChoose(stage === state ? undefined : stage)}
        >
          <b>{format.number(counts?.states[stage] ?? 0)}</b>
          <span>{t(`followUp:state.${stage}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}
