import { FileExcelOutlined, ImportOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Popconfirm, Table, Tag, Typography } from 'antd';
import type { RateCardImport, RateCardInfo } from '#shared/contract/rate-cards.ts';
import { rateCardSheet } from '#shared/kinds/rate-card/index.ts';
import type { EncodingName } from '#shared/sheets/encodings.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { useAction, useCall, useEngine } from '../../engine/engine.tsx';
import { useSaveFile } from '../../engine/use-save-file.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { ExchangeRateTable, Warehouses } from './freight-office.tsx';
import { NumberSetting } from './number-setting.tsx';
import { RefusedTable } from './refused-table.tsx';
import { usePickOne } from './use-pick-one.ts';
import { WorkbookProblems } from './workbook-problems.tsx';

/**
 * What freight is calculated with: the divisor of volumetric weights, the forwarders' rate cards,
 * where warehouses stand, and exchange rates.
 */
export function FreightSection() {
  const t = useText();
  return (
    <Flex vertical gap={24}>
      <NumberSetting
        name="volumetricDivisor"
        label={t('settings:freight.divisor')}
        help={t('settings:freight.divisorHelp')}
        usual={6000}
        min={1000}
        max={30_000}
        empty={6000}
      />
      <RateCards />
      <Warehouses />
      <ExchangeRateTable />
    </Flex>
  );
}

/** The office's rate cards: taken whole from a workbook, or not at all. */
function RateCards() {
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
        <RateCardResult
          result={taking.data}
          onEncoding={(encoding) => taking.variables && taking.mutate({ ...taking.variables, encoding })}
        />
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

interface ResultProps {
  readonly result: RateCardImport | undefined;
  readonly onEncoding: (encoding: EncodingName) => void;
}

/** Whether a workbook was taken as a rate card, and everything that is wrong with it. */
function RateCardResult({ result, onEncoding }: ResultProps) {
  const t = useText();
  if (!result) return null;
  const { card, problems, refused } = result;
  if (refused) return <RefusedTable refused={refused} onEncoding={onEncoding} />;
  return (
    <Alert
      showIcon
      type={card ? (problems.length > 0 ? 'warning' : 'success') : 'error'}
      title={card ? t('settings:freight.taken', { name: card.name, count: card.rows }) : t('settings:freight.notTaken')}
      description={
        problems.length > 0 && (
          <WorkbookProblems
            problems={problems.map(({ sheet, row, column, ...problem }) => ({
              sheet,
              row,
              column,
              message: renderProblem(t, rateCardSheet, problem),
            }))}
          />
        )
      }
    />
  );
}
