import { PauseOutlined, PlayCircleOutlined, StopOutlined } from '@ant-design/icons';
import { Button, Flex, Popconfirm, Typography } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { useAction } from '../../engine/use-action.ts';
import { doneCount, sentCount } from '../../orders/order-states.ts';
import { OutcomeBar } from '../../orders/outcome-bar.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { timeWords } from './time-left.ts';
import { useSpeed } from './use-speed.ts';

/** How far it is, how fast it goes, how long it will take; pause, resume, cancel. */
export function Progress({ run }: { readonly run: Run }) {
  const t = useText();
  const format = useFormat();
  const pause = useAction('submissions.pause');
  const resume = useAction('submissions.resume');
  const cancel = useAction('submissions.cancel');
  const { counts, state } = run;
  const [done, total] = [doneCount(counts), sentCount(counts)];
  const sending = state === 'submitting';
  const speed = useSpeed(done, sending);
  return (
    <Flex vertical gap={8}>
      <Flex justify="space-between" align="center" wrap gap={8}>
        <Flex gap={16} align="baseline" wrap aria-live="off">
          <Typography.Text strong style={{ fontSize: 20, fontVariantNumeric: 'tabular-nums' }}>
            {t('submit:progress.done', { done: format.number(done), total: format.number(total) })}
          </Typography.Text>
          <Typography.Text type="secondary">
            {sending && speed === null && t('submit:progress.waiting')}
            {sending &&
              speed !== null &&
              `${t('submit:progress.speed', { speed: format.number(speed, speed < 10 ? 1 : 0) })} · ${t(
                'submit:progress.left',
                { time: timeWords(t, (total - done) / speed) },
              )}`}
            {state === 'paused' && t('submit:state.paused', { count: counts.queued })}
          </Typography.Text>
        </Flex>
        <Flex gap={8}>
          {sending && (
            <Button
              icon={<PauseOutlined aria-hidden />}
              loading={pause.isPending}
              onClick={() => pause.mutate({ run: run.id })}
            >
              {t('submit:do.pause')}
            </Button>
          )}
          {state === 'paused' && (
            <Button
              type="primary"
              icon={<PlayCircleOutlined aria-hidden />}
              loading={resume.isPending}
              onClick={() => resume.mutate({ run: run.id })}
            >
              {t('submit:do.resume')}
            </Button>
          )}
          {counts.queued > 0 && (
            <Popconfirm
              title={t('submit:do.cancelTitle', { count: counts.queued })}
              description={<div style={{ maxWidth: 320 }}>{t('submit:do.cancelHelp')}</div>}
              okText={t('submit:do.cancel')}
              okButtonProps={{ danger: true }}
              cancelText={t('submit:do.keep')}
              onConfirm={() => cancel.mutate({ run: run.id })}
            >
              <Button icon={<StopOutlined aria-hidden />} loading={cancel.isPending}>
                {t('submit:do.cancel')}
              </Button>
            </Popconfirm>
          )}
        </Flex>
      </Flex>
      <OutcomeBar counts={counts} />
    </Flex>
  );
}
