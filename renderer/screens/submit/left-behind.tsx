import { Button } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { useAction } from '../../engine/use-action.ts';
import { useCall } from '../../engine/use-call.ts';
import { useText } from '../../preferences/preferences.tsx';

interface Props {
  readonly run: Run;
  /** Whether services are chosen for its orders: then that is what held them back, as a rule. */
  readonly freight: boolean;
}

/** The orders that do not go out this time: those with errors to mend, and those that sending itself held back. */
export function LeftBehind({ run, freight }: Props) {
  const t = useText();
  const lookAgain = useAction('submissions.lookAgain');
  const { data } = useCall('submissions.heldBack', { run: run.id });
  if (!data) return null;
  const steps = `#/runs/${encodeURIComponent(run.id)}`;
  const { ready, incomplete } = run.counts;
  const held = Math.min(data.orders, incomplete);
  const wrong = incomplete - held;
  return (
    <>
      {held > 0 && (
        <p>
          {t(ready > 0 ? 'submit:sentence.heldBackToo' : 'submit:sentence.heldBack', { count: held })}{' '}
          {freight && <a href={`${steps}/freight`}>{t('submit:freight.choose')}</a>}{' '}
          {ready === 0 && (
            <Button size="small" loading={lookAgain.isPending} onClick={() => lookAgain.mutate({ run: run.id })}>
              {t('submit:sentence.lookAgain', { count: held })}
            </Button>
          )}
        </p>
      )}
      {wrong > 0 && (
        <p>
          {t('submit:sentence.incomplete', { count: wrong })}{' '}
          <a href={`${steps}/lines/error`}>{t('submit:sentence.mend')}</a>
        </p>
      )}
    </>
  );
}
