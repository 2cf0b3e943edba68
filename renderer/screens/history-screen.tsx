import {
  App,
  Badge,
  Button,
  DatePicker,
  Empty,
  Flex,
  Input,
  Popconfirm,
  Table,
  type TablePaginationConfig,
  Tag,
  Typography,
} from 'antd';
import { useState } from 'react';
import type { Run, RunState } from '#shared/contract/run.ts';
import { kindLabel } from '#shared/kinds/registry.ts';
import { leftOver, orderStateWords, runStateWords } from '#shared/text/outcome-words.ts';
import { useAction, useCall } from '../engine/engine.tsx';
import { goTo, linkTo } from '../navigation/route.ts';
import { useFormat } from '../preferences/format.ts';
import { useText } from '../preferences/preferences.tsx';
import { continuedAt } from '../runs/continued-at.ts';
import { FollowedRunWords, useFollowedRuns } from '../runs/followed-runs.tsx';
import { barCounts, freshCount, sentCount, sentStates } from '../runs/order-states.ts';
import { OutcomeBar } from '../runs/outcome-bar.tsx';
import { runTitle } from '../runs/run-words.ts';

const PAGE = 20;

interface Query {
  readonly search?: string;
  readonly from?: string;
  readonly to?: string;
}

/** All runs, searched by number, file or day. */
export function HistoryScreen() {
  const t = useText();
  const [query, setQuery] = useState<Query>({});
  const [page, setPage] = useState(1);
  const [deleted, setDeleted] = useState(false);
  const { data, isLoading } = useCall('runs.list', { ...query, deleted, offset: (page - 1) * PAGE, limit: PAGE });
  const find = (next: Query) => {
    setQuery(next);
    setPage(1);
  };
  const everything = Object.keys(query).length === 0;
  return (
    <main style={{ padding: 16, maxWidth: 1280, margin: '0 auto' }}>
      <Flex gap={12} wrap align="center" justify="space-between" style={{ marginBottom: 16 }}>
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
          {t(deleted ? 'history:deleted.list' : 'history:title')}
        </Typography.Title>
        <Flex gap={12} wrap>
          <Button
            onClick={() => {
              setDeleted(!deleted);
              setPage(1);
            }}
          >
            {t(deleted ? 'history:deleted.back' : 'history:deleted.list')}
          </Button>
          <DatePicker.RangePicker
            aria-label={t('history:dates')}
            placeholder={[t('history:dates.from'), t('history:dates.to')]}
            allowEmpty={[true, true]}
            onChange={(range) => {
              const { search } = query;
              const [from, to] = range ?? [];
              find({
                ...(search === undefined ? {} : { search }),
                ...(from ? { from: from.startOf('day').toISOString() } : {}),
                ...(to ? { to: to.add(1, 'day').startOf('day').toISOString() } : {}),
              });
            }}
          />
          <Input.Search
            allowClear
            style={{ width: 380, maxWidth: '100%' }}
            aria-label={t('history:search')}
            placeholder={t('history:search')}
            onSearch={(text) => {
              const { search: _, ...dates } = query;
              find(text.trim() === '' ? dates : { ...dates, search: text.trim() });
            }}
          />
        </Flex>
      </Flex>
      {data?.total === 0 ? (
        <Empty description={t(!everything ? 'history:noneFound' : deleted ? 'history:deleted.none' : 'history:none')} />
      ) : (
        <RunTable
          runs={data?.items ?? []}
          loading={isLoading}
          search={query.search}
          pagination={{ current: page, pageSize: PAGE, total: data?.total ?? 0, onChange: setPage }}
        />
      )}
    </main>
  );
}

interface RunTableProps {
  readonly runs: readonly Run[];
  readonly loading: boolean;
  /** The search; a run opens with it. */
  readonly search: string | undefined;
  readonly pagination: TablePaginationConfig;
}

function RunTable({ runs, loading, search, pagination }: RunTableProps) {
  const t = useText();
  const format = useFormat();
  const followed = useFollowedRuns(runs.filter(({ deletedAt }) => !deletedAt));
  return (
    <Table<Run>
      size="middle"
      rowKey="id"
      loading={loading}
      dataSource={[...runs]}
      scroll={{ x: 1110 }}
      pagination={{
        ...pagination,
        showSizeChanger: false,
        hideOnSinglePage: true,
        showTotal: (count) => t('history:total', { count }),
      }}
      columns={[
        {
          title: t('history:imported'),
          width: 130,
          render: (_, { createdAt }) => <time dateTime={createdAt}>{format.moment(createdAt)}</time>,
        },
        {
          title: t('history:files'),
          ellipsis: true,
          render: (_, run) => (
            <>
              {run.deletedAt ? runTitle(t, run) : <a href={linkToRun(run, search)}>{runTitle(t, run)}</a>}
              <div style={{ color: 'var(--ant-color-text-secondary)', fontSize: 12 }}>
                {kindLabel(run.kind, t.lang)}
                {run.deletedAt && ` · ${t('history:deleted.at', { time: format.moment(run.deletedAt) })}`}
              </div>
            </>
          ),
        },
        {
          title: t('history:target'),
          width: 90,
          render: (_, { target }) => (
            <Tag color={target === 'production' ? 'volcano' : 'blue'}>{t(`submit:to.${target}`)}</Tag>
          ),
        },
        { title: t('history:state'), width: 150, render: (_, run) => <RunStateTag run={run} /> },
        {
          title: t('history:orders'),
          width: 80,
          align: 'right',
          render: (_, { counts }) => format.number(counts.orders),
        },
        {
          title: t('history:outcome'),
          width: 220,
          render: (_, run) =>
            sentCount(run.counts) > 0 ? (
              <>
                <OutcomeBar run={run} slim />
                <Outcomes run={run} />
              </>
            ) : (
              <span style={{ color: 'var(--ant-color-text-secondary)' }}>{t('history:notSent')}</span>
            ),
        },
        {
          title: t('followUp:page.column'),
          width: 150,
          render: (_, { id }) => <FollowedRunWords followed={followed.get(id)} />,
        },
        { title: t('history:actions'), width: 150, render: (_, run) => <RunActions run={run} /> },
      ]}
    />
  );
}

/** One that waits for somebody opens where it goes on, one of which nothing was sent at its lines. */
function linkToRun(run: Run, search: string | undefined): string {
  return linkTo('runs', run.id, continuedAt(run) ?? 'lines', ...(search ? [search] : []));
}

/** The outcomes in figures, as far as there are any. */
function Outcomes({ run }: { readonly run: Pick<Run, 'counts' | 'standing' | 'target'> }) {
  const t = useText();
  const there = run.counts.exists + run.standing.readyThere;
  const counts = { ...barCounts(run), ready: freshCount(run), exists: there };
  const states = ([...sentStates, 'sending', 'ready', 'incomplete'] as const).filter((state) => counts[state] > 0);
  return (
    <div style={{ fontSize: 12, marginTop: 4 }}>
      {states.map((state) => `${orderStateWords(t, run.target, state)} ${counts[state]}`).join(' · ')}
    </div>
  );
}

function RunStateTag({ run }: { readonly run: Run }) {
  const t = useText();
  const wrong = leftOver(run) > 0 || (run.state === 'checked' && run.standing.wrongLines > 0);
  const status = run.hold?.reason === 'undecided' ? 'warning' : statuses[run.state];
  return <Badge status={wrong ? 'warning' : status} text={runStateWords(t, run)} />;
}

const statuses = {
  importing: 'processing',
  checked: 'default',
  submitting: 'processing',
  paused: 'warning',
  held: 'error',
  finished: 'success',
} as const satisfies Record<RunState, string>;

/** Continues a run that waits for somebody; deletes one that does not, and takes back one that was deleted. */
function RunActions({ run }: { readonly run: Run }) {
  const t = useText();
  const { message } = App.useApp();
  const remove = useAction('runs.delete');
  const restore = useAction('runs.restore');
  if (run.deletedAt) {
    return (
      <Button size="small" type="link" loading={restore.isPending} onClick={() => restore.mutate({ run: run.id })}>
        {t('history:deleted.restore')}
      </Button>
    );
  }
  const discard = async () => {
    const done = await remove.mutateAsync({ run: run.id }).catch(() => null);
    if (!done?.deleted) return;
    const undo = () => {
      message.destroy(run.id);
      restore.mutate({ run: run.id });
    };
    const content = (
      <>
        {t('history:deleted.told')}{' '}
        <Button size="small" type="link" onClick={undo}>
          {t('history:deleted.undo')}
        </Button>
      </>
    );
    message.success({ key: run.id, content, duration: 10 });
  };
  const waits = run.state === 'paused' || run.state === 'held' || run.state === 'submitting';
  return (
    <Flex gap={4}>
      {waits ? (
        <Button size="small" type="link" onClick={() => goTo('runs', run.id, 'submit')}>
          {t(`history:${nextStep(run)}`)}
        </Button>
      ) : (
        <Popconfirm
          title={t('history:delete.title')}
          description={<div style={{ maxWidth: 300 }}>{t('history:delete.help')}</div>}
          okText={t('history:delete')}
          okButtonProps={{ danger: true }}
          cancelText={t('history:delete.keep')}
          onConfirm={() => void discard()}
        >
          <Button size="small" type="text" disabled={run.counts.queued + run.counts.unknown > 0}>
            {t('history:delete')}
          </Button>
        </Popconfirm>
      )}
    </Flex>
  );
}

/** What a person does with a run that waits; `history:<name>` is its text. */
function nextStep({ state, hold }: Pick<Run, 'state' | 'hold'>): 'watch' | 'decide' | 'resume' {
  if (state === 'submitting') return 'watch';
  return hold?.reason === 'undecided' ? 'decide' : 'resume';
}
