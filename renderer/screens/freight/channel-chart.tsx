import Big from 'big.js';
import type { FreightTotals } from '#shared/contract/freight.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import './channel-chart.css';

type Channel = FreightTotals['channels'][number];

/** One bar of the chart. */
interface Bar {
  readonly key: string;
  readonly name: string;
  readonly source: string;
  /** Exact decimal in the chart's currency; null where it cannot be compared. */
  readonly amount: string | null;
  /** Orders that it has a price for, and those that it has none for. */
  readonly priced: number;
  readonly unpriced: number;
  readonly sums: Channel['sums'];
}

/** What each channel asks for the run as a whole, in one currency, the full ones first: none of them is left out. */
export function ChannelChart({ totals }: { readonly totals: FreightTotals }) {
  const t = useText();
  const { channels, compared, overall } = totals;
  if (channels.length === 0) return null;
  const title = t('freightUi:compare.title', { count: overall.orders, currency: compared.currency });
  const bars = barsOf(totals, t('freightUi:compare.each'));
  const most = Math.max(...bars.map(({ amount }) => Number(amount ?? 0)), 0);
  const least = bars.find(({ amount, unpriced }) => amount !== null && unpriced === 0)?.amount ?? null;
  return (
    <section className="channel-chart" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="freight-note">
          {compared.date !== null && `${t('freightUi:compare.rates', { date: compared.date })} · `}
          <a href="#/settings/freight">
            {t(compared.missing.length > 0 ? 'freightUi:compare.enter' : 'freightUi:compare.ratesEdit')}
          </a>
        </span>
      </header>
      <ul>
        {bars.map((bar) => (
          <ChannelBar key={bar.key} bar={bar} most={most} least={least} compared={compared} />
        ))}
      </ul>
    </section>
  );
}

interface ChannelBarProps {
  readonly bar: Bar;
  readonly most: number;
  /** The least of those that have a price for every order. */
  readonly least: string | null;
  readonly compared: FreightTotals['compared'];
}

function ChannelBar({ bar, most, least, compared: { currency, missing } }: ChannelBarProps) {
  const t = useText();
  const format = useFormat();
  const { name, source, amount, priced, unpriced, sums } = bar;
  const whole = unpriced === 0;
  const covers = whole
    ? t('freightUi:compare.all', { count: priced })
    : t('freightUi:compare.part', { count: priced, missing: unpriced });
  const own = sums.map((sum) => `${format.exact(sum.amount)} ${sum.currency}`).join(' + ');
  const reason =
    sums.length === 0
      ? t('freightUi:compare.none')
      : t('freightUi:compare.noRate', {
          currencies: sums
            .map((sum) => sum.currency)
            .filter((each) => missing.includes(each))
            .join(', '),
          sums: own,
        });
  const more = amount !== null && least !== null && whole ? new Big(amount).minus(least) : null;
  const converted = sums.some((sum) => sum.currency !== currency);
  return (
    <li>
      <span className="channel-name">
        <b>{name}</b> <span className="freight-note">{source}</span>
      </span>
      {amount === null ? (
        <span className="freight-note channel-reason">{reason}</span>
      ) : (
        <>
          <span
            className="channel-track"
            role="img"
            aria-label={t('freightUi:compare.bar', { channel: name, amount: format.exact(amount), currency, covers })}
          >
            <span
              className={whole ? (more?.eq(0) ? 'channel-bar best' : 'channel-bar') : 'channel-bar part'}
              style={{ width: `${most === 0 ? 0 : (Number(amount) / most) * 100}%` }}
            />
          </span>
          <span className="channel-amount">
            <b>
              {format.exact(amount)} {currency}
            </b>
            {converted && <span className="freight-note"> {own}</span>}
            <span className="freight-note">
              {' '}
              {whole && more?.gt(0) && `${t('freightUi:compare.more', { amount: format.exact(more.toFixed(2)) })} · `}
              {covers}
            </span>
          </span>
        </>
      )}
    </li>
  );
}

/** Those that price everything by their total, then those that do not, then those that cannot be compared. */
export function barsOf(
  { channels, overall, unpriced, cheapest, cheapestInBase, compared }: FreightTotals,
  each: string,
): readonly Bar[] {
  const rank = ({ amount, unpriced: without }: Bar) => (amount === null ? 2 : without > 0 ? 1 : 0);
  const bars = channels.map(
    ({ card, channel, source, sums, unpriced: without, together }): Bar => ({
      ...{ key: JSON.stringify([card, channel]), name: channel, source, amount: together, sums },
      ...{ priced: overall.orders - without, unpriced: without },
    }),
  );
  const [only] = cheapest;
  const best =
    cheapestInBase?.currency === compared.currency
      ? cheapestInBase.amount
      : cheapest.length === 1 && only?.currency === compared.currency
        ? only.amount
        : null;
  const ofEach: Bar[] =
    best === null || channels.length < 2
      ? []
      : [
          {
            ...{ key: 'each', name: each, source: '', amount: best, sums: [] },
            ...{ priced: overall.orders - unpriced, unpriced },
          },
        ];
  return [...ofEach, ...bars].toSorted(
    (one, other) => rank(one) - rank(other) || new Big(one.amount ?? 0).cmp(other.amount ?? 0),
  );
}
