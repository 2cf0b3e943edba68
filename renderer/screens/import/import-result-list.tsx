import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Button, Card, Flex, Select, Space, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { findKind, kindLabel, kinds } from '#shared/kinds/registry.ts';
import { renderFileProblem } from '#shared/text/render-problem.ts';
import { ColumnSamples } from '../../components/column-samples.tsx';
import { EncodingQuestion } from '../../components/encoding-question.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { runTitle } from '../../runs/run-words.ts';
import { useWhichOrder } from '../../runs/which-order.tsx';
import { useImportJob } from './import-job.tsx';
import type { ImportResult, Refused } from './import-result.ts';
import { useOpenRun } from './open-run.ts';

/** What came of an import of several things: the runs to go on with, and what was refused and why. */
export function ImportResultList({ result: { runs, refused } }: { readonly result: ImportResult }) {
  const t = useText();
  const open = useOpenRun();
  const { dismiss } = useImportJob();
  const { ask } = useWhichOrder();
  const taking = runs.find(({ kind }) => findKind(kind)?.attachments);
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
              {file.code === 'encodingAsked' && <AskEncoding file={file} />}
              {taking && file.path !== undefined && file.sheets && (
                <Button size="small" className="import-attachment" onClick={() => ask(taking, [file.path ?? ''])}>
                  {t('ui:attach.isAttachment')}
                </Button>
              )}
              {file.sheets && <UnknownSheet file={file} sheets={file.sheets} />}
            </Flex>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The file is read again in the encoding that was chosen. */
function AskEncoding({ file }: { readonly file: Refused }) {
  const { start } = useImportJob();
  const { path, params } = file;
  if (path === undefined) return null;
  return (
    <div style={{ marginInlineStart: 22 }}>
      <EncodingQuestion params={params} onChoose={(encoding) => void start(async () => [path], { encoding }, file)} />
    </div>
  );
}

interface UnknownSheetProps {
  readonly file: Refused;
  readonly sheets: readonly SheetRecognition[];
}

/** A workbook that was read but not recognised: the person says which sheet is what, and goes on to its columns. */
function UnknownSheet({ file, sheets }: UnknownSheetProps) {
  const t = useText();
  const { start } = useImportJob();
  const filled = sheets.filter(({ columns }) => columns.length > 0);
  const [name, setName] = useState(filled[0]?.sheet);
  const sheet = filled.find((candidate) => candidate.sheet === name);
  const [kind, setKind] = useState(sheet?.resembles[0]?.kind);
  if (!sheet) return null;
  const again = () => {
    const choices = [{ file: 0, sheet: sheet.sheet, use: 'whole' as const, ...(kind !== undefined && { kind }) }];
    const { path, pasted } = file;
    void start(async () => (path === undefined ? [] : [path]), { choices, ...(pasted && { pasted }) }, file);
  };
  return (
    <Flex vertical gap="small" style={{ marginInlineStart: 22 }}>
      <Flex gap="small" wrap align="center">
        {filled.length > 1 && (
          <Select
            aria-label={t('ui:mapping.sheet')}
            value={name}
            onChange={setName}
            options={filled.map((it) => ({ value: it.sheet, label: it.sheet }))}
            style={{ minWidth: 140 }}
          />
        )}
        <Select
          aria-label={t('ui:mapping.kind')}
          placeholder={t('ui:mapping.chooseKind')}
          value={kind}
          onChange={setKind}
          options={kinds.map(({ id, label }) => ({ value: id, label: label[t.lang] }))}
          style={{ minWidth: 200 }}
        />
        <Button type="primary" disabled={kind === undefined} onClick={again}>
          {t('ui:mapping.readAs')}
        </Button>
      </Flex>
      <ColumnSamples columns={sheet.columns} firstRows={sheet.firstRows} />
    </Flex>
  );
}
