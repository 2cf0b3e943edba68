import {
  CheckCircleOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  ExclamationCircleOutlined,
  PauseCircleOutlined,
  QuestionCircleOutlined,
  RollbackOutlined,
  StopOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { Existing, ShownState, Target } from '#shared/contract/run.ts';
import { orderStateWords } from '#shared/text/outcome-words.ts';
import { useText } from '../preferences/preferences.tsx';

/** Colours of antd's tags. */
const colors: Readonly<Record<ShownState, string>> = {
  incomplete: 'default',
  held: 'gold',
  ready: 'blue',
  queued: 'default',
  sending: 'processing',
  accepted: 'success',
  exists: 'cyan',
  rejected: 'error',
  shelved: 'default',
  withdrawn: 'default',
  unknown: 'warning',
};

/** Told by shape as well as by colour. */
const icons: Readonly<Record<ShownState, ReactNode>> = {
  incomplete: <ExclamationCircleOutlined aria-hidden />,
  held: <PauseCircleOutlined aria-hidden />,
  ready: <ClockCircleOutlined aria-hidden />,
  queued: <ClockCircleOutlined aria-hidden />,
  sending: <SyncOutlined aria-hidden spin />,
  accepted: <CheckCircleOutlined aria-hidden />,
  exists: <CheckSquareOutlined aria-hidden />,
  rejected: <CloseCircleOutlined aria-hidden />,
  shelved: <StopOutlined aria-hidden />,
  withdrawn: <RollbackOutlined aria-hidden />,
  unknown: <QuestionCircleOutlined aria-hidden />,
};

/** An order's state: its word, a shape and a colour. */
export function OrderStateTag({
  target,
  state,
  existing = null,
}: {
  /** Where its run goes. */
  readonly target: Target;
  readonly state: ShownState;
  readonly existing?: Existing | null;
}) {
  const t = useText();
  return (
    <Tag color={colors[state]} icon={icons[state]}>
      {orderStateWords(t, target, state, existing)}
    </Tag>
  );
}
