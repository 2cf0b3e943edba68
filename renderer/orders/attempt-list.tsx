import { Empty, Flex, Timeline, Typography } from 'antd';
import type { Attempt } from '#shared/contract/runs.ts';
import { reasonWords } from '#shared/text/outcome-words.ts';
import { useFormat } from '../preferences/format.ts';
import { useText } from '../preferences/preferences.tsx';

const colors: Readonly<Record<string, string>> = {
  accepted: 'green',
  exists: 'green',
  answered: 'green',
  rejected: 'red',
  credentials: 'red',
  unknown: 'orange',
  interrupted: 'orange',
};

/** Every exchange about an order, oldest first: the evidence. */
export function AttemptList({ attempts }: { readonly attempts: readonly Attempt[] }) {
  const t = useText();
  const format = useFormat();
  if (attempts.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('submit:order.noAttempts')} />;
  }
  return (
    <Timeline
      items={attempts.map(({ id, purpose, startedAt, status, result, detail, practice }) => ({
        key: id,
        color: colors[result ?? ''] ?? 'gray',
        content: (
          <Flex vertical>
            <Typography.Text strong>
              {t(`submission:purpose.${purpose}`)} · {t.dynamic(`submission:attempt.${result ?? 'underWay'}`)}
            </Typography.Text>
            <Typography.Text type="secondary">
              {format.dateTime(startedAt)}
              {status !== null && ` · ${t('submit:order.status', { status })}`}
              {practice && ` · ${t('submit:to.practice')}`}
            </Typography.Text>
            {detail && <Typography.Text>{reasonWords(t, detail)}</Typography.Text>}
          </Flex>
        ),
      }))}
    />
  );
}
