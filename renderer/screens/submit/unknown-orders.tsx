import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { useCall } from '../../engine/use-call.ts';
import { OrderDrawer } from '../../orders/order-drawer.tsx';
import { useText } from '../../preferences/preferences.tsx';

/** As many as a person looks at in one go; the others follow when these are decided. */
const SHOWN = 20;

/** Orders whose outcome only a person can find out, each with its evidence and the choice. */
export function UnknownOrders({ run }: { readonly run: Run }) {
  const t = useText();
  const [open, setOpen] = useState<number | null>(null);
  const { data } = useCall('orders.window', { run: run.id, state: 'unknown', limit: SHOWN });
  if (run.counts.unknown === 0) return null;
  return (
    <>
      <Alert
        showIcon
        type="warning"
        title={t('submit:unknown.title', { count: run.counts.unknown })}
        description={
          <Flex vertical gap={8}>
            <span>{t('submit:unknown.help')}</span>
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {data?.items.map(({ id, key }) => (
                <li key={id}>
                  {key}{' '}
                  <Button type="link" size="small" onClick={() => setOpen(id)}>
                    {t('submit:unknown.decide')}
                  </Button>
                </li>
              ))}
            </ul>
          </Flex>
        }
      />
      <OrderDrawer order={open} onClose={() => setOpen(null)} />
    </>
  );
}
