import { Progress, Table, type TablePaginationConfig, Tag } from 'antd';
import type { FollowedItem } from '#shared/contract/follow-up.ts';
import { findingName } from '#shared/text/follow-up-words.ts';
import { linkTo } from '../../navigation/route.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { WarehouseStateTag } from '../../runs/warehouse-state-tag.tsx';
import { FollowUpDetail } from './follow-up-detail.tsx';

interface FollowUpTableProps {
  readonly items: readonly FollowedItem[];
  readonly loading: boolean;
  readonly pagination: TablePaginationConfig;
}

/** A row per order: where it stands, what is put away, what is late; unfolded, what was found and each SKU. */
export function FollowUpTable({ items, loading, pagination }: FollowUpTableProps) {
  const t = useText();
  const format = useFormat();
  return (
    <Table<FollowedItem>
      size="small"
      rowKey="id"
      loading={loading}
      dataSource={[...items]}
      scroll={{ x: 1000 }}
      locale={{ emptyText: t('followUp:page.nothing') }}
      pagination={{ ...pagination, showSizeChanger: false, hideOnSinglePage: true }}
      expandable={{
        expandedRowRender: (item) => <FollowUpDetail item={item} />,
        expandIcon: ({ expanded, onExpand, record }) => (
          <button
            type="button"
            className={`ant-table-row-expand-icon ant-table-row-expand-icon-${expanded ? 'expanded' : 'collapsed'}`}
            aria-expanded={expanded}
            aria-label={t('followUp:page.unfold', { key: record.key })}
            onClick={(event) => onExpand(record, event)}
          />
        ),
      }}
      columns={[
        {
          title: t('followUp:sheet.key'),
          width: 170,
          render: (_, { key, run, order, target }) => (
            <>
              <a href={linkTo('runs', run, 'orders', String(order))}>{key}</a>
              {target === 'practice' && (
                <Tag color="blue" style={{ marginInlineStart: 6 }}>
                  {t('submit:to.practice')}
                </Tag>
              )}
            </>
          ),
        },
        { title: t('followUp:sheet.warehouse'), dataIndex: 'warehouse', width: 90 },
        {
          title: t('followUp:sheet.state'),
          width: 190,
          render: (_, { state, status }) => (
            <>
              <WarehouseStateTag state={state} />
              {status && <div className="follow-up-hint">{[status.code, status.label || status.text].join(' ')}</div>}
            </>
          ),
        },
        { title: t('followUp:page.progress'), width: 170, render: (_, item) => <PutAway item={item} /> },
        {
          title: t('followUp:sheet.findings'),
          render: (_, { findings }) => {
            const open = new Set(findings.filter(({ settled }) => !settled).map(({ code }) => code));
            return [...open].map((code) => (
              <Tag key={code} color={grave.has(code) ? 'red' : 'gold'}>
                {findingName(t, code)}
              </Tag>
            ));
          },
        },
        {
          title: t('followUp:sheet.eta'),
          width: 150,
          render: (_, { eta, lateDays }) => (
            <>
              {eta?.slice(0, 10)}
              {lateDays !== null && (
                <div className="follow-up-short">{t('followUp:page.late', { count: lateDays })}</div>
              )}
            </>
          ),
        },
        {
          title: t('followUp:sheet.seen'),
          width: 110,
          render: (_, { seen }) => seen && <time dateTime={seen}>{format.moment(seen)}</time>,
        },
      ]}
    />
  );
}

/** What cannot wait. */
const grave: ReadonlySet<string> = new Set([
  'contradiction',
  'twice',
  'short',
  'notFound',
  'gone',
  'cancelled',
  'refused',
  'late',
]);

/** Pieces put away of those announced; a bar where both are known. */
function PutAway({ item: { state, forecast, putAway } }: { readonly item: FollowedItem }) {
  const t = useText();
  const format = useFormat();
  const text = `${putAway === null ? '—' : format.number(putAway)} / ${forecast === null ? '—' : format.number(forecast)}`;
  if (forecast === null || putAway === null || forecast === 0) return <span>{text}</span>;
  return (
    <>
      {text}
      {state === 'partly' && forecast > putAway && (
        <span className="follow-up-hint"> {t('followUp:page.toCome', { count: forecast - putAway })}</span>
      )}
      <Progress
        size="small"
        percent={Math.min(100, (putAway / forecast) * 100)}
        showInfo={false}
        status={putAway === forecast ? 'success' : 'normal'}
        aria-label={text}
      />
    </>
  );
}
