import { FileOutlined } from '@ant-design/icons';
import { Alert, Descriptions, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { FollowedItem } from '#shared/contract/follow-up.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Output } from '#shared/contract.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { findingWords } from '#shared/text/follow-up-words.ts';
import { outcomeWords } from '#shared/text/outcome-words.ts';
import { useCall } from '../../engine/engine.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { lacksKeys, MissingKeys } from '../missing-keys.tsx';
import { OrderStateTag } from '../order-state-tag.tsx';
import { stateNow } from '../order-states.ts';
import { OtherDesks, OtherDeskTag } from '../other-desks.tsx';
import { ChangeDecision, UnknownOutcome } from '../unknown-outcome.tsx';
import { useDestination } from '../use-destination.ts';
import { WarehouseStateTag } from '../warehouse-state-tag.tsx';
import { WithdrawOrder } from '../withdraw-order.tsx';
import { OrderBoxes } from './order-boxes.tsx';
import { OrderJson } from './order-json.tsx';
import { OrderMend } from './order-mend.tsx';
import { OrderPutAway, OrderRoute } from './order-route.tsx';
import { OrderStory } from './order-story.tsx';
import { OrderLines, OrderValues } from './order-values.tsx';
import './order-view.css';

type Order = Output<'orders.get'>;

interface Props {
  readonly run: Run;
  readonly order: Order;
  /** One column, for a drawer. */
  readonly narrow?: boolean;
  /** For paper: what is known, without what can be done. */
  readonly printed?: boolean;
  /** What may be done with it, below what is known of its outcome. */
  readonly actions?: ReactNode;
  readonly onDecided?: () => void;
}

/** Everything that is known of one order, in plain words; what was sent as JSON is folded away. */
export function OrderView({
  run,
  order,
  narrow = false,
  printed = false,
  actions,
  onDecided = () => undefined,
}: Props) {
  const t = useText();
  const { summary } = order;
  const kind = findKind(order.kind);
  const destination = useDestination(run);
  const decidable =
    run.target === 'practice' || (destination.known && (destination.gone !== null || !lacksKeys(destination)));
  const { data: told, isPlaceholderData } = useCall('orders.contents', { order: summary.id });
  const contents = isPlaceholderData ? undefined : told;
  const there = summary.state === 'accepted' || summary.state === 'exists';
  const { data } = useCall('followUp.get', { order: summary.id }, { enabled: there && kind?.announced !== undefined });
  const followed = data?.item.order === summary.id || data?.item.key === summary.key ? data : undefined;
  const doing = (
    <>
      {summary.state === 'unknown' && <MissingKeys destination={destination} help="submit:keys.helpOrder" />}
      {summary.state === 'unknown' && decidable && (
        <UnknownOutcome run={run} order={summary} asked={order.asked} onDecided={onDecided} />
      )}
      {order.changeable && decidable && <ChangeDecision run={run} order={summary} onDecided={onDecided} />}
      <WithdrawOrder run={run} order={summary} onDone={onDecided} />
      <OpenFindings followed={followed} />
      {contents && <OrderMend run={run} contents={contents} order={summary} />}
      {actions}
    </>
  );
  const isOneColumn = narrow || printed;
  return (
    <div className={isOneColumn ? 'order-view narrow' : 'order-view'}>
      <div>
        <OrderFacts run={run} order={order} followed={followed?.item} />
        {!printed && doing}
        {contents?.cleared && <Alert showIcon type="info" title={t('orderPage:cleared')} />}
        {contents?.sentOtherwise && <Alert showIcon type="warning" title={t('orderPage:sentOtherwise')} />}
        {contents?.route && <OrderRoute route={contents.route} followed={followed?.item} />}
        {contents?.boxes && contents.boxes.types.length > 0 && (
          <OrderBoxes boxes={contents.boxes} run={run.id} orderKey={summary.key} />
        )}
        {followed && <OrderPutAway followed={followed.item} />}
        {isOneColumn && <OrderStory order={order} contents={contents} followed={followed} />}
        <Attachments order={order} />
        {contents && <OrderLines kind={kind} contents={contents} />}
        {contents && <OrderValues kind={kind} contents={contents} />}
        {!printed && <OrderJson order={order} />}
      </div>
      {!isOneColumn && (
        <div>
          <OrderStory order={order} contents={contents} followed={followed} />
        </div>
      )}
    </div>
  );
}

/** How it stands, the partner's numbers, and why. */
function OrderFacts({
  run,
  order: { summary, kind },
  followed,
}: Pick<Props, 'run' | 'order'> & { readonly followed: FollowedItem | undefined }) {
  const t = useText();
  const words = outcomeWords(t, run.target, summary);
  const { warehouse } = summary;
  const numbers = (findKind(kind)?.results ?? []).flatMap(({ label }, at) => {
    const value = summary.results[at];
    return value ? [{ key: `result-${at}`, label: label[t.lang], value }] : [];
  });
  return (
    <section className="order-panel" aria-label={t('submit:orders.state')}>
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={[
          {
            key: 'state',
            label: t('submit:orders.state'),
            children: (
              <OtherDesks run={run}>
                <OrderStateTag target={run.target} state={stateNow(run, summary.shown)} existing={summary.existing} />
                <OtherDeskTag order={summary.id} shown={summary.shown} />
              </OtherDesks>
            ),
          },
          ...(warehouse
            ? [{ key: 'at', label: t('followUp:page.column'), children: <WarehouseStateTag state={warehouse} /> }]
            : []),
          ...(summary.partnerNo
            ? [
                {
                  key: 'number',
                  label: t(`submit:orders.partnerNo.${run.target}`),
                  children: <Typography.Text copyable>{summary.partnerNo}</Typography.Text>,
                },
              ]
            : []),
          ...(followed?.planNo
            ? [
                {
                  key: 'plan',
                  label: t('followUp:sheet.planNo'),
                  children: <Typography.Text copyable>{followed.planNo}</Typography.Text>,
                },
              ]
            : []),
          ...numbers.map(({ value, ...item }) => ({
            ...item,
            children: (
              <Typography.Text copyable style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                {value}
              </Typography.Text>
            ),
          })),
          ...(words
            ? [
                {
                  key: 'message',
                  label: t('submit:orders.message'),
                  span: 'filled' as const,
                  children: <span style={{ whiteSpace: 'pre-line' }}>{words}</span>,
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

/** What somebody has to look at, as sentences; it is dealt with on the page of what is followed. */
function OpenFindings({ followed }: { readonly followed: Output<'followUp.get'> | undefined }) {
  const t = useText();
  const open = followed?.item.findings.filter(({ settled }) => !settled) ?? [];
  if (open.length === 0) return null;
  return (
    <Alert
      showIcon
      type="warning"
      title={open.map((finding) => (
        <div key={`${finding.code} ${JSON.stringify(finding.params)}`}>{findingWords(t, finding)}</div>
      ))}
      action={<a href="#/follow">{t('orderPage:story.followed')}</a>}
    />
  );
}

function Attachments({ order: { attachments, summary } }: Pick<Props, 'order'>) {
  const t = useText();
  const format = useFormat();
  if (attachments.length === 0) return null;
  return (
    <section className="order-panel" aria-label={t('orderPage:files.title')}>
      <header>
        <h2>{t('orderPage:files.title')}</h2>
      </header>
      <ul className="order-files">
        {attachments.map(({ name, size }) => (
          <li key={name}>
            <span>
              <FileOutlined aria-hidden /> {name}
            </span>
            <span className="order-hint">
              {format.size(size)}
              {summary.state === 'accepted' && ` · ${t('orderPage:files.sent')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
