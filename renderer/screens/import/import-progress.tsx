import { LoadingOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import type { EngineEvent } from '#shared/contract/events.ts';
import { useHost } from '../../engine/engine-provider.tsx';
import { useEvents } from '../../engine/use-events.ts';
import { useText } from '../../preferences/preferences.tsx';
import { useImportJob } from './import-job.tsx';

type Step = Extract<EngineEvent, { type: 'import-progress' }>;

/** How far the import is: the file being read, and its rows. */
export function ImportProgress({ importId }: { readonly importId: string }) {
  const t = useText();
  const host = useHost();
  const { cancel } = useImportJob();
  const [step, setStep] = useState<Step | null>(null);
  useEvents('import-progress', (event) => {
    if (event.importId !== importId) return;
    setStep(event);
    host.setProgress(shareOf(event));
  });
  const share = step && shareOf(step);
  return (
    <section className="import-zone" aria-live="polite" aria-busy>
      <LoadingOutlined aria-hidden />
      <h1>{step ? step.file : t('ui:import.collecting')}</h1>
      <Progress
        style={{ maxWidth: 420 }}
        percent={Math.round((share ?? 0) * 100)}
        status="active"
        aria-label={t('ui:import.progress')}
      />
      <p>
        {step ? t(`ui:import.stage.${step.stage}`) : t('ui:import.collectingHelp')}
        {step?.total ? ` ${t('ui:import.rows', { done: step.done, total: step.total })}` : ''}
      </p>
      <Button onClick={cancel}>{t('ui:import.cancel')}</Button>
    </section>
  );
}

/** Reading is the first half of a file's way and checking the second. */
function shareOf({ stage, done, total }: Step): number {
  const part = total ? Math.min(1, done / total) : 0;
  if (stage === 'gate') return 0;
  return stage === 'read' ? part / 2 : 0.5 + part / 2;
}
