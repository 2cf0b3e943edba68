import { Collapse, Descriptions, Drawer, Empty, Flex, Spin, Table, Timeline, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import type { Run } from '#shared/contract/run.ts';
import type { Attempt, OrderDecision } from '#shared/contract/runs.ts';
import type { Output } from '#shared/contract.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { decisionWords, outcomeWords, reasonWords } from '#shared/text/outcome-words.ts';
import { useCall } from '../engine/engine.tsx';
import { linkTo } from '../navigation/route.ts';
import { useFormat } from '../preferences/format.ts';
import { useText } from '../preferences/preferences.tsx';
import { lacksKeys, MissingKeys } from './missing-keys.tsx';
import { OrderStateTag } from './order-state-tag.tsx';
import { stateNow } from './order-states.ts';
import { ChangeDecision, UnknownOutcome } from './unknown-outcome.tsx';
import { useDestination } from './use-destination.ts';
import { WithdrawOrder } from './withdraw-order.tsx';

interface Props {
  /** The order's run. */
  readonly run: Run;
  /** Null: closed. */
  readonly order: number | null;
  readonly onClose: () => void;
}

/** Everything that is known of one order, and the decision when its outcome is not. */
export function OrderDrawer({ run, order, onClose }: Props) {
  const t = useText();
  const destination = useDestination(run);
  const decidable = !lacksKeys(destination);
  const format = useFormat();
  const { data, isPlaceholderData } = useCall('orders.get', { order: order ?? 0 }, { enabled: order !== null });
  const shown = isPlaceholderData ? undefined : data;
  const summary = shown?.summary;
  const words = summary ? outcomeWords(t, run.target, summary) : '';
  const open = useRef(order);
  useEffect(() => {
    open.current = order;
  }, [order]);
  /** The answer may come when another order is looked at, which is left open. */
  const decided = (id: number) => () => {
    if (open.current === id) onClose();
  };
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
              {
                key: 'state',
                label: t('submit:orders.state'),
                children: (
                  <OrderStateTag target={run.target} state={stateNow(run, summary.shown)} existing={summary.existing} />
                ),
              },
              { key: 'lines', label: t('submit:orders.lines'), children: summary.lines },
              ...(summary.partnerNo
                ? [
                    {
                      key: 'number',
                      label: t(`submit:orders.partnerNo.${run.target}`),
                      span: 2,
                      children: <Typography.Text copyable>{summary.partnerNo}</Typography.Text>,
                    },
                  ]
                : []),
              ...(findKind(shown.kind)?.results ?? []).flatMap(({ label }, at) =>
                summary.results[at]
                  ? [
                      {
                        key: `result-${at}`,
                        label: label[t.lang],
                        span: 2,
                        children: (
                          <Typography.Text copyable style={{ whiteSpace: 'pre-line' }}>
                            {summary.results[at]}
                          </Typography.Text>
                        ),
                      },
                    ]
                  : [],
              ),
              ...(words
                ? [
                    {
                      key: 'message',
                      label: t('submit:orders.message'),
                      span: 2,
                      children: <span style={{ whiteSpace: 'pre-line' }}>{words}</span>,
                    },
                  ]
                : []),
            ]}
          />
          {findKind(shown.kind)?.packing && (
            <a href={linkTo('runs', run.id, 'labels', summary.key)}>{t('labels:page.title')}</a>
          )}
          {summary.state === 'unknown' && <MissingKeys destination={destination} help="submit:keys.helpOrder" />}
          {summary.state === 'unknown' && decidable && (
            <UnknownOutcome run={run} order={summary} asked={shown.asked} onDecided={decided(summary.id)} />
          )}
          {shown.changeable && decidable && (
            <ChangeDecision run={run} order={summary} onDecided={decided(summary.id)} />
          )}
          <WithdrawOrder run={run} order={summary} onDone={decided(summary.id)} />
          <DecisionList decisions={shown.decisions} />
          <LineResults kind={shown.kind} lines={shown.lineResults} />
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
            // Before sending, the body is what a person looks for.
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

/** What persons decided about an order, oldest first. */
function DecisionList({ decisions }: { readonly decisions: readonly OrderDecision[] }) {
  const t = useText();
  if (decisions.length === 0) return null;
  return (
    <section>
      <h2 style={{ fontSize: 14 }}>{t('submit:order.byPerson')}</h2>
      {decisions.map(({ decision, by, at, partnerNo, practice }) => (
        <div key={at}>
          {decisionWords(t, practice ? 'practice' : 'production', { decision, decidedBy: by, decidedAt: at })}{' '}
          {partnerNo}
        </div>
      ))}
    </section>
  );
}

interface LineResultsProps {
  readonly kind: string;
  readonly lines: Output<'orders.get'>['lineResults'];
}

/** Which number each of the order's lines has, where the partner says so. */
function LineResults({ kind, lines }: LineResultsProps) {
  const t = useText();
  const columns = (findKind(kind)?.results ?? []).filter(({ ofLine }) => ofLine !== undefined);
  if (lines.length === 0) return null;
  return (
    <section>
      <h2 style={{ fontSize: 14 }}>{t('submit:order.lines')}</h2>
      <Table
        size="small"
        rowKey={({ sheet, row }) => `${sheet} ${row}`}
        dataSource={lines}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('submit:order.row'), dataIndex: 'row', width: 64 },
          ...columns.map(({ label }, at) => ({
            title: label[t.lang],
            render: (_: unknown, { values }: LineResultsProps['lines'][number]) => (
              <span style={{ whiteSpace: 'pre-line' }}>{values[at]}</span>
            ),
          })),
        ]}
      />
    </section>
  );
}

/** States in which nothing of an order has left yet. */
const unsent: ReadonlySet<string> = new Set(['incomplete', 'ready']);

const colors: Readonly<Record<string, string>> = {
  accepted: 'green',
  exists: 'green',
  answered: 'green',
  rejected: 'red',
  credentials: 'red',
  unknown: 'orange',
  interrupted: 'orange',
};

/** Every exchange about an order, oldest first. */
function AttemptList({ attempts }: { readonly attempts: readonly Attempt[] }) {
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
            {/* The code is for whoever mends the network. */}
            {detail && <Typography.Text title={detail}>{reasonWords(t, detail)}</Typography.Text>}
          </Flex>
        ),
      }))}
    />
  );
}

/** JSON, indented, to be scrolled and copied. */
function JsonText({ text }: { readonly text: string }) {
  const pretty = JSON.stringify(JSON.parse(text), null, 2);
  return (
    <Typography.Paragraph copyable={{ text: pretty }} style={{ margin: 0 }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} style={{ margin: 0, maxHeight: 320, overflow: 'auto', fontSize: 12 }}>
        {pretty}
      </pre>
    </Typography.Paragraph>
  );
}
