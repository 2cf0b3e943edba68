import { RedoOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { decisionWords } from '#shared/text/outcome-words.ts';
import { useEngine, useTellFailure } from '../../engine/engine.tsx';
import { goTo } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { useDestination } from '../../runs/use-destination.ts';
import { useBookFreight } from '../submit/book-freight.tsx';
import { useConfirmSending } from '../submit/confirm-sending.tsx';
import { DestinationSentence } from '../submit/destination.tsx';
import { allOrders } from './all-orders.ts';

interface RunProps {
  readonly run: Run;
}

/** Sends what the partner rejected once more, and nothing else. */
export function Resend({ run }: RunProps) {
  const t = useText();
  const { ask, asking } = useSendAgain(run);
  const count = run.counts.rejected;
  if (count === 0 || run.counts.queued > 0) return null;
  const words = t('submit:results.resend', { count });
  return (
    <Button
      type="primary"
      danger={run.target === 'production'}
      icon={<RedoOutlined aria-hidden />}
      loading={asking}
      onClick={() =>
        ask({
          state: 'rejected',
          title: t('submit:results.resendTitle', { count }),
          ok: words,
          help: () => (
            <>
              <p>{t('submit:results.resendHelp')}</p>
              {findKind(run.kind)?.freight && <p>{t('submit:results.resendFreight')}</p>}
            </>
          ),
        })
      }
    >
      {words}
    </Button>
  );
}

/** Named at most in the dialog; a person rarely decides about more. */
const NAMED = 50;

/** Sends what a person decided not to send: each of them is named, with who decided it. */
export function SendShelved({ run }: RunProps) {
  const t = useText();
  const { ask, asking } = useSendAgain(run);
  const count = run.counts.shelved;
  if (count === 0 || run.counts.queued > 0) return null;
  const named = (orders: readonly OrderSummary[]) => (
    <>
      <p>{t('submit:results.shelvedHelp')}</p>
      <ul style={{ maxHeight: '30vh', overflowY: 'auto' }}>
        {orders.slice(0, NAMED).map((order) => (
          <li key={order.id}>
            <strong>{order.key}</strong> {decisionWords(t, run.target, order)}
          </li>
        ))}
      </ul>
      {orders.length > NAMED && <p>{t('submit:results.shelvedMore', { count: orders.length - NAMED })}</p>}
    </>
  );
  return (
    <Button
      icon={<RedoOutlined aria-hidden />}
      loading={asking}
      onClick={() =>
        ask({
          state: 'shelved',
          title: t('submit:results.shelvedTitle', { count }),
          ok: t('submit:results.shelvedOk', { count }),
          help: named,
        })
      }
    >
      {t('submit:results.shelved', { count })}
    </Button>
  );
}

interface Question {
  readonly state: 'rejected' | 'shelved';
  readonly title: string;
  /** The words of the button that sends. */
  readonly ok: string;
  /** What else is said of them. */
  readonly help: (orders: readonly OrderSummary[]) => ReactNode;
}

/** Asks once and sends the run's orders in one state again: those that were there when it was asked, and no others. */
function useSendAgain(run: Run): { ask(question: Question): Promise<void>; readonly asking: boolean } {
  const t = useText();
  const engine = useEngine();
  const { modal } = App.useApp();
  const confirmSending = useConfirmSending();
  const tellFailure = useTellFailure();
  const destination = useDestination(run);
  const booking = useBookFreight();
  const [looking, setLooking] = useState(false);
  const production = run.target === 'production';

  const send = async (orders: readonly OrderSummary[], seen?: { amount: string; currency: string }[]) => {
    try {
      const again = orders.map(({ key }) => key);
      const as = { target: run.target, account: run.account };
      const only = { as, again, readyToo: false, confirmWarnings: true };
      await engine.call('submissions.start', { run: run.id, ...only, ...(seen && { seen }) });
      goTo('runs', run.id, 'submit');
    } catch (error) {
      tellFailure(error);
    }
  };
  return {
    asking: looking || booking.asking,
    async ask({ state, title, ok, help }) {
      // There it is said what the run can go on with.
      if (destination.gone !== null) return goTo('runs', run.id, 'submit');
      setLooking(true);
      const orders = await allOrders(engine, run.id, state)
        .catch(tellFailure)
        .finally(() => setLooking(false));
      if (!orders || orders.length === 0) return;
      if (production && findKind(run.kind)?.freight) {
        const more = state === 'shelved' && help(orders);
        return booking.ask({ run, destination, state, title, more, book: (seen) => send(orders, seen) });
      }
      const confirmed = {
        title,
        width: 520,
        content: (
          <>
            <DestinationSentence run={run} destination={destination} count={orders.length} />
            {help(orders)}
          </>
        ),
        okText: ok,
        cancelText: t('submit:confirm.cancel'),
        onOk: () => send(orders),
      };
      if (production) confirmSending(orders.length, confirmed);
      else modal.confirm(confirmed);
    },
  };
}
