import { App, Button } from 'antd';
import type { OrderContents } from '#shared/contract/order-contents.ts';
import type { Run } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { ProblemList } from '../../components/problem-list.tsx';
import { useAction } from '../../engine/engine.tsx';
import { linkTo } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { lacksKeys, MissingKeys } from '../../runs/missing-keys.tsx';
import { useDestination } from '../../runs/use-destination.ts';
import { DestinationSentence } from '../submit/destination.tsx';

interface Props {
  readonly run: Run;
  readonly order: OrderSummary;
  readonly contents: OrderContents;
}

/** Sends this order alone: one that is ready, or that the partner rejected. What freight is booked with is sent where its price is seen. */
export function SendOne({ run, order, contents }: Props) {
  const t = useText();
  const { modal } = App.useApp();
  const destination = useDestination(run);
  const start = useAction('submissions.start');
  const again = order.shown === 'rejected';
  const idle = run.state === 'checked' || run.state === 'finished';
  if (!idle || run.counts.queued > 0 || (order.shown !== 'ready' && !again)) return null;
  if (findKind(run.kind)?.freight) {
    return <a href={linkTo('runs', run.id, again ? 'results' : 'submit')}>{t('submit:results.goSend')}</a>;
  }
  if (lacksKeys(destination)) return <MissingKeys destination={destination} />;
  const production = run.target === 'production';
  const words = t(`orderPage:send.${again ? 'again' : 'one'}.${run.target}`);
  const warnings = contents.problems.filter(({ severity }) => severity === 'warning');
  const ask = () =>
    modal.confirm({
      title: t('orderPage:send.title', { key: order.key }),
      width: 520,
      content: (
        <>
          <DestinationSentence run={run} destination={destination} count={1} />
          <ProblemList kind={findKind(run.kind)} problems={warnings} />
          <p>{t('orderPage:send.help')}</p>
        </>
      ),
      okText: words,
      okButtonProps: { danger: production },
      cancelText: t('submit:confirm.cancel'),
      focusable: { autoFocusButton: production ? 'cancel' : 'ok' },
      onOk: () =>
        start.mutate({
          run: run.id,
          as: { target: run.target, account: run.account },
          confirmWarnings: true,
          ...(again ? { again: [order.key], readyToo: false } : { readyToo: [order.key] }),
        }),
    });
  return (
    <div>
      <Button type="primary" danger={production} loading={start.isPending} onClick={ask}>
        {words}
      </Button>
    </div>
  );
}
