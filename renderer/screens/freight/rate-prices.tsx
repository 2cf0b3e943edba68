import { Alert, Button, Flex, Typography } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { useCall } from '../../engine/use-call.ts';
import { goTo } from '../../frame/use-route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { PlaceChart } from './place-chart.tsx';
import { PriceTable } from './price-table.tsx';
import { WeightTotals } from './weight-totals.tsx';

/** What a run weighs, and what the office's rate cards ask for it. */
export function RatePrices({ run }: { readonly run: Run }) {
  const t = useText();
  const { data: totals } = useCall('freight.totals', { run: run.id });
  const { data: cards } = useCall('rateCards.list', {});
  const valid = cards?.filter((card) => card.valid) ?? [];
  if (!totals) return null;
  return (
    <>
      <WeightTotals totals={totals} />
      {totals.incomplete > 0 && (
        <Alert showIcon type="warning" title={t('freightUi:prices.incomplete', { count: totals.incomplete })} />
      )}
      <PlaceChart places={totals.places} />
      {cards && valid.length === 0 && (
        <Alert
          showIcon
          type="info"
          title={t('freightUi:prices.none')}
          action={<Button onClick={() => goTo('settings', 'freight')}>{t('freightUi:prices.import')}</Button>}
        />
      )}
      <Flex vertical gap={8}>
        <Flex justify="space-between" align="baseline" wrap gap={8}>
          <h2>{t('freightUi:prices.title')}</h2>
          {valid.length > 0 && totals.unpriced > 0 && (
            <Typography.Text type="warning">
              {t('freightUi:prices.unpriced', { count: totals.unpriced })}
            </Typography.Text>
          )}
        </Flex>
        <PriceTable run={run} cards={valid} />
      </Flex>
    </>
  );
}
