import { type ReactNode, useState } from 'react';
import type { ChosenFreight } from '#shared/contract/partner-quotes.ts';
import type { Run, ShownState } from '#shared/contract/run.ts';
import { type FreightPolicy, policyText } from '#shared/freight/quote.ts';
import { bookedWords, sumOf } from '#shared/text/booked-words.ts';
import type { Translate } from '#shared/text/index.ts';
import { useCall, useEngine, useTellFailure } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { freshCount } from '../../runs/order-states.ts';
import type { Destination } from '../../runs/use-destination.ts';
import { useConfirmSending } from './confirm-sending.tsx';
import { DestinationSentence } from './destination.tsx';

interface Money {
  readonly amount: string;
  readonly currency: string;
}

interface Booking {
  readonly run: Run;
  readonly destination: Destination;
  /** Orders in this state are booked. */
  readonly state: Extract<ShownState, 'ready' | 'rejected' | 'shelved'>;
  readonly title: string;
  /** What else is said before it is confirmed. */
  readonly more?: ReactNode;
  /** Books them; `seen` is the total that was confirmed. */
  book(seen: Money[]): Promise<unknown>;
}

/**
 * Booking freight for real: prices are asked for first, then the total and the choice are shown, and it is the amount that
 * is confirmed. No price, no booking.
 */
export function useBookFreight(): { ask(booking: Booking): Promise<void>; readonly asking: boolean } {
  const t = useText();
  const engine = useEngine();
  const tellFailure = useTellFailure();
  const confirmSending = useConfirmSending();
  const [asking, setAsking] = useState(false);
  return {
    asking,
    async ask({ run, destination, state, title, more, book }) {
      setAsking(true);
      try {
        await engine.call('freight.preview', { run: run.id });
        // What sending held back before is tried with the others from then on, and counts with them.
        const now = await engine.call('runs.get', { run: run.id });
        const chosen = await engine.call('freight.chosen', { run: run.id, state });
        const { policy } = await engine.call('freight.quotes', { run: run.id, limit: 1 });
        const { sums } = chosen;
        const count =
          (state === 'ready' ? freshCount(now) : now.counts[state]) -
          chosen.undecided -
          chosen.unpriced -
          chosen.overCap -
          chosen.afterCap;
        const seen = sums.map(({ amount, currency }) => ({ amount, currency }));
        confirmSending(count, {
          title,
          content: (
            <>
              <DestinationSentence run={run} destination={destination} count={count} />
              <BookingTotal chosen={chosen} policy={policy} />
              {more}
            </>
          ),
          okText: sums.length > 0 ? t('submit:book.ok', { count, sum: sumOf(sums) }) : t('submit:book.none'),
          okButtonProps: { disabled: sums.length === 0 },
          cancelText: t('submit:confirm.cancel'),
          onOk: () => book(seen),
        });
      } catch (error) {
        tellFailure(error);
      } finally {
        setAsking(false);
      }
    },
  };
}

/** The total, how it was chosen, and what is not in it. */
function BookingTotal({
  chosen: { sums, undecided, unpriced, overCap, afterCap },
  policy,
}: {
  readonly chosen: ChosenFreight;
  readonly policy: FreightPolicy | null;
}) {
  const t = useText();
  const left = undecided + unpriced;
  return (
    <>
      {sums.length > 0 && (
        <p>
          <strong>{t('submit:book.total', { sum: sumOf(sums) })}</strong>
          <br />
          {t('submit:book.choice', { choice: choiceWords(t, policy) })}
        </p>
      )}
      {left > 0 && <p>{t('submit:book.left', { count: left })}</p>}
      {overCap > 0 && <p>{t('submit:book.overCap', { count: overCap })}</p>}
      {afterCap > 0 && <p>{t('submit:book.afterCap', { count: afterCap })}</p>}
    </>
  );
}

/** What was booked in the end, or practised, and where that is not what was confirmed; nothing for kinds that book nothing. */
export function Booked({ run }: { readonly run: Run }) {
  const t = useText();
  const { data } = useCall('freight.chosen', { run: run.id, state: 'accepted' }, { enabled: run.counts.accepted > 0 });
  if (!data || data.sums.length === 0) return null;
  return <span>{bookedWords(t, run.target, data)}</span>;
}

function choiceWords(t: Translate, policy: FreightPolicy | null): string {
  if (policy === null) return t('submit:book.byHand');
  const words = typeof policy === 'string' ? t(`freightUi:policy.${policy}`) : policyText(policy);
  return t('submit:book.byRule', { rule: words });
}
