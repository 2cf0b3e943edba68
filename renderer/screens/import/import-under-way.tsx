import { Button, Card, Flex, Progress, Typography } from 'antd';
import { useText } from '../../preferences/preferences.tsx';
import { useImportJob } from './import-job.tsx';
import { fileWords, shareOf, stageWords } from './use-import-step.ts';

/** A note of how far the import is. */
export function ImportUnderWay() {
  const t = useText();
  const { step, waiting, cancel } = useImportJob();
  const share = step ? shareOf(step) : 0;
  return (
    <Card size="small" role="region" aria-label={t('ui:import.progress')}>
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
