import { useText } from '../../preferences/preferences.tsx';
import type { FreightCosts } from './use-freight-cost.ts';

interface Props {
  /** Given, not asked for: a dialog stands outside of what knows the engine. */
  readonly cost: FreightCosts;
  /** Where a person chooses; none in a dialog, which would stay before it. */
  readonly choose?: string;
}

/** What booking costs, and how many orders cannot be booked yet because nobody chose for them. */
export function FreightCost({ cost: { sums, undecided, unpriced, byRule }, choose }: Props) {
  const t = useText();
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
          {choose !== undefined && <a href={choose}>{t('submit:freight.choose')}</a>}
        </p>
      )}
    </>
  );
}
