import { Collapse, Descriptions, Drawer, Flex, Spin, Typography } from 'antd';
import { messageWords } from '#shared/text/outcome-words.ts';
import { useCall } from '../engine/use-call.ts';
import { useFormat } from '../preferences/format.ts';
import { useText } from '../preferences/preferences.tsx';
import { AttemptList } from './attempt-list.tsx';
import { JsonText } from './json-text.tsx';
import { OrderStateTag } from './order-state-tag.tsx';
import { UnknownOutcome } from './unknown-outcome.tsx';

interface Props {
  /** Null: closed. */
  readonly order: number | null;
  readonly onClose: () => void;
}

/** States in which nothing of an order has left yet. */
const unsent: ReadonlySet<string> = new Set(['incomplete', 'ready']);

/** Everything that is known of one order, and the decision when its outcome is not. */
export function OrderDrawer({ order, onClose }: Props) {
  const t = useText();
  const format = useFormat();
  const { data, isPlaceholderData } = useCall('orders.get', { order: order ?? 0 }, { enabled: order !== null });
  const shown = isPlaceholderData ? undefined : data;
  const summary = shown?.summary;
  return (
    <Drawer
      open={order !== null}
      onClose={onClose}
      size={560}
      destroyOnHidden
      title={summary ? t('submit:order.title', { key: summary.key }) : ''}
    >
      {!shown || !summary ? (
        <Spin />
      ) : (
        <Flex vertical gap={16}>
          <Descriptions
            size="small"
            column={2}
            items={[
              { key: 'state', label: t('submit:orders.state'), children: <OrderStateTag state={summary.state} /> },
              { key: 'lines', label: t('submit:orders.lines'), children: summary.lines },
              ...(summary.partnerNo
                ? [
                    {
                      key: 'number',
                      label: t('submit:orders.partnerNo'),
                      span: 2,
                      children: <Typography.Text copyable>{summary.partnerNo}</Typography.Text>,
                    },
                  ]
                : []),
              ...(summary.message
                ? [
                    {
                      key: 'message',
                      label: t('submit:orders.message'),
                      span: 2,
                      children: <span style={{ whiteSpace: 'pre-line' }}>{messageWords(t, summary.message)}</span>,
                    },
                  ]
                : []),
            ]}
          />
          {summary.state === 'unknown' && <UnknownOutcome order={summary} asked={shown.asked} onDecided={onClose} />}
          {(shown.attempts.length > 0 || !unsent.has(summary.state)) && (
            <section>
              <h2 style={{ fontSize: 14 }}>{t('submit:order.attempts')}</h2>
              <AttemptList attempts={shown.attempts} />
            </section>
          )}
          {shown.body === null && <Typography.Text type="secondary">{t('ui:order.noBody')}</Typography.Text>}
          {shown.attachments.length > 0 && (
            <section>
              <h2 style={{ fontSize: 14 }}>{t('submit:order.attachments')}</h2>
              {shown.attachments.map(({ name, size }) => (
                <div key={name}>
                  {name} <Typography.Text type="secondary">{format.size(size)}</Typography.Text>
                </div>
              ))}
            </section>
          )}
          <Collapse
            size="small"
            // Before sending, what would be sent is what one looks for.
            defaultActiveKey={unsent.has(summary.state) ? ['body'] : []}
            items={[
              ...(shown.body === null
                ? []
                : [{ key: 'body', label: t('submit:order.body'), children: <JsonText text={shown.body} /> }]),
              ...(shown.answer === null
                ? []
                : [{ key: 'answer', label: t('submit:order.answer'), children: <JsonText text={shown.answer} /> }]),
            ]}
          />
        </Flex>
      )}
    </Drawer>
  );
}
