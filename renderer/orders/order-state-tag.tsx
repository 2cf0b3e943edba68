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
import { tagColors } from './order-states.ts';

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

export function OrderStateTag({ state }: { readonly state: OrderState }) {
  const t = useText();
  return (
    <Tag color={tagColors[state]} icon={icons[state]}>
      {t(`submission:state.${state}`)}
    </Tag>
  );
}
