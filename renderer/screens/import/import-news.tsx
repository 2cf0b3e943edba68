import { Button, Card, Flex, Typography } from 'antd';
import { useEffect } from 'react';
import { goTo, useRoute } from '../../frame/use-route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { runTitle } from '../run/run-title.ts';
import { useImportJob } from './import-job.tsx';
import { type ImportOutcome, onlyRun } from './outcome.ts';
import { useOpenRun } from './use-open-run.ts';

/** A note of what came of imports while the person was at something else, and the way there. */
export function ImportNews({ result }: { readonly result: ImportOutcome }) {
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
