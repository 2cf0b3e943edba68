import { Drawer, Spin } from 'antd';
import { useEffect, useRef } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { useCall } from '../engine/engine.tsx';
import { linkTo } from '../navigation/route.ts';
import { useText } from '../preferences/preferences.tsx';
import { OrderView } from './order/order-view.tsx';

interface Props {
  /** The order's run. */
  readonly run: Run;
  /** Null: closed. */
  readonly order: number | null;
  readonly onClose: () => void;
}

/** One order beside the list that it stands in, with the way to its page; and the decision when its outcome is not known. */
export function OrderDrawer({ run, order, onClose }: Props) {
  const t = useText();
  const { data, isPlaceholderData } = useCall('orders.get', { order: order ?? 0 }, { enabled: order !== null });
  const shown = isPlaceholderData ? undefined : data;
  const open = useRef(order);
  useEffect(() => {
    open.current = order;
  }, [order]);
  /** The answer may come when another order is looked at, which is left open. */
  const decided = (id: number) => () => {
    if (open.current === id) onClose();
  };
  return (
    <Drawer
      open={order !== null}
      onClose={onClose}
      size={680}
      destroyOnHidden
      title={shown ? t('submit:order.title', { key: shown.summary.key }) : ''}
      extra={shown && <a href={linkTo('runs', run.id, 'orders', String(shown.summary.id))}>{t('orderPage:open')}</a>}
    >
      {shown ? <OrderView narrow run={run} order={shown} onDecided={decided(shown.summary.id)} /> : <Spin />}
    </Drawer>
  );
}
