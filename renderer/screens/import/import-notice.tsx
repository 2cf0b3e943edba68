import { Button, Card, Flex, Progress, Typography } from 'antd';
import { useEffect } from 'react';
import { useHost } from '../../engine/engine-provider.tsx';
import { useRoute } from '../../frame/use-route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { useImportJob } from './import-job.tsx';
import { fileWords, shareOf, stageWords, useImportStep } from './use-import-step.ts';
import './import-notice.css';

/** Tells of the import under way: the taskbar always, and the screens that are not the import's own by a small note. */
export function ImportNotice() {
  const t = useText();
  const host = useHost();
  const { importId, waiting, cancel } = useImportJob();
  const [name = 'import'] = useRoute();
  const step = useImportStep(importId);
  const share = step ? shareOf(step) : 0;

  useEffect(() => {
    if (importId === null) return;
    host.setProgress(share);
  }, [host, importId, share]);
  useEffect(() => {
    if (importId === null) return;
    return () => host.setProgress(null);
  }, [host, importId]);

  if (importId === null || name === 'import') return null;
  return (
    <Card size="small" className="import-notice" role="region" aria-label={t('ui:import.progress')} aria-live="polite">
      <Flex vertical gap={4}>
        <Typography.Text strong ellipsis>
          {fileWords(t, step)}
        </Typography.Text>
        <Progress percent={Math.round(share * 100)} status="active" aria-label={t('ui:import.progress')} />
        <Typography.Text type="secondary">{stageWords(t, step)}</Typography.Text>
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
