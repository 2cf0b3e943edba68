import { Alert, Button, Empty, Flex, Typography } from 'antd';
import { goTo, useRoute } from '../../frame/use-route.ts';
import { sentCount } from '../../orders/order-states.ts';
import { OrderTable } from '../../orders/order-table.tsx';
import { OutcomeBar } from '../../orders/outcome-bar.tsx';
import { useText } from '../../preferences/preferences.tsx';
import type { RunScreenProps } from '../run-screen.ts';
import { isRehearsed, SendForReal } from '../submit/send-for-real.tsx';
import { UnknownOrders } from '../submit/unknown-orders.tsx';
import { ReportButtons } from './report-buttons.tsx';
import { Resend } from './resend.tsx';
import { ResultSentence } from './result-sentence.tsx';

/** What became of every order, to look at, to take away, and to send again where it failed. */
export function ResultsScreen({ run }: RunScreenProps) {
  const t = useText();
  const [, , , search] = useRoute();
  const sent = sentCount(run.counts);
  return (
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
          <ResultSentence run={run} />
          <OutcomeBar counts={run.counts} />
        </Flex>
      )}
      {isRehearsed(run) && (
        <Alert
          showIcon
          type="info"
          title={t('submit:to.practiceTitle')}
          description={t('submit:rehearsed.help')}
          action={<SendForReal run={run} />}
        />
      )}
      <Flex gap={8} wrap justify="space-between">
        <ReportButtons run={run} />
        <Resend run={run} />
      </Flex>
      <UnknownOrders run={run} />
      <OrderTable key={search} run={run} search={search} />
    </Flex>
  );
}
