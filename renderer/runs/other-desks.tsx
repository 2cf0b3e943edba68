import { ClockCircleOutlined, QuestionCircleOutlined, TeamOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Run, ShownState } from '#shared/contract/run.ts';
import type { Output } from '#shared/contract.ts';
import { useCall } from '../engine/engine.tsx';
import { useFormat } from '../preferences/format.ts';
import { useText } from '../preferences/preferences.tsx';

/** An order that another desk of the office sent, or is sending. */
type OtherDesk = Output<'ledger.others'>[number];

const nothing: ReadonlyMap<number, OtherDesk> = new Map();
const OtherDesksContext = createContext(nothing);

/** What other desks have of a run's orders, for all that is shown of them here. While the office cannot be asked nothing is said of it. */
export function OtherDesks({
  run: { id, target },
  children,
}: {
  readonly run: Pick<Run, 'id' | 'target'>;
  readonly children: ReactNode;
}) {
  const isReal = target === 'production';
  const { data: standing } = useCall('ledger.standing', {}, { enabled: isReal });
  const asks = isReal && Boolean(standing?.joined);
  const { data } = useCall('ledger.others', { run: id }, { enabled: asks });
  const others = useMemo(
    () => (asks && data ? new Map(data.map((each) => [each.order, each])) : nothing),
    [asks, data],
  );
  return <OtherDesksContext value={others}>{children}</OtherDesksContext>;
}

/** States of orders that this desk did not send. */
const notSentHere: ReadonlySet<ShownState> = new Set(['incomplete', 'held', 'ready', 'rejected']);

/** Who has this order; undefined where nobody else does, or it was sent from here. */
export function useOtherDesk(
  order: number | null | undefined,
  shown: ShownState | null | undefined,
): OtherDesk | undefined {
  const others = useContext(OtherDesksContext);
  return order != null && shown != null && notSentHere.has(shown) ? others.get(order) : undefined;
}

/** By whom, as what, and when. */
export function useOtherDeskWords(): (other: OtherDesk) => { readonly state: string; readonly about: string } {
  const t = useText();
  const format = useFormat();
  return ({ desk, person, at, state, partnerNo }) => ({
    state: t(`office:other.${state}`, { desk }),
    about: t('office:other.about', { person, time: format.dateTime(at), partnerNo: partnerNo ?? '-' }),
  });
}

const icons = {
  sent: <TeamOutlined aria-hidden />,
  sending: <ClockCircleOutlined aria-hidden />,
  unknown: <QuestionCircleOutlined aria-hidden />,
};
const colors = { sent: 'cyan', sending: 'processing', unknown: 'warning' };

/** The state of an order that another desk has; nothing for any other. */
export function OtherDeskTag({ order, shown }: { readonly order: number; readonly shown: ShownState }) {
  const other = useOtherDesk(order, shown);
  const words = useOtherDeskWords();
  if (!other) return null;
  const { state, about } = words(other);
  return (
    <Tag color={colors[other.state]} icon={icons[other.state]} title={about}>
      {state}
    </Tag>
  );
}
