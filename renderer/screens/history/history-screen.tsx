import { DatePicker, Empty, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import { useCall } from '../../engine/use-call.ts';
import { useText } from '../../preferences/preferences.tsx';
import { RunTable } from './run-table.tsx';

const PAGE = 20;

interface Asked {
  readonly search?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Every run there was, found by a number, a file or a day. */
export function HistoryScreen() {
  const t = useText();
  const [asked, setAsked] = useState<Asked>({});
  const [page, setPage] = useState(1);
  const { data, isLoading } = useCall('runs.list', { ...asked, offset: (page - 1) * PAGE, limit: PAGE });
  const ask = (next: Asked) => {
    setAsked(next);
    setPage(1);
  };
  const everything = Object.keys(asked).length === 0;
  return (
    <main style={{ padding: 16, maxWidth: 1280, margin: '0 auto' }}>
      <Flex gap={12} wrap align="center" justify="space-between" style={{ marginBottom: 16 }}>
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
          {t('history:title')}
        </Typography.Title>
        <Flex gap={12} wrap>
          <DatePicker.RangePicker
            aria-label={t('history:dates')}
            placeholder={[t('history:dates.from'), t('history:dates.to')]}
            allowEmpty={[true, true]}
            onChange={(range) => {
              const { search } = asked;
              const [from, to] = range ?? [];
              ask({
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
              const { search: _, ...dates } = asked;
              ask(text.trim() === '' ? dates : { ...dates, search: text.trim() });
            }}
          />
        </Flex>
      </Flex>
      {data?.total === 0 ? (
        <Empty description={t(everything ? 'history:none' : 'history:noneFound')} />
      ) : (
        <RunTable
          runs={data?.items ?? []}
          loading={isLoading}
          search={asked.search}
          pagination={{ current: page, pageSize: PAGE, total: data?.total ?? 0, onChange: setPage }}
        />
      )}
    </main>
  );
}
