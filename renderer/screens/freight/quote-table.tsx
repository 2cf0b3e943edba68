import { Table, type TablePaginationConfig, Tag, Typography } from 'antd';
import type { OrderQuote } from '#shared/contract/partner-quotes.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { useAction } from '../../engine/engine.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { OrderStateTag } from '../../runs/order-state-tag.tsx';
import { daysWords } from './price-cell.tsx';

interface Props {
  readonly run: Run;
  readonly quotes: readonly OrderQuote[];
  readonly loading: boolean;
  readonly pagination: TablePaginationConfig;
}

/** Orders with their lines, the services offered for each side by side, what is chosen, and how old the prices are. */
export function QuoteTable({ run, quotes, loading, pagination }: Props) {
  const t = useText();
  return (
    <Table<OrderQuote>
      size="small"
      rowKey="order"
      loading={loading}
      dataSource={[...quotes]}
      scroll={{ x: 900 }}
      locale={{ emptyText: t('freightUi:quotes.empty') }}
      pagination={{ ...pagination, showSizeChanger: false, hideOnSinglePage: true }}
      columns={[
        {
          title: t('freightUi:quote.order'),
          width: 170,
          onCell: () => ({ style: { verticalAlign: 'top' } }),
          render: (_, { key, shown }) => (
            <>
              <div>{key}</div>
              <OrderStateTag target={run.target} state={shown} />
            </>
          ),
        },
        {
          title: t('freightUi:quote.services'),
          render: (_, quote) =>
            quote.failure ? (
              <Typography.Text type="danger">
                {renderProblem(t, findKind(run.kind), { ...quote.failure, field: null })}
              </Typography.Text>
            ) : quote.lines.length === 0 ? (
              <span className="freight-note">{t('freightUi:quote.none')}</span>
            ) : (
              quote.lines.map((line) => <ServiceChoice key={line.line} quote={quote} line={line} />)
            ),
        },
        {
          title: t('freightUi:quote.total'),
          width: 130,
          align: 'right',
          onCell: () => ({ style: { verticalAlign: 'top' } }),
          render: (_, { total, booked, lines }) => (
            <>
              {total ? (
                <b>
                  {total.amount} {total.currency}
                </b>
              ) : (
                lines.length > 0 &&
                lines.every(({ serviceId }) => serviceId !== null) && (
                  <span className="freight-note">{t('freightUi:quote.mixed')}</span>
                )
              )}
              {booked && <div className="freight-note">{t(`freightUi:quote.booked.${run.target}`, { ...booked })}</div>}
            </>
          ),
        },
        {
          title: t('freightUi:quote.price'),
          width: 190,
          onCell: () => ({ style: { verticalAlign: 'top' } }),
          render: (_, quote) => <PriceAge quote={quote} target={run.target} />,
        },
      ]}
    />
  );
}

interface ServiceChoiceProps {
  readonly quote: Pick<OrderQuote, 'order' | 'key' | 'state'>;
  readonly line: QuotedLine;
}

type QuotedLine = OrderQuote['lines'][number];

/** States in which a service may still be chosen. */
const open: readonly OrderQuote['state'][] = ['incomplete', 'ready', 'rejected'];

/** The services offered for one line, side by side; one of them is chosen. */
function ServiceChoice({ quote, line }: ServiceChoiceProps) {
  const t = useText();
  const choose = useAction('freight.chooseLine');
  const goods = t('freightUi:quote.goodsOf', { itemId: line.itemId, skuId: line.skuId });
  return (
    <fieldset style={{ margin: '0 0 8px', padding: 0, border: 0, minWidth: 0 }}>
      <legend className="freight-note" style={{ padding: 0 }}>
        {goods}
      </legend>
      {line.options.length === 0 && <span className="freight-note">{t('freightUi:quote.noOptions')}</span>}
      <div className="freight-options">
        {line.options.map(({ serviceId, companyName, serviceCategory, fee, minDays, maxDays }) => {
          const chosen = serviceId === line.serviceId;
          const [min, max] = [minDays ?? maxDays, maxDays ?? minDays];
          return (
            <label key={serviceId}>
              <input
                type="radio"
                name={`service-${quote.order}-${line.line}`}
                checked={chosen}
                disabled={!open.includes(quote.state) || choose.isPending}
                onChange={() => choose.mutate({ order: quote.order, line: line.line, serviceId })}
              />
              <span>
                <b>
                  {fee.amount} {fee.currency}
                </b>
                {min !== null && max !== null && <> · {daysWords(t, min, max)}</>}
                <br />
                <span className="freight-note">
                  {companyName} {serviceCategory}
                  {chosen &&
                    line.chosenBy &&
                    ` · ${t(line.chosenBy === 'person' ? 'freightUi:quote.byPerson' : 'freightUi:quote.byPolicy')}`}
                </span>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

/** Whether the price is binding, and when it was asked for; where none came only that. */
function PriceAge({
  quote: { purpose, askedAt, stale, failure },
  target,
}: {
  readonly quote: OrderQuote;
  readonly target: Run['target'];
}) {
  const t = useText();
  const format = useFormat();
  if (purpose === null || askedAt === null) return null;
  return (
    <>
      {!failure && (
        <Tag color={purpose === 'preview' && target === 'production' && !stale ? 'success' : 'default'}>
          {t(purpose === 'preview' ? `freightUi:quote.preview.${target}` : 'freightUi:quote.estimate')}
        </Tag>
      )}
      <div className="freight-note">{t('freightUi:quote.askedAt', { time: format.moment(askedAt) })}</div>
      {stale && !failure && purpose === 'preview' && <div className="freight-note">{t('freightUi:quote.stale')}</div>}
    </>
  );
}
