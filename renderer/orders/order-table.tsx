import { Button, Flex, Input, Table, Typography } from 'antd';
import { useState } from 'react';
import type { OrderState, Run } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import { messageWords } from '#shared/text/outcome-words.ts';
import { useCall } from '../engine/use-call.ts';
import { useText } from '../preferences/preferences.tsx';
import { OrderDrawer } from './order-drawer.tsx';
import { OrderStateTag } from './order-state-tag.tsx';
import { StateFilter } from './state-filter.tsx';

const PAGE = 50;

interface Props {
  readonly run: Run;
  /** What is looked for at first: a number that the person came with. */
  readonly search?: string | undefined;
}

/** A run's orders, a page at a time, live; each opens with everything that happened to it. */
export function OrderTable({ run, search: firstSearch = '' }: Props) {
  const t = useText();
  const [state, setState] = useState<OrderState>();
  const [search, setSearch] = useState(firstSearch);
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<number | null>(null);
  const { data, isLoading } = useCall('orders.window', {
    run: run.id,
    ...(state ? { state } : {}),
    ...(search === '' ? {} : { search }),
    offset: (page - 1) * PAGE,
    limit: PAGE,
  });
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} wrap justify="space-between">
        <StateFilter
          counts={run.counts}
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
            render: (_, order) => (
              <Button
                type="link"
                size="small"
                style={{ padding: 0 }}
                aria-label={t('submit:orders.open', { key: order.key })}
                onClick={() => setOpen(order.id)}
              >
                {order.key}
              </Button>
            ),
          },
          {
            title: t('submit:orders.state'),
            width: 120,
            render: (_, order) => <OrderStateTag state={order.state} />,
          },
          {
            title: t('submit:orders.partnerNo'),
            width: 200,
            render: (_, { partnerNo }) => partnerNo && <Typography.Text copyable>{partnerNo}</Typography.Text>,
          },
          { title: t('submit:orders.lines'), dataIndex: 'lines', width: 80, align: 'right' },
          {
            title: t('submit:orders.message'),
            render: (_, { message, errors }) => (
              <span style={{ whiteSpace: 'pre-line' }}>
                {(message && messageWords(t, message)) ??
                  (errors > 0 ? t('submit:orders.errors', { count: errors }) : '')}
              </span>
            ),
          },
        ]}
      />
      <OrderDrawer order={open} onClose={() => setOpen(null)} />
    </Flex>
  );
}
