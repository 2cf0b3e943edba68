import { ImportOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Popconfirm, Table, Typography } from 'antd';
import { useState } from 'react';
import { useAction } from '../../../engine/use-action.ts';
import { useCall } from '../../../engine/use-call.ts';
import { useText } from '../../../preferences/preferences.tsx';
import { usePickOne } from '../use-pick-one.ts';
import { SkuByHand } from './sku-by-hand.tsx';
import { SkuImportResult } from './sku-import-result.tsx';

const PAGE = 50;

/** The table of item ids for the office's own SKUs. */
export function SkusSection() {
  const t = useText();
  const pick = usePickOne();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { data } = useCall('skuItems.list', { search, offset: (page - 1) * PAGE, limit: PAGE });
  const taking = useAction('skuItems.import');
  const remove = useAction('skuItems.delete');
  return (
    <Flex vertical gap={16}>
      <Typography.Text type="secondary">{t('settings:skus.intro')}</Typography.Text>
      <Flex gap={8} wrap justify="space-between">
        <Flex gap={8}>
          <Button
            type="primary"
            icon={<ImportOutlined aria-hidden />}
            loading={taking.isPending}
            onClick={() => pick((path) => taking.mutate({ path }))}
          >
            {t('settings:skus.import')}
          </Button>
          {chosen.length > 0 && (
            <Popconfirm
              title={t('settings:skus.deleteTitle', { count: chosen.length })}
              okText={t('settings:delete')}
              okButtonProps={{ danger: true }}
              cancelText={t('settings:cancel')}
              onConfirm={() =>
                remove.mutate(
                  { skus: [...chosen] },
                  {
                    onSuccess: () => {
                      setChosen([]);
                      setPage(1);
                    },
                  },
                )
              }
            >
              <Button danger>{t('settings:skus.delete', { count: chosen.length })}</Button>
            </Popconfirm>
          )}
        </Flex>
        <Input.Search
          allowClear
          style={{ width: 240 }}
          aria-label={t('settings:skus.search')}
          placeholder={t('settings:skus.search')}
          onSearch={(text) => {
            setSearch(text.trim());
            setPage(1);
          }}
        />
      </Flex>
      <SkuImportResult result={taking.data} />
      <SkuByHand />
      <Table
        size="small"
        rowKey="sku"
        dataSource={data?.items ?? []}
        locale={{ emptyText: search === '' ? t('settings:skus.none') : t('settings:skus.notFound', { search }) }}
        rowSelection={{ selectedRowKeys: [...chosen], onChange: (keys) => setChosen(keys.map(String)) }}
        pagination={{
          current: page,
          pageSize: PAGE,
          total: data?.total ?? 0,
          showSizeChanger: false,
          hideOnSinglePage: true,
          onChange: setPage,
          showTotal: (count) => t('settings:skus.total', { count }),
        }}
        columns={[
          { title: 'SKU', dataIndex: 'sku' },
          { title: t('settings:skus.itemId'), dataIndex: 'itemId' },
        ]}
      />
    </Flex>
  );
}
