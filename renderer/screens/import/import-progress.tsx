import { LoadingOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useText } from '../../preferences/preferences.tsx';
import { useImportJob } from './import-job.tsx';
import { fileWords, shareOf, stageWords } from './use-import-step.ts';

/** How far the import is: the file being read, and its rows. */
export function ImportProgress() {
  const t = useText();
  const { step, cancel, waiting } = useImportJob();
  return (
    <section className="import-zone" aria-live="polite" aria-busy>
      <LoadingOutlined aria-hidden />
      <h1>{fileWords(t, step)}</h1>
      <Progress
        style={{ maxWidth: 420 }}
        percent={Math.round((step ? shareOf(step) : 0) * 100)}
        status="active"
        aria-label={t('ui:import.progress')}
      />
      <p>{stageWords(t, step)}</p>
      {waiting > 0 && <p>{t('ui:import.waiting', { count: waiting })}</p>}
      <Button onClick={cancel}>{t('ui:import.cancel')}</Button>
    </section>
  );
}
