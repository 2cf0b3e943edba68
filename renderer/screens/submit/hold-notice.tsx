import { Alert, Button, Flex } from 'antd';
import type { Hold, Run } from '#shared/contract/run.ts';
import { reasonWords } from '#shared/text/outcome-words.ts';
import { useAction } from '../../engine/use-action.ts';
import { goTo } from '../../frame/use-route.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { timeWords } from './time-left.ts';
import { useNow } from './use-now.ts';

/** Why the run stopped by itself, what mends it, and the way to do so. */
export function HoldNotice({ run, hold }: { readonly run: Run; readonly hold: Hold }) {
  const t = useText();
  const format = useFormat();
  const resume = useAction('submissions.resume');
  const { reason, until } = hold;
  const now = useNow(until !== undefined);
  const words = typeof hold.params.reason === 'string' ? { reason: reasonWords(t, hold.params.reason) } : {};
  const left = until === undefined ? 0 : Math.max(0, (Date.parse(until) - now) / 1000);
  const byItself = until !== undefined;
  return (
    <Alert
      showIcon
      type={byItself ? 'info' : 'error'}
      title={t(byItself ? 'submit:hold.waitTitle' : 'submit:hold.title')}
      description={
        <Flex vertical gap={12} align="flex-start">
          <span>{t.dynamic(`submission:hold.${reason}`, { ...hold.params, ...words })}</span>
          {byItself && <span>{t('submit:hold.until', { time: format.time(until), left: timeWords(t, left) })}</span>}
          {reason !== 'undecided' && (
            <Flex gap={8} wrap>
              {reason === 'credentials' && run.target === 'production' && (
                <Button onClick={() => goTo('settings', 'accounts', run.account ?? '')}>
                  {t('submit:do.account')}
                </Button>
              )}
              <Button type="primary" loading={resume.isPending} onClick={() => resume.mutate({ run: run.id })}>
                {t(byItself ? 'submit:do.retryNow' : 'submit:do.resume')}
              </Button>
            </Flex>
          )}
        </Flex>
      }
    />
  );
}
