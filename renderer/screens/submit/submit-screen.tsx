import { Flex } from 'antd';
import { sentCount } from '../../orders/order-states.ts';
import { OrderTable } from '../../orders/order-table.tsx';
import { useDestination } from '../../orders/use-destination.ts';
import type { RunScreenProps } from '../run-screen.ts';
import { DestinationStrip } from './destination-strip.tsx';
import { Ending } from './ending.tsx';
import { HoldNotice } from './hold-notice.tsx';
import { Prepare } from './prepare.tsx';
import { Progress } from './progress.tsx';
import { UnknownOrders } from './unknown-orders.tsx';
import { WhatGoesWhere } from './what-goes-where.tsx';

/** Sending a run: the summary before, the progress during, the end after; always with every order below. */
export function SubmitScreen({ run }: RunScreenProps) {
  const destination = useDestination(run);
  const sent = sentCount(run.counts);
  // Orders are queued a moment before the run says that it is sending.
  const underWay = run.counts.queued > 0 || ['submitting', 'paused', 'held'].includes(run.state);
  return (
    <Flex vertical gap={16} style={{ padding: 16, maxWidth: 1280, margin: '0 auto' }}>
      {!underWay && sent > 0 && run.counts.unknown === 0 && <Ending run={run} />}
      {!underWay && (run.counts.ready > 0 || sent === 0) && <Prepare run={run} destination={destination} />}
      {underWay && (
        <DestinationStrip run={run}>
          <WhatGoesWhere run={run} destination={destination} count={sent} underWay />
        </DestinationStrip>
      )}
      {run.hold && run.hold.reason !== 'undecided' && <HoldNotice run={run} hold={run.hold} />}
      {/* Comes and goes while orders are sent, so that it stands below the buttons that one aims at. */}
      {underWay && <Progress run={run} />}
      <UnknownOrders run={run} />
      <OrderTable run={run} />
    </Flex>
  );
}
