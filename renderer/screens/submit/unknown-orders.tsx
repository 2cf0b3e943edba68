import { ReloadOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { useAction, useCall, useConnection } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { lacksKeys } from '../../runs/missing-keys.tsx';
import { OrderDrawer } from '../../runs/order-drawer.tsx';
import { useDestination } from '../../runs/use-destination.ts';
import { DecisionCard } from './decision-card.tsx';

/** Shown at once; the others follow when these are decided. */
const SHOWN = 20;

/** How many outcomes the partner is still asked about, and the orders that only a person can decide. */
export function UnknownOrders({ run }: { readonly run: Run }) {
  const t = useText();
  const [open, setOpen] = useState<number | null>(null);
  const destination = useDestination(run);
  const seen = useConnection() === 'open';
  const askAgain = useAction('submissions.resume');
  const some = run.counts.unknown > 0;
  const { data } = useCall('submissions.undecided', { run: run.id, limit: SHOWN }, { enabled: some });
  if (!some || !data) return null;
  const { asked, total, askable, items } = data;
  const asking = run.state === 'submitting';
  // Until the keys are there nobody can be asked, and no decision be taken.
  if (run.hold?.reason === 'keys' || (lacksKeys(destination) && destination.gone === null))
    return <Alert showIcon type="info" title={t('submit:unknown.keysFirst', { count: asked + total })} />;
  return (
    <>
      {asked > 0 && (seen || !asking) && (
        <Alert
          showIcon
          type="info"
          title={t(asking ? 'submit:unknown.asking' : 'submit:unknown.askLater', { count: asked })}
        />
      )}
      {total > 0 && (
        <section className="decisions">
          <Flex justify="space-between" align="baseline" wrap gap={8}>
            <h2 style={{ fontSize: 16, margin: '0 0 4px' }}>{t('submit:unknown.title', { count: total })}</h2>
            {askable && (
              <Button
                icon={<ReloadOutlined aria-hidden />}
                title={t('submit:unknown.askAgainHelp')}
                loading={askAgain.isPending}
                onClick={() => askAgain.mutate({ run: run.id })}
              >
                {t('submit:unknown.askAgain')}
              </Button>
            )}
          </Flex>
          <Typography.Paragraph type="secondary">
            {t(run.target === 'practice' ? 'submit:unknown.helpPractice' : 'submit:unknown.help')}
          </Typography.Paragraph>
          <ul className="decision-cards">
            {items.map((order) => (
              <DecisionCard key={order.id} run={run} order={order} onOpen={() => setOpen(order.id)} />
            ))}
          </ul>
          {total > items.length && (
            <Typography.Paragraph style={{ margin: '8px 0 0' }}>
              {t('submit:unknown.more', { count: total - items.length })}
            </Typography.Paragraph>
          )}
        </section>
      )}
      <OrderDrawer run={run} order={open} onClose={() => setOpen(null)} />
    </>
  );
}
