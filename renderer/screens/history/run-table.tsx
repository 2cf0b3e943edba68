import { Table, type TablePaginationConfig, Tag } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { kindLabel } from '#shared/kinds/registry.ts';
import { sentCount } from '../../orders/order-states.ts';
import { OutcomeBar } from '../../orders/outcome-bar.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { runTitle } from '../run/run-title.ts';
import { RunActions } from './run-actions.tsx';
import { RunStateTag } from './run-state-tag.tsx';

interface Props {
  readonly runs: readonly Run[];
  readonly loading: boolean;
  /** What was looked for; a run opens at it. */
  readonly search: string | undefined;
  readonly pagination: TablePaginationConfig;
}

/** Where a run is gone on with: at its results once something was sent, else at its lines. */
function linkTo(run: Run, search: string | undefined): string {
  const parts = ['runs', run.id, sentCount(run.counts) > 0 ? 'results' : 'lines', ...(search ? [search] : [])];
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

export function RunTable({ runs, loading, search, pagination }: Props) {
  const t = useText();
  const format = useFormat();
  return (
    <Table<Run>
      size="middle"
      rowKey="id"
      loading={loading}
      dataSource={[...runs]}
      scroll={{ x: 960 }}
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
              <a href={linkTo(run, search)}>{runTitle(t, run)}</a>
              <div style={{ color: 'var(--ant-color-text-secondary)', fontSize: 12 }}>
                {kindLabel(run.kind, t.lang)}
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
          render: (_, { counts }) =>
            sentCount(counts) > 0 ? (
              <>
                <OutcomeBar counts={counts} slim />
                <Outcomes run={counts} />
              </>
            ) : (
              <span style={{ color: 'var(--ant-color-text-secondary)' }}>{t('history:notSent')}</span>
            ),
        },
        { title: t('history:actions'), width: 150, render: (_, run) => <RunActions run={run} /> },
      ]}
    />
  );
}

/** The same in figures, as far as there are any. */
function Outcomes({ run: counts }: { readonly run: Run['counts'] }) {
  const t = useText();
  const states = (['accepted', 'exists', 'rejected', 'unknown', 'queued', 'incomplete'] as const).filter(
    (state) => counts[state] > 0,
  );
  return (
    <div style={{ fontSize: 12, marginTop: 4 }}>
      {states.map((state) => `${t(`submission:state.${state}`)} ${counts[state]}`).join(' · ')}
    </div>
  );
}
