import { FileExcelOutlined, ImportOutlined } from '@ant-design/icons';
import { Button, Flex, Popconfirm, Table, Tag, Typography } from 'antd';
import type { RateCardInfo } from '#shared/contract/rate-cards.ts';
import { useEngine } from '../../../engine/engine-provider.tsx';
import { useAction } from '../../../engine/use-action.ts';
import { useCall } from '../../../engine/use-call.ts';
import { useSaveFile } from '../../../engine/use-save-file.tsx';
import { useFormat } from '../../../preferences/format.ts';
import { useText } from '../../../preferences/preferences.tsx';
import { usePickOne } from '../use-pick-one.ts';
import { RateCardResult } from './rate-card-result.tsx';

/** The office's rate cards: taken whole from a workbook, or not at all. */
export function RateCards() {
  const t = useText();
  const format = useFormat();
  const engine = useEngine();
  const pick = usePickOne();
  const save = useSaveFile();
  const { data: cards } = useCall('rateCards.list', {});
  const taking = useAction('rateCards.import');
  const remove = useAction('rateCards.delete');
  return (
    <section aria-labelledby="rate-cards">
      <h2 id="rate-cards">{t('settings:freight.cards')}</h2>
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{t('settings:freight.cardsHelp')}</Typography.Text>
        <Flex gap={8} wrap>
          <Button
            type="primary"
            icon={<ImportOutlined aria-hidden />}
            loading={taking.isPending}
            onClick={() => pick((path) => taking.mutate({ path }))}
          >
            {t('settings:freight.import')}
          </Button>
          <Button
            icon={<FileExcelOutlined aria-hidden />}
            onClick={() =>
              save(`${t('settings:freight.templateName')}.xlsx`, async (out) => [
                await engine.call('rateCards.template', { out, lang: t.lang }),
              ])
            }
          >
            {t('settings:freight.template')}
          </Button>
        </Flex>
        <RateCardResult result={taking.data} />
        <Table<RateCardInfo>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={cards ?? []}
          locale={{ emptyText: t('settings:freight.none') }}
          columns={[
            {
              title: t('settings:freight.name'),
              render: (_, { name, file }) => (
                <>
                  <div>{name}</div>
                  <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                    {file}
                  </Typography.Text>
                </>
              ),
            },
            {
              title: t('settings:freight.valid'),
              render: (_, card) => (
                <Flex gap={8} wrap>
                  <span>{validity(card, t)}</span>
                  {!card.valid && <Tag color="warning">{t('settings:freight.expired')}</Tag>}
                </Flex>
              ),
            },
            {
              title: t('settings:freight.rows'),
              width: 80,
              align: 'right',
              render: (_, { rows }) => format.number(rows),
            },
            {
              title: t('settings:freight.importedAt'),
              width: 130,
              render: (_, { importedAt }) => format.moment(importedAt),
            },
            {
              width: 90,
              render: (_, { id, name }) => (
                <Popconfirm
                  title={t('settings:freight.deleteTitle', { name })}
                  okText={t('settings:delete')}
                  okButtonProps={{ danger: true }}
                  cancelText={t('settings:cancel')}
                  onConfirm={() => remove.mutate({ id })}
                >
                  <Button size="small" type="text" danger>
                    {t('settings:delete')}
                  </Button>
                </Popconfirm>
              ),
            },
          ]}
        />
      </Flex>
    </section>
  );
}

function validity({ validFrom, validTo }: RateCardInfo, t: ReturnType<typeof useText>): string {
  if (validFrom === null && validTo === null) return t('settings:freight.always');
  const parts = [
    ...(validFrom === null ? [] : [t('settings:freight.from', { from: validFrom })]),
    ...(validTo === null ? [] : [t('settings:freight.to', { to: validTo })]),
  ];
  return parts.join(' ');
}
