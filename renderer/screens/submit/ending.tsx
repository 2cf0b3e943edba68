import { Alert, Button } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { goTo } from '../../frame/use-route.ts';
import { resultWords } from '../../orders/result-words.ts';
import { useText } from '../../preferences/preferences.tsx';

/** What came of it, in a sentence, and the way to the results. */
export function Ending({ run }: { readonly run: Run }) {
  const t = useText();
  return (
    <Alert
      showIcon
      type={run.counts.rejected === 0 ? 'success' : 'warning'}
      title={resultWords(t, run.counts)}
      action={
        <Button type="primary" onClick={() => goTo('runs', run.id, 'results')}>
          {t('submit:do.results')}
        </Button>
      }
    />
  );
}
