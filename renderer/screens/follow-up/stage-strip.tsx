import { type WarehouseState, warehouseState } from '#shared/contract/follow-up.ts';
import type { Output } from '#shared/contract.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import '../../runs/order-table.css';

interface StageStripProps {
  readonly counts: Output<'followUp.list'>['counts'] | undefined;
  readonly state: WarehouseState | undefined;
  readonly onChoose: (state: WarehouseState | undefined) => void;
}

/** How many orders stand where; pressing one shows them. */
export function StageStrip({ counts, state, onChoose }: StageStripProps) {
  const t = useText();
  const format = useFormat();
  // What did not come about has no place.
  const present = warehouseState.options.filter((stage) => (counts?.states[stage] ?? 0) > 0 || stage === state);
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
