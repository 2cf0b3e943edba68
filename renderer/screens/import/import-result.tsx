import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Button, Card, Flex, Space, Tag, Typography } from 'antd';
import { findKind, kindLabel } from '#shared/kinds/registry.ts';
import { renderFileProblem } from '#shared/text/render-problem.ts';
import { useText } from '../../preferences/preferences.tsx';
import { runTitle } from '../run/run-title.ts';
import { useImportJob } from './import-job.tsx';
import type { ImportOutcome } from './outcome.ts';
import { UnknownSheet } from './unknown-sheet.tsx';
import { useOpenRun } from './use-open-run.ts';

/** What came of an import of several things: the runs to go on with, and what was refused and why. */
export function ImportResultList({ result: { runs, refused } }: { readonly result: ImportOutcome }) {
  const t = useText();
  const open = useOpenRun();
  const { dismiss } = useImportJob();
  return (
    <Card
      size="small"
      title={t('ui:result.title')}
      extra={
        <Button type="text" size="small" onClick={dismiss}>
          {t('ui:result.dismiss')}
        </Button>
      }
    >
      <ul className="import-list">
        {runs.map((run) => (
          <li key={run.id}>
            <Flex gap="small" align="baseline" style={{ minWidth: 0 }}>
              <CheckCircleFilled className="import-good" aria-hidden />
              <Space size={4} wrap>
                <Typography.Text strong>{runTitle(t, run)}</Typography.Text>
                <Tag>{kindLabel(run.kind, t.lang)}</Tag>
                <Typography.Text type="secondary">
                  {t('ui:run.counts', {
                    orders: run.counts.orders,
                    lines: run.counts.lines,
                    skipped: run.counts.skipped,
                  })}
                </Typography.Text>
                {run.counts.errors > 0 && (
                  <Tag color="error">{t('ui:recent.errors', { count: run.counts.errors })}</Tag>
                )}
              </Space>
            </Flex>
            <Button size="small" type="primary" onClick={() => open(run.id)}>
              {t('ui:result.open')}
            </Button>
          </li>
        ))}
        {refused.map((file) => (
          <li key={`${file.path} ${file.file} ${file.code}`}>
            <Flex vertical gap="small" style={{ flex: 1, minWidth: 0 }}>
              <Flex gap="small" align="baseline">
                <CloseCircleFilled className="import-bad" aria-hidden />
                <Typography.Text>{renderFileProblem(t, findKind, file)}</Typography.Text>
              </Flex>
              {file.sheets && <UnknownSheet file={file} sheets={file.sheets} />}
            </Flex>
          </li>
        ))}
      </ul>
    </Card>
  );
}
