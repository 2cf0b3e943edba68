import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, App, Button, Flex, Form, Input, Popconfirm, Table, Typography } from 'antd';
import { useState } from 'react';
import type { SkuItemImport } from '#shared/contract/sku-items.ts';
import { skuItemSheet } from '#shared/kinds/sku-items.ts';
import type { EncodingName } from '#shared/sheets/encodings.ts';
import type { FieldSet } from '#shared/sheets/field.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { useAction, useCall } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { RefusedTable } from './refused-table.tsx';
import { usePickOne } from './use-pick-one.ts';
import { WorkbookProblems } from './workbook-problems.tsx';

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
      <SkuImportResult
        result={taking.data}
        onEncoding={(encoding) => taking.variables && taking.mutate({ ...taking.variables, encoding })}
      />
      <SkuByHand />
      <Table
        size="small"
        rowKey="sku"
        dataSource={data?.items ?? []}
        locale={{ emptyText: search === '' ? t('settings:skus.none') : t('settings:skus.notFound', { search }) }}
        rowSelection={{
          selectedRowKeys: [...chosen],
          onChange: (keys) => setChosen(keys.map(String)),
          // antd has no words for these in any other language than English, and none at all for the rows.
          getTitleCheckboxProps: () => ({ 'aria-label': t('settings:skus.chooseAll') }),
          getCheckboxProps: ({ sku }) => ({ 'aria-label': t('settings:skus.choose', { sku }) }),
        }}
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

interface Entry {
  readonly sku: string;
  readonly itemId: string;
}

/** One entry typed by hand; a known SKU gets the new item id. */
function SkuByHand() {
  const t = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Entry>();
  const save = useAction('skuItems.save');
  const take = async (entry: Entry) => {
    if (save.isPending) return;
    // Emptied at once, and the fields stay: the next entry can be typed before this one is answered.
    form.setFieldsValue({ sku: '', itemId: '' });
    form.focusField('sku');
    try {
      await save.mutateAsync(entry);
    } catch {
      // The action has told why. The entry comes back to be corrected, unless another one was typed meanwhile.
      const { sku, itemId } = form.getFieldsValue();
      if (sku === '' && itemId === '') form.setFieldsValue(entry);
      else message.error(t('settings:skus.notSaved', { ...entry }));
    }
  };
  const inputs = { sku: 'SKU', itemId: t('settings:skus.itemId') } as const;
  return (
    <Form<Entry> form={form} name="sku" layout="inline" style={{ rowGap: 8 }} onFinish={(entry) => void take(entry)}>
      {(['sku', 'itemId'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          rules={[
            {
              required: true,
              whitespace: true,
              message: t('settings:account.required', { name: inputs[name] }),
            },
          ]}
        >
          <Input
            autoComplete="off"
            spellCheck={false}
            aria-label={t('settings:skus.typed', { name: inputs[name] })}
            placeholder={inputs[name]}
            style={{ width: 200 }}
          />
        </Form.Item>
      ))}
      <Flex>
        <Button htmlType="submit" icon={<PlusOutlined aria-hidden />} loading={save.isPending}>
          {t('settings:skus.add')}
        </Button>
      </Flex>
    </Form>
  );
}

const fields: FieldSet = skuItemSheet.fields;

interface ResultProps {
  readonly result: SkuItemImport | undefined;
  readonly onEncoding: (encoding: EncodingName) => void;
}

/** What was taken from a table, and every row that was not, with the reason. */
function SkuImportResult({ result, onEncoding }: ResultProps) {
  const t = useText();
  if (!result) return null;
  const { refused, problems, added, changed, unchanged } = result;
  if (refused) return <RefusedTable refused={refused} onEncoding={onEncoding} />;
  return (
    <Alert
      showIcon
      type={problems.length > 0 ? 'warning' : 'success'}
      title={t('settings:skus.taken', { added, changed, unchanged })}
      description={
        problems.length > 0 && (
          <>
            {t('settings:skus.problems', { count: problems.length })}
            <WorkbookProblems
              problems={problems.map(({ sheet, row, field, ...problem }) => ({
                sheet,
                row,
                column: field === null ? '' : (fields[field]?.label[t.lang] ?? field),
                message: renderProblem(t, skuItemSheet, { ...problem, field }),
              }))}
            />
          </>
        )
      }
    />
  );
}
