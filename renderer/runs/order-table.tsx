import { Flex, Input, Table, Typography } from 'antd';
import { useState } from 'react';
import type { Run, ShownState } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { Translate } from '#shared/text/index.ts';
import { orderStateWords } from '#shared/text/outcome-words.ts';
import { useCall } from '../engine/engine.tsx';
import { useFormat } from '../preferences/format.ts';
import { useText } from '../preferences/preferences.tsx';
import { OrderDrawer } from './order-drawer.tsx';
import { OrderLink } from './order-link.tsx';
import { orderReasonWords } from './order-reason.ts';
import { OrderStateTag } from './order-state-tag.tsx';
import { barCounts, failedCount, freshCount, sentCount, stateNow } from './order-states.ts';
import { OtherDesks, OtherDeskTag } from './other-desks.tsx';
import { WarehouseStateTag } from './warehouse-state-tag.tsx';
import './order-table.css';

const PAGE = 50;

interface Props {
  readonly run: Run;
  /** The search to begin with. */
  readonly search?: string | undefined;
}

/** A run's orders, a page at a time, live; each opens with everything that happened to it. */
export function OrderTable({ run, search: firstSearch = '' }: Props) {
  const t = useText();
  const [state, setState] = useState<ShownState | 'failed'>();
  const [search, setSearch] = useState(firstSearch);
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<number | null>(null);
  const { data, isLoading } = useCall('orders.window', {
    run: run.id,
    ...(state === 'failed' ? { failed: true } : state ? { state } : {}),
    ...(search === '' ? {} : { search }),
    offset: (page - 1) * PAGE,
    limit: PAGE,
  });
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} wrap justify="space-between">
        <StateFilter
          run={run}
          value={state}
          onChange={(next) => {
            setState(next);
            setPage(1);
          }}
        />
        <Input.Search
          allowClear
          style={{ width: 240 }}
          aria-label={t('submit:orders.search')}
          placeholder={t('submit:orders.search')}
          defaultValue={firstSearch}
          onSearch={(text) => {
            setSearch(text.trim());
            setPage(1);
          }}
        />
      </Flex>
      <OtherDesks run={run}>
        <Table<OrderSummary>
          size="small"
          rowKey="id"
          loading={isLoading}
          dataSource={data?.items ?? []}
          scroll={{ x: 760 }}
          locale={{ emptyText: t('submit:orders.none') }}
          pagination={{
            current: page,
            pageSize: PAGE,
            total: data?.total ?? 0,
            showSizeChanger: false,
            hideOnSinglePage: true,
            onChange: setPage,
            showTotal: (count) => t('submit:orders.total', { count }),
          }}
          columns={[
            {
              title: t('submit:orders.key'),
              width: 220,
              render: (_, { id, key }) => (
                <OrderLink run={run.id} order={id} label={t('submit:orders.open', { key })} onOpen={() => setOpen(id)}>
                  {key}
                </OrderLink>
              ),
            },
            {
              title: t('submit:orders.state'),
              width: 150,
              render: (_, { id, shown, existing }) => (
                <>
                  <OrderStateTag target={run.target} state={stateNow(run, shown)} existing={existing} />
                  <OtherDeskTag order={id} shown={shown} />
                </>
              ),
            },
            {
              title: t(`submit:orders.partnerNo.${run.target}`),
              width: 200,
              render: (_, { partnerNo }) => partnerNo && <Typography.Text copyable>{partnerNo}</Typography.Text>,
            },
            ...(findKind(run.kind)?.announced
              ? [
                  {
                    title: t('followUp:page.column'),
                    width: 150,
                    render: (_: unknown, { warehouse }: OrderSummary) =>
                      warehouse && <WarehouseStateTag state={warehouse} />,
                  },
                ]
              : []),
            ...resultColumns(t, run.kind),
            { title: t('submit:orders.lines'), dataIndex: 'lines', width: 80, align: 'right' },
            {
              title: t('submit:orders.message'),
              render: (_, order) => <span style={{ whiteSpace: 'pre-line' }}>{orderReasonWords(t, run, order)}</span>,
            },
          ]}
        />
      </OtherDesks>
      <OrderDrawer run={run} order={open} onClose={() => setOpen(null)} />
    </Flex>
  );
}

/** What the kind's partner gives back: tracking numbers, carriers and the like. */
function resultColumns(t: Translate, kind: string) {
  return (findKind(kind)?.results ?? []).map(({ label, type }, at) => ({
    title: label[t.lang],
    width: type === 'url' ? 240 : 180,
    render: (_: unknown, { results }: OrderSummary) =>
      results[at] && <span style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{results[at]}</span>,
  }));
}

interface StateFilterProps {
  readonly run: Run;
  readonly value: ShownState | 'failed' | undefined;
  readonly onChange: (state: ShownState | 'failed' | undefined) => void;
}

/** The states that a run counts, as they are shown. */
const shownStates = [
  'accepted',
  'exists',
  'rejected',
  'shelved',
  'withdrawn',
  'unknown',
  'queued',
  'sending',
  'ready',
  'held',
  'incomplete',
] as const;

/** The live counts of a run; pressing one shows only its orders. */
function StateFilter({ run, value, onChange }: StateFilterProps) {
  const t = useText();
  const format = useFormat();
  const { counts: stored, standing } = run;
  const counts = {
    ...barCounts(run),
    ready: freshCount(run),
    exists: stored.exists + standing.readyThere,
    held: standing.heldBack,
    incomplete: stored.incomplete - standing.heldBack,
  };
  const failed = failedCount(run);
  const present = shownStates.filter((state) => counts[state] > 0 || state === value);
  return (
    <fieldset className="state-filter" aria-label={t('submit:orders.filter')}>
      <button type="button" aria-pressed={value === undefined} onClick={() => onChange(undefined)}>
        <b>{format.number(counts.orders)}</b>
        <span>{t('submit:orders.all')}</span>
      </button>
      {sentCount(stored) > 0 && (failed > 0 || value === 'failed') && (
        <button
          type="button"
          aria-pressed={value === 'failed'}
          onClick={() => onChange(value === 'failed' ? undefined : 'failed')}
        >
          <b>{format.number(failed)}</b>
          <span>{t('submit:results.failedOnly')}</span>
        </button>
      )}
      {present.map((state) => (
        <button
          key={state}
          type="button"
          className={`state-${state}`}
          aria-pressed={value === state}
          onClick={() => onChange(value === state ? undefined : state)}
        >
          <b>{format.number(counts[state])}</b>
          <span>{orderStateWords(t, run.target, stateNow(run, state))}</span>
        </button>
      ))}
    </fieldset>
  );
}
