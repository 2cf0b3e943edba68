import type { Run } from '#shared/contract/run.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { FreightCosts } from './use-freight-cost.ts';

interface Props {
  readonly run: Pick<Run, 'id'>;
  /** Given, not asked for: a dialog stands outside of what knows the engine. */
  readonly cost: FreightCosts | null;
}

/** What booking costs, and which orders cannot be booked yet because nobody chose for them. */
export function FreightCost({ run, cost }: Props) {
  const t = useText();
  if (!cost) return null;
  const { sums, undecided, unpriced, byRule } = cost;
  const left = undecided + (byRule ? 0 : unpriced);
  return (
    <>
      {sums.length > 0 && (
        <p>
          {t('submit:freight.cost', { sum: sums.map(({ amount, currency }) => `${amount} ${currency}`).join(' + ') })}
        </p>
      )}
      {byRule && unpriced > 0 && <p>{t('submit:freight.unpriced', { count: unpriced })}</p>}
      {left > 0 && (
        <p>
          <strong>{t('submit:freight.undecided', { count: left })}</strong>{' '}
          <a href={`#/runs/${encodeURIComponent(run.id)}/freight`}>{t('submit:freight.choose')}</a>
        </p>
      )}
    </>
  );
}
