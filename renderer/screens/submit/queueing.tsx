import { Flex, Typography } from 'antd';
import { useEffect, useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { useEvents } from '../../engine/engine.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { isQueueing } from '../../runs/order-states.ts';
import { CancelTheRest } from './cancel-the-rest.tsx';

/** How far a run is on its way into the queue, as it was told last. */
export interface QueueProgress {
  readonly done: number;
  readonly total: number;
}

/** How far a run of many orders is on its way into the queue; null before that is told, and once it is over. */
export function useQueueProgress(run: Run): QueueProgress | null {
  const [progress, setProgress] = useState<QueueProgress | null>(null);
  const queueing = isQueueing(run);
  useEvents('queue-progress', ({ run: id, done, total }) => {
    if (run.id === id) setProgress({ done, total });
  });
  useEffect(() => {
    if (!queueing) setProgress(null);
  }, [queueing]);
  return progress;
}

/** That orders are being queued, and nothing has left. */
export function Queueing({ run, progress }: { readonly run: Run; readonly progress: QueueProgress | null }) {
  const t = useText();
  const format = useFormat();
  return (
    <Flex justify="space-between" align="start" wrap gap={8}>
      <Flex vertical gap={4} role="status">
        <Typography.Text strong style={{ fontSize: 20, fontVariantNumeric: 'tabular-nums' }}>
          {progress
            ? t('submit:start.queueing', { done: format.number(progress.done), total: format.number(progress.total) })
            : t('submit:start.queueingSome', { count: run.counts.queued })}
        </Typography.Text>
        <Typography.Text type="secondary">{t('submit:start.queueingHelp')}</Typography.Text>
      </Flex>
      <CancelTheRest run={run} />
    </Flex>
  );
}
