import { CalculatorOutlined, DollarOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { useAction } from '../../engine/use-action.ts';
import { useCall } from '../../engine/use-call.ts';
import { useEvents } from '../../engine/use-events.ts';
import { useText } from '../../preferences/preferences.tsx';
import { ChosenSum } from './chosen-sum.tsx';
import { PolicyChoice } from './policy-choice.tsx';
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
  // What an attempt to send held back, for want of a choice for one, is asked about too.
  const heldBack = useCall('submissions.heldBack', { run: run.id }, { enabled: run.counts.incomplete > 0 });
  const open = run.counts.ready + run.counts.rejected + (heldBack.data?.orders ?? 0);
  const asking = estimate.isPending || preview.isPending;
  const asked = preview.data ?? estimate.data;
  return (
    <>
      <Typography.Text type="secondary">{t('freightUi:quotes.what')}</Typography.Text>
      <Flex gap={16} wrap align="flex-start" justify="space-between">
        <Flex gap={8} wrap align="center">
          <Button
            type="primary"
            icon={<DollarOutlined aria-hidden />}
            loading={preview.isPending}
            disabled={asking || open === 0}
            onClick={() => preview.mutate({ run: run.id })}
          >
            {t('freightUi:quotes.preview')}
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
