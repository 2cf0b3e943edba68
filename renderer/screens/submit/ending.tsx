import { Alert, Button, Flex } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { goTo } from '../../frame/use-route.ts';
import { resultWords } from '../../orders/result-words.ts';
import { useText } from '../../preferences/preferences.tsx';
import { isRehearsed, SendForReal } from './send-for-real.tsx';

/** What came of it, in a sentence, the way to the results, and after practice the way to do it for real. */
export function Ending({ run }: { readonly run: Run }) {
  const t = useText();
  const rehearsed = isRehearsed(run);
  return (
    <Alert
      showIcon
      type={run.counts.rejected + run.counts.incomplete === 0 ? 'success' : 'warning'}
      title={resultWords(t, run)}
      description={rehearsed ? t('submit:rehearsed.help') : undefined}
      action={
        <Flex vertical gap={8}>
          <Button type="primary" onClick={() => goTo('runs', run.id, 'results')}>
            {t('submit:do.results')}
          </Button>
          {rehearsed && <SendForReal run={run} />}
        </Flex>
      }
    />
  );
}
