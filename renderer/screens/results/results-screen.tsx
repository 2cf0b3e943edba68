import {
  BarcodeOutlined,
  FileExcelOutlined,
  FileExclamationOutlined,
  FileTextOutlined,
  HighlightOutlined,
  PrinterOutlined,
} from '@ant-design/icons';
import { Alert, Button, Empty, Flex, Tooltip, Typography } from 'antd';
import { useCallback, useState } from 'react';
import type { ReportType } from '#shared/contract/reports.ts';
import type { Run } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { holdWords } from '#shared/text/outcome-words.ts';
import { useEngine, useTellFailure } from '../../engine/engine.tsx';
import { useSaveFile } from '../../engine/use-save-file.tsx';
import { goTo, useRoute } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { sentCount } from '../../runs/order-states.ts';
import { OrderTable } from '../../runs/order-table.tsx';
import { OutcomeBar } from '../../runs/outcome-bar.tsx';
import { resultWords, stoppedAs } from '../../runs/run-words.ts';
import { hasLabels } from '../labels/has-labels.ts';
import { Booked } from '../submit/book-freight.tsx';
import { DraftsThere } from '../submit/destination.tsx';
import { GoToProduction, isPractised } from '../submit/go-to-production.tsx';
import { UnknownOrders } from '../submit/unknown-orders.tsx';
import { allOrders } from './all-orders.ts';
import { Failures } from './failures.tsx';
import { PrintedResults } from './printed-results.tsx';
import { ResultsNext } from './results-next.tsx';
import { Resend, SendShelved } from './send-again.tsx';

/** The result of every order, the reports about them, and sending rejected ones again. */
export function ResultsScreen({ run }: { readonly run: Run }) {
  const t = useText();
  const [, , , search] = useRoute();
  const sent = sentCount(run.counts);
  return (
    <div className="results-screen">
      <Flex vertical gap={16} style={{ padding: 16, maxWidth: 1280, margin: '0 auto' }}>
        {sent === 0 ? (
          <Empty
            description={
              <>
                <Typography.Text strong>{t('submit:results.none')}</Typography.Text>
                <br />
                <Typography.Text type="secondary">{t('submit:results.noneHelp')}</Typography.Text>
              </>
            }
          >
            <Button type="primary" onClick={() => goTo('runs', run.id, 'submit')}>
              {t('submit:results.goSend')}
            </Button>
          </Empty>
        ) : (
          <Flex vertical gap={8}>
            <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
              {resultWords(t, run)}
            </Typography.Title>
            {findKind(run.kind)?.freight && <Booked run={run} />}
            <DraftsThere run={run} />
            <OutcomeBar run={run} />
          </Flex>
        )}
        <Stopped run={run} />
        {isPractised(run) && (
          <Alert
            showIcon
            type="info"
            title={t('submit:to.practiceTitle')}
            description={t('submit:rehearsed.help')}
            action={<GoToProduction run={run} />}
          />
        )}
        <Flex gap={8} wrap justify="space-between">
          <ReportButtons run={run} />
          <Flex gap={8} wrap>
            <Resend run={run} />
            <SendShelved run={run} />
          </Flex>
        </Flex>
        <UnknownOrders run={run} />
        <Failures run={run} />
        <OrderTable key={search} run={run} search={search} />
      </Flex>
      <ResultsNext run={run} />
    </div>
  );
}

/** That the results are not all yet, why, and the way to where it goes on. */
function Stopped({ run }: { readonly run: Run }) {
  const t = useText();
  const stopped = stoppedAs(run);
  if (!stopped) return null;
  return (
    <Alert
      showIcon
      type={stopped === 'stopped' ? 'error' : stopped === 'paused' ? 'warning' : 'info'}
      title={t(`submit:results.${stopped}`)}
      description={run.hold && holdWords(t, run.hold)}
      action={
        <Button onClick={() => goTo('runs', run.id, 'submit')}>
          {t(stopped === 'going' || stopped === 'asking' ? 'submit:results.watch' : 'submit:results.goOn')}
        </Button>
      }
    />
  );
}

/** The run's reports: workbooks, CSV, paper. */
function ReportButtons({ run }: { readonly run: Run }) {
  const t = useText();
  const engine = useEngine();
  const tellFailure = useTellFailure();
  const { write, writing } = useReports(run);
  const [printed, setPrinted] = useState<readonly OrderSummary[] | null>(null);
  const failed = run.counts.rejected + run.counts.incomplete + run.counts.ready;
  const endPrint = useCallback(() => setPrinted(null), []);
  return (
    <Flex gap={8} wrap>
      <Tooltip title={t('submit:results.errorsHelp')}>
        <Button icon={<HighlightOutlined aria-hidden />} loading={writing === 'errors'} onClick={() => write('errors')}>
          {t('submit:results.errors')}
        </Button>
      </Tooltip>
      {failed > 0 && (
        <Tooltip title={t('submit:results.failuresHelp')}>
          <Button
            icon={<FileExclamationOutlined aria-hidden />}
            loading={writing === 'failures'}
            onClick={() => write('failures')}
          >
            {t('submit:results.failures', { count: failed })}
          </Button>
        </Tooltip>
      )}
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
      {hasLabels(run) && (
        <Button icon={<BarcodeOutlined aria-hidden />} onClick={() => goTo('runs', run.id, 'labels')}>
          {t('labels:page.title')}
        </Button>
      )}
      {printed && <PrintedResults run={run} orders={printed} onPrinted={endPrint} />}
    </Flex>
  );
}

type ReportName = ReportType | 'csv';

const titles = {
  errors: 'submit:results.fileErrors',
  failures: 'submit:results.fileFailures',
  results: 'submit:results.fileResults',
  csv: 'submit:results.fileResults',
} as const;

/** Writes a run's reports; `writing` names the one under way. */
function useReports(run: Run): { write(report: ReportName): Promise<void>; writing: ReportName | null } {
  const t = useText();
  const engine = useEngine();
  const save = useSaveFile();
  const [writing, setWriting] = useState<ReportName | null>(null);
  const name = (run.files[0]?.name ?? run.id).replace(/\.[^.]+$/, '');
  return {
    writing,
    async write(report) {
      setWriting(report);
      const format = report === 'csv' ? 'csv' : 'xlsx';
      const title = t(titles[report], { name });
      await save(`${title}.${format}`, async (out) => {
        const type = report === 'csv' ? 'results' : report;
        return (await engine.call('reports.write', { run: run.id, type, format, out, lang: t.lang })).files;
      });
      setWriting(null);
    },
  };
}
