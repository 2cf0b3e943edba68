import { RedoOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { useEngine } from '../../engine/engine-provider.tsx';
import { useTellFailure } from '../../engine/use-tell-failure.ts';
import { goTo } from '../../frame/use-route.ts';
import { useDestination } from '../../orders/use-destination.ts';
import { useText } from '../../preferences/preferences.tsx';
import { WhatGoesWhere } from '../submit/what-goes-where.tsx';
import { allOrders } from './all-orders.ts';

/** Sends what was rejected once more, and nothing else. */
export function Resend({ run }: { readonly run: Run }) {
  const t = useText();
  const engine = useEngine();
  const { modal } = App.useApp();
  const tellFailure = useTellFailure();
  const destination = useDestination(run);
  const count = run.counts.rejected;
  if (count === 0 || run.counts.queued > 0) return null;

  const resend = async () => {
    try {
      const again = (await allOrders(engine, run.id, 'rejected')).map(({ key }) => key);
      await engine.call('submissions.start', { run: run.id, again, confirmWarnings: true });
      goTo('runs', run.id, 'submit');
    } catch (error) {
      tellFailure(error);
    }
  };
  const ask = () =>
    modal.confirm({
      title: t('submit:results.resendTitle', { count }),
      width: 520,
      content: (
        <>
          <WhatGoesWhere run={run} destination={destination} count={count} />
          <p>{t('submit:results.resendHelp')}</p>
          {findKind(run.kind)?.freight && <p>{t('submit:results.resendFreight')}</p>}
        </>
      ),
      okText: t('submit:results.resend', { count }),
      okButtonProps: { danger: run.target === 'production' },
      cancelText: t('submit:confirm.cancel'),
      onOk: resend,
    });
  return (
    <Button type="primary" danger={run.target === 'production'} icon={<RedoOutlined aria-hidden />} onClick={ask}>
      {t('submit:results.resend', { count })}
    </Button>
  );
}
