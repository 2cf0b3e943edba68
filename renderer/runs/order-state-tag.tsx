import {
  CheckCircleOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  ExclamationCircleOutlined,
  QuestionCircleOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { OrderState } from '#shared/contract/run.ts';
import { useText } from '../preferences/preferences.tsx';

/** Colours of antd's tags. */
const colors: Readonly<Record<OrderState, string>> = {
  incomplete: 'default',
  ready: 'blue',
  queued: 'default',
  sending: 'processing',
  accepted: 'success',
  exists: 'cyan',
  rejected: 'error',
  unknown: 'warning',
};

/** Told by shape as well as by colour. */
const icons: Readonly<Record<OrderState, ReactNode>> = {
  incomplete: <ExclamationCircleOutlined aria-hidden />,
  ready: <ClockCircleOutlined aria-hidden />,
  queued: <ClockCircleOutlined aria-hidden />,
  sending: <SyncOutlined aria-hidden spin />,
  accepted: <CheckCircleOutlined aria-hidden />,
  exists: <CheckSquareOutlined aria-hidden />,
  rejected: <CloseCircleOutlined aria-hidden />,
  unknown: <QuestionCircleOutlined aria-hidden />,
};

/** An order's state: its word, a shape and a colour. */
export function OrderStateTag({ state }: { readonly state: OrderState }) {
  const t = useText();
  return (
    <Tag color={colors[state]} icon={icons[state]}>
      {t(`submission:state.${state}`)}
    </Tag>
  );
}
