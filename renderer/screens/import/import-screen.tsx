import {
  DownloadOutlined,
  FileAddOutlined,
  FolderOpenOutlined,
  InboxOutlined,
  LoadingOutlined,
  SnippetsOutlined,
} from '@ant-design/icons';
import { App, Button, Card, Flex, Input, Modal, Progress, Select, Tag, Typography } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { leftOver, runStateWords } from '#shared/text/outcome-words.ts';
import { useCall, useEngine, useHost, useTellFailure } from '../../engine/engine.tsx';
import { linkTo } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { continuedAt } from '../../runs/continued-at.ts';
import { sentCount } from '../../runs/order-states.ts';
import { runTitle } from '../../runs/run-words.ts';
import { cellsToCsv, parseCells } from '../grid/clipboard.ts';
import { TodayJobs } from '../today/today-jobs.tsx';
import { useImportJob } from './import-job.tsx';
import { fileWords, shareOf, stageWords } from './import-progress.ts';
import type { ImportOptions } from './import-result.ts';
import { ImportResultList } from './import-result-list.tsx';
import './import-screen.css';

/** Where work begins: importing files, and the result when that is more than one run to open. */
export function ImportScreen() {
  const { importId, result, markSeen } = useImportJob();
  // The zone leaves its place to what waits, once there is anything.
  const used = (useCall('today.get', {}).data?.runs ?? 0) > 0;
  const unseen = result?.seen === false;
  useEffect(() => {
    if (unseen) markSeen();
  }, [unseen, markSeen]);
  return (
    <main className="import-screen">
      <div className="import-main">
        {importId === null ? <ImportZone small={result !== null || used} /> : <ProgressZone />}
        {result && <ImportResultList result={result} />}
        <TodayJobs />
      </div>
      <div className="import-side">
        <Templates />
        <RecentRuns />
      </div>
    </main>
  );
}

/** The ways to import: by dialogs, by pasting, and by dropping, which works anywhere in the window. */
function ImportZone({ small }: { readonly small: boolean }) {
  const t = useText();
  const host = useHost();
  const { start, kind, setKind } = useImportJob();
  const [pasting, setPasting] = useState(false);
  const options = kind === null ? {} : { kind };
  return (
    <section className="import-zone" data-small={small || undefined} aria-label={t('ui:import.title')}>
      <InboxOutlined aria-hidden />
      <h1>{t('ui:import.title')}</h1>
      {!small && <p>{t('ui:import.what')}</p>}
      <Flex gap="small" wrap justify="center">
        <Button
          type="primary"
          size="large"
          icon={<FileAddOutlined aria-hidden />}
          onClick={() => start((importId) => host.pickFiles(importId, 'files'), options)}
        >
          {t('ui:import.files')}
        </Button>
        <Button
          size="large"
          icon={<FolderOpenOutlined aria-hidden />}
          onClick={() => start((importId) => host.pickFiles(importId, 'folder'), options)}
        >
          {t('ui:import.folder')}
        </Button>
        <Button size="large" icon={<SnippetsOutlined aria-hidden />} onClick={() => setPasting(true)}>
          {t('ui:import.paste')}
        </Button>
      </Flex>
      <Flex gap="small" align="center" wrap justify="center">
        <label htmlFor="import-kind">{t('ui:import.kind')}</label>
        <Select
          id="import-kind"
          style={{ minWidth: 200 }}
          value={kind ?? ''}
          onChange={(value) => setKind(value === '' ? null : value)}
          options={[
            { value: '', label: t('ui:import.anyKind') },
            ...kinds.map(({ id, label }) => ({ value: id, label: label[t.lang] })),
          ]}
        />
      </Flex>
      {!small && <p>{t('ui:import.safe')}</p>}
      <PasteDialog open={pasting} onClose={() => setPasting(false)} options={options} />
    </section>
  );
}

interface PasteDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly options: ImportOptions;
}

/** Takes cells copied in a spreadsheet program, header row included. */
function PasteDialog({ open, onClose, options }: PasteDialogProps) {
  const t = useText();
  const { start } = useImportJob();
  const [text, setText] = useState('');
  const cells = useMemo(() => (text.trim() === '' ? [] : parseCells(text)), [text]);
  const close = () => {
    setText('');
    onClose();
  };
  return (
    <Modal
      open={open}
      title={t('ui:paste.title')}
      okText={t('ui:paste.ok')}
      cancelText={t('ui:cancel')}
      okButtonProps={{ disabled: cells.length < 2 }}
      onCancel={close}
      onOk={() => {
        void start(async () => [], { ...options, pasted: { name: t('ui:paste.name'), text: cellsToCsv(cells) } });
        close();
      }}
      width={720}
      destroyOnHidden
      closable={{ 'aria-label': t('ui:close') }}
    >
      <Typography.Paragraph type="secondary">{t('ui:paste.how')}</Typography.Paragraph>
      <Input.TextArea
        autoFocus
        aria-label={t('ui:paste.title')}
        rows={10}
        wrap="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
        style={{ fontFamily: 'monospace' }}
      />
      <Typography.Text type="secondary">
        {cells.length > 0
          ? t('ui:paste.size', { rows: cells.length, columns: Math.max(...cells.map((row) => row.length)) })
          : ' '}
      </Typography.Text>
    </Modal>
  );
}

/** How far the import is: the file being read, and its rows. */
function ProgressZone() {
  const t = useText();
  const { progress, cancel, waiting } = useImportJob();
  return (
    <section className="import-zone" aria-live="polite" aria-busy>
      <LoadingOutlined aria-hidden />
      <h1>{fileWords(t, progress)}</h1>
      <Progress
        style={{ maxWidth: 420 }}
        percent={Math.round((progress ? shareOf(progress) : 0) * 100)}
        status="active"
        aria-label={t('ui:import.progress')}
      />
      <p>{stageWords(t, progress)}</p>
      {waiting > 0 && <p>{t('ui:import.waiting', { count: waiting })}</p>}
      <Button onClick={cancel}>{t('ui:import.cancel')}</Button>
    </section>
  );
}

/** A blank workbook of each kind, to fill in. */
function Templates() {
  const t = useText();
  const { lang } = t;
  const engine = useEngine();
  const host = useHost();
  const { message } = App.useApp();
  const tellFailure = useTellFailure();
  const save = async ({ id, label }: AnyKind) => {
    try {
      const paths = await host.save(`${t('ui:template.name', { kind: label[lang] })}.xlsx`, async (out) => [
        (await engine.call('templates.write', { kind: id, out, lang })).path,
      ]);
      const [path] = paths ?? [];
      if (path === undefined) return;
      message.success(t('ui:template.saved'));
      if (host.showsFiles) await host.openFile(path);
    } catch (error) {
      tellFailure(error);
    }
  };
  return (
    <Card size="small" title={t('ui:template.title')}>
      <ul className="import-list">
        {kinds.map((kind) => (
          <li key={kind.id}>
            <Button
              type="link"
              size="small"
              className="import-name"
              icon={<DownloadOutlined aria-hidden />}
              aria-label={t('ui:template.download', { kind: kind.label[lang] })}
              onClick={() => save(kind)}
            >
              {kind.label[lang]}
            </Button>
            <span className="import-ending">.xlsx</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The last few runs, to go on with them. */
function RecentRuns() {
  const t = useText();
  const { data } = useCall('runs.list', { limit: 6 });
  if (!data || data.items.length === 0) return null;
  const step = (run: Run) => continuedAt(run) ?? (run.counts.incomplete > 0 ? 'lines' : 'submit');
  return (
    <Card
      size="small"
      title={t('ui:recent.title')}
      extra={<a href="#/history">{t('today:all', { count: data.total })}</a>}
    >
      <ul className="import-list">
        {data.items.map((run) => (
          <li key={run.id}>
            <Typography.Link className="import-name" href={linkTo('runs', run.id, step(run))} title={runTitle(t, run)}>
              {runTitle(t, run)}
            </Typography.Link>
            {run.target === 'practice' && sentCount(run.counts) > 0 && (
              <Tag color="blue" className="import-practised">
                {t('submit:to.practice')}
              </Tag>
            )}
            {run.counts.errors > 0 && run.state === 'checked' ? (
              <Tag color="error">{t('ui:recent.errors', { count: run.counts.errors })}</Tag>
            ) : (
              <Tag {...(leftOver(run) > 0 ? { color: 'warning' } : {})}>{runStateWords(t, run)}</Tag>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
