import { FileExcelOutlined, FileTextOutlined, HighlightOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Flex, Tooltip } from 'antd';
import { useCallback, useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import { useEngine } from '../../engine/engine-provider.tsx';
import { useTellFailure } from '../../engine/use-tell-failure.ts';
import { useText } from '../../preferences/preferences.tsx';
import { allOrders } from './all-orders.ts';
import { PrintSheet } from './print-sheet.tsx';
import { useReports } from './use-reports.ts';

/** The run's reports to take away: workbooks, CSV, paper. */
export function ReportButtons({ run }: { readonly run: Run }) {
  const t = useText();
  const engine = useEngine();
  const tellFailure = useTellFailure();
  const { write, writing } = useReports(run);
  const [printed, setPrinted] = useState<readonly OrderSummary[] | null>(null);
  const endPrint = useCallback(() => setPrinted(null), []);
  return (
    <Flex gap={8} wrap>
      <Tooltip title={t('submit:results.errorsHelp')}>
        <Button icon={<HighlightOutlined aria-hidden />} loading={writing === 'errors'} onClick={() => write('errors')}>
          {t('submit:results.errors')}
        </Button>
      </Tooltip>
      <Tooltip title={t('submit:results.resultsHelp')}>
        <Button
          icon={<FileExcelOutlined aria-hidden />}
          loading={writing === 'results'}
          onClick={() => write('results')}
        >
          {t('submit:results.results')}
        </Button>
      </Tooltip>
      <Button icon={<FileTextOutlined aria-hidden />} loading={writing === 'csv'} onClick={() => write('csv')}>
        {t('submit:results.csv')}
      </Button>
      <Button
        icon={<PrinterOutlined aria-hidden />}
        onClick={() => allOrders(engine, run.id).then(setPrinted, tellFailure)}
      >
        {t('submit:results.print')}
      </Button>
      {printed && <PrintSheet run={run} orders={printed} onPrinted={endPrint} />}
    </Flex>
  );
}
