import { CalculatorOutlined, DollarOutlined } from '@ant-design/icons';
import { Alert, App, Button, Flex, Select, Typography } from 'antd';
import { useState } from 'react';
import type { OrderQuote } from '#shared/contract/partner-quotes.ts';
import type { Run } from '#shared/contract/run.ts';
import { type FreightPolicy, policyText, readPolicy } from '#shared/freight/quote.ts';
import { useAction, useCall, useEvents } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { QuoteTable } from './quote-table.tsx';

const PAGE = 20;

/** The partner's prices for every line, and the choice: line by line, or by a rule for all. */
export function PartnerPrices({ run }: { readonly run: Run }) {
  const t = useText();
  const [page, setPage] = useState(1);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const { data, isLoading } = useCall('freight.quotes', { run: run.id, offset: (page - 1) * PAGE, limit: PAGE });
  const estimate = useAction('freight.estimate');
  const preview = useAction('freight.preview');
  useEvents('freight-progress', ({ run: id, done, total }) => {
    if (id === run.id) setProgress(done < total ? { done, total } : null);
  });
  // Orders that sending held back because nobody chose a service for them are asked about too.
  const heldBack = useCall('submissions.heldBack', { run: run.id }, { enabled: run.counts.incomplete > 0 });
  const open = run.counts.ready + run.counts.rejected + run.counts.shelved + (heldBack.data?.orders ?? 0);
  const asking = estimate.isPending || preview.isPending;
  const asked = preview.data ?? estimate.data;
  return (
    <>
      <Typography.Text type="secondary">{t(`freightUi:quotes.what.${run.target}`)}</Typography.Text>
      <Flex gap={16} wrap align="flex-start" justify="space-between">
        <Flex gap={8} wrap align="center">
          <Button
            type="primary"
            icon={<DollarOutlined aria-hidden />}
            loading={preview.isPending}
            disabled={asking || open === 0}
            onClick={() => preview.mutate({ run: run.id })}
          >
            {t(`freightUi:quotes.preview.${run.target}`)}
          </Button>
          <Button
            icon={<CalculatorOutlined aria-hidden />}
            loading={estimate.isPending}
            disabled={asking}
            onClick={() => estimate.mutate({ run: run.id })}
          >
            {t('freightUi:quotes.estimate')}
          </Button>
          {asking && progress && <span role="status">{t('freightUi:quotes.asking', { ...progress })}</span>}
        </Flex>
        <PolicyChoice run={run} policy={data?.policy ?? null} quotes={data?.items ?? []} />
      </Flex>
      {asked && !asking && (
        <Alert
          showIcon
          closable
          type={asked.failed > 0 ? 'warning' : 'success'}
          title={t('freightUi:quotes.asked', asked)}
        />
      )}
      <ChosenSum run={run} />
      <QuoteTable
        run={run}
        quotes={data?.items ?? []}
        loading={isLoading}
        pagination={{ current: page, pageSize: PAGE, total: data?.total ?? 0, onChange: setPage }}
      />
    </>
  );
}

/** The sum of what is chosen now, per currency, and how many orders are not in it yet. */
function ChosenSum({ run }: { readonly run: Run }) {
  const t = useText();
  const { data } = useCall('freight.chosen', { run: run.id });
  if (!data) return null;
  const { sums, undecided, unpriced } = data;
  if (sums.length + undecided === 0) return null;
  const tiles = [
    ...sums.map(({ amount, currency, orders }) => ({
      name: t('freightUi:quotes.sum'),
      value: `${amount} ${currency}`,
      note: t('freightUi:quotes.orders', { orders }),
    })),
    ...(undecided > 0 ? [{ name: t('freightUi:quotes.undecided'), value: String(undecided), note: '' }] : []),
    ...(unpriced > 0 ? [{ name: t('freightUi:quotes.unpriced'), value: String(unpriced), note: '' }] : []),
  ];
  return (
    <dl className="freight-totals">
      {tiles.map(({ name, value, note }) => (
        <div key={`${name} ${value}`}>
          <dt>{name}</dt>
          <dd>
            {value}
            {note && <small>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface PolicyChoiceProps {
  readonly run: Run;
  readonly policy: FreightPolicy | null;
  readonly quotes: readonly OrderQuote[];
}

/** The rule for all lines that nobody chose for: the cheapest, the fastest, or one company. */
function PolicyChoice({ run, policy, quotes }: PolicyChoiceProps) {
  const t = useText();
  const { message } = App.useApp();
  const choose = useAction('freight.choose');
  const offered = quotes.flatMap(({ lines }) =>
    lines.flatMap(({ options }) => options.map((each) => each.companyName)),
  );
  const named = policy !== null && typeof policy === 'object' ? [policy.company] : [];
  const companies = [...new Set([...named, ...offered])];
  return (
    <Flex vertical style={{ minWidth: 280 }}>
      <Flex gap={8} align="center">
        <label htmlFor="freight-policy">{t('freightUi:policy.label')}</label>
        <Select
          id="freight-policy"
          style={{ flex: 1, minWidth: 180 }}
          loading={choose.isPending}
          value={policy === null ? null : policyText(policy)}
          placeholder={t('freightUi:policy.none')}
          options={[
            { value: 'cheapest', label: t('freightUi:policy.cheapest') },
            { value: 'fastest', label: t('freightUi:policy.fastest') },
            ...(companies.length > 0
              ? [
                  {
                    label: t('freightUi:policy.company'),
                    options: companies.map((company) => ({ value: company, label: company })),
                  },
                ]
              : []),
          ]}
          onChange={(value: string) =>
            choose.mutate(
              { run: run.id, policy: readPolicy(value) },
              {
                onSuccess: (counts) => {
                  if (counts.chosen + counts.undecided > 0) message.success(t('freightUi:policy.done', counts));
                },
              },
            )
          }
        />
      </Flex>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {t('freightUi:policy.help')}
      </Typography.Text>
    </Flex>
  );
}
