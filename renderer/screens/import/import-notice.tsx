import { Button, Card, Flex, Progress, Typography } from 'antd';
import { useEffect } from 'react';
import { useHost } from '../../engine/engine.tsx';
import { goTo, useRoute } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { runTitle } from '../../runs/run-words.ts';
import { useImportJob } from './import-job.tsx';
import { fileWords, shareOf, stageWords } from './import-progress.ts';
import { type ImportResult, onlyRun } from './import-result.ts';
import { useOpenRun } from './open-run.ts';
import './import-notice.css';

/** Shows imports in the taskbar and, on other screens than the import's own, in small notes. */
export function ImportNotice() {
  const host = useHost();
  const { importId, progress, result } = useImportJob();
  const [name = 'import'] = useRoute();
  const share = progress ? shareOf(progress) : 0;

  useEffect(() => {
    if (importId === null) return;
    host.setProgress(share);
  }, [host, importId, share]);
  useEffect(() => {
    if (importId === null) return;
    return () => host.setProgress(null);
  }, [host, importId]);

  if (name === 'import') return null;
  return (
    <div className="import-notice" aria-live="polite">
      {result && !result.seen && <ResultNote result={result} />}
      {importId !== null && <ProgressNote />}
    </div>
  );
}

/** The result of imports that ended while another screen was shown, and the way there. */
function ResultNote({ result }: { readonly result: ImportResult }) {
  const t = useText();
  const { dismiss } = useImportJob();
  const open = useOpenRun();
  const [name, shown] = useRoute();
  const only = onlyRun(result);

  const there = name === 'runs' && only?.id === shown;
  useEffect(() => {
    if (there) dismiss();
  }, [there, dismiss]);

  return (
    <Card size="small" role="region" aria-label={t('ui:result.title')}>
      <Flex vertical gap={4}>
        <Typography.Text strong ellipsis>
          {only ? t('ui:result.ready', { run: runTitle(t, only) }) : t('ui:result.title')}
        </Typography.Text>
        <Typography.Text type="secondary">
          {only
            ? t('ui:run.counts', {
                orders: only.counts.orders,
                lines: only.counts.lines,
                skipped: only.counts.skipped,
              })
            : t('ui:result.sum', { runs: result.runs.length, refused: result.refused.length })}
        </Typography.Text>
        {only && only.counts.errors > 0 && (
          <Typography.Text type="danger">{t('ui:recent.errors', { count: only.counts.errors })}</Typography.Text>
        )}
        <Flex justify="flex-end" gap={8}>
          <Button size="small" onClick={dismiss}>
            {t('ui:result.dismiss')}
          </Button>
          <Button size="small" type="primary" onClick={() => (only ? open(only.id) : goTo('import'))}>
            {only ? t('ui:result.open') : t('ui:result.show')}
          </Button>
        </Flex>
      </Flex>
    </Card>
  );
}

/** How far the import is, in short. */
function ProgressNote() {
  const t = useText();
  const { progress, waiting, cancel } = useImportJob();
  const share = progress ? shareOf(progress) : 0;
  return (
    <Card size="small" role="region" aria-label={t('ui:import.progress')}>
      <Flex vertical gap={4}>
        <Typography.Text strong ellipsis>
          {fileWords(t, progress)}
        </Typography.Text>
        <Progress percent={Math.round(share * 100)} status="active" aria-label={t('ui:import.progress')} />
        <Typography.Text type="secondary">{stageWords(t, progress)}</Typography.Text>
        {waiting > 0 && (
          <Typography.Text type="secondary">{t('ui:import.waiting', { count: waiting })}</Typography.Text>
        )}
        <Flex justify="flex-end">
          <Button size="small" onClick={cancel}>
            {t('ui:import.cancel')}
          </Button>
        </Flex>
      </Flex>
    </Card>
  );
}
