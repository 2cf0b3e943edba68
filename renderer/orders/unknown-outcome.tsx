import { Alert, Collapse } from 'antd';
import type { OrderSummary } from '#shared/contract/runs.ts';
import { useText } from '../preferences/preferences.tsx';
import { DecideOrder } from './decide-order.tsx';

interface Props {
  readonly order: Pick<OrderSummary, 'id' | 'key'>;
  /** The partner is still asked about it, or will be when the run goes on. */
  readonly asked: boolean;
  readonly onDecided: () => void;
}

/** A person's word where the program found out nothing; while it still asks, only behind a click, for a partner that stays silent. */
export function UnknownOutcome({ order: { id, key }, asked, onDecided }: Props) {
  const t = useText();
  const decide = <DecideOrder order={id} orderKey={key} asked={asked} onDecided={onDecided} />;
  if (!asked) return decide;
  return (
    <>
      <Alert showIcon type="info" title={t('submit:unknown.askedOne')} />
      <Collapse size="small" items={[{ key: 'decide', label: t('submit:unknown.foundMyself'), children: decide }]} />
    </>
  );
}
