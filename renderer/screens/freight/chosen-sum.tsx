import type { Run } from '#shared/contract/run.ts';
import { useCall } from '../../engine/use-call.ts';
import { useText } from '../../preferences/preferences.tsx';

/** What the whole run comes to as chosen now, each currency by itself, and what is still missing in the sum. */
export function ChosenSum({ run }: { readonly run: Run }) {
  const t = useText();
  const { data } = useCall('freight.chosen', { run: run.id });
  if (!data) return null;
  const { sums, undecided, unpriced } = data;
  if (sums.length + undecided === 0) return null;
  const tiles = [
    ...sums.map(({ amount, currency, orders }) => ({
      name: t('freightUi:quotes.sum'),
      value: `${amount} ${currency}`,
      note: t('freightUi:quotes.orders', { orders }),
    })),
    ...(undecided > 0 ? [{ name: t('freightUi:quotes.undecided'), value: String(undecided), note: '' }] : []),
    ...(unpriced > 0 ? [{ name: t('freightUi:quotes.unpriced'), value: String(unpriced), note: '' }] : []),
  ];
  return (
    <dl className="freight-totals">
      {tiles.map(({ name, value, note }) => (
        <div key={`${name} ${value}`}>
          <dt>{name}</dt>
          <dd>
            {value}
            {note && <small>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
