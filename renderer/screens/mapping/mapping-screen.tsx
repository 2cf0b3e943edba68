import { Alert, App, Button, Flex, Spin, Table, Typography } from 'antd';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { likelyColumns } from '#shared/contract/recognition.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { renderFileProblem } from '#shared/text/render-problem.ts';
import { useCall, useEngine, useTellFailure } from '../../engine/engine.tsx';
import { goTo, readRoute, useRoute } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { useImportJob } from '../import/import-job.tsx';
import { firstStep } from '../import/open-run.ts';
import { choicesOf, type Draft, type SheetAt, sheetId } from './draft.ts';
import { SheetCard } from './sheet-card.tsx';
import './mapping-screen.css';

/** How the run's files were read, and what the person changes about that. */
export function MappingScreen({ run }: { readonly run: Run }) {
  const t = useText();
  const { modal } = App.useApp();
  // Deferred: a wide sheet has many selects, which are drawn in slices.
  const files = useDeferredValue(useCall('imports.recognition', { run: run.id }).data);
  const [draft, setDraft] = useState<Draft>(new Map());
  const { remap, working } = useRemap(run);
  const { data: edits } = useCall('edits.get', { run: run.id });
  const { goOn, confirming } = useGoOn(run);
  const sheets = useMemo<SheetAt[]>(
    () => (files ?? []).flatMap(({ file, sheets: all }) => all.map((recognised) => ({ file, recognised }))),
    [files],
  );
  if (!files) return <Spin />;

  const { queued, accepted, exists, rejected, unknown } = run.counts;
  const sent = queued + accepted + exists + rejected + unknown > 0;
  const likely = sent ? 0 : likelyColumns(sheets.map(({ recognised }) => recognised)).length;
  const apply = () => {
    // Nothing is lost, so there is nothing to ask.
    if (edits?.undoable === false) return void remap(sheets, draft);
    modal.confirm({
      title: t('ui:mapping.applyTitle'),
      content: t('ui:mapping.applyHelp'),
      okText: t('ui:mapping.apply'),
      cancelText: t('ui:cancel'),
      onOk: () => remap(sheets, draft),
    });
  };
  return (
    <div className="mapping-screen">
      <div className="mapping-sheets">
        {sent && <Alert type="info" showIcon title={t('ui:mapping.sent')} />}
        {files.map(({ file, name, sheets: ofFile }) => (
          <section key={file}>
            <Typography.Title level={2} style={{ fontSize: 15 }}>
              {name}
            </Typography.Title>
            <Flex vertical gap="middle">
              {ofFile.map((recognised) => {
                const id = sheetId({ file, recognised });
                return (
                  <SheetCard
                    key={id}
                    recognised={recognised}
                    draft={draft.get(id)}
                    disabled={sent || working}
                    onDraft={(changed) => setDraft(new Map(draft).set(id, changed))}
                  />
                );
              })}
            </Flex>
          </section>
        ))}
        <SkippedRows run={run.id} />
      </div>
      <div className="mapping-foot">
        <Typography.Text type="secondary">
          {draft.size > 0
            ? t('ui:mapping.changed', { count: draft.size })
            : likely > 0
              ? t('ui:mapping.likely', { count: likely })
              : t('ui:mapping.unchanged')}
        </Typography.Text>
        <Flex gap="small">
          {draft.size > 0 && (
            <Button disabled={working} onClick={() => setDraft(new Map())}>
              {t('ui:mapping.reset')}
            </Button>
          )}
          {draft.size > 0 ? (
            <Button type="primary" loading={working} onClick={apply}>
              {t('ui:mapping.apply')}
            </Button>
          ) : (
            <Button type="primary" disabled={confirming} onClick={() => void goOn(likely)}>
              {likely > 0 ? t('ui:mapping.confirm', { count: likely }) : t('ui:mapping.goOn')}
            </Button>
          )}
        </Flex>
      </div>
    </div>
  );
}

/** Reads the run's files again with the person's choices; the run that comes of it takes the place of the old one. */
function useRemap(run: Run) {
  const engine = useEngine();
  const { runInTurn } = useImportJob();
  const tellFailure = useTellFailure();
  const { message, modal } = App.useApp();
  const t = useText();
  const [working, setWorking] = useState(false);
  const remap = async (sheets: readonly SheetAt[], draft: Draft) => {
    setWorking(true);
    try {
      const choices = choicesOf(run.kind, sheets, draft);
      const imported = await runInTurn((importId) => engine.call('imports.remap', { importId, run: run.id, choices }));
      if (!imported) return;
      const { runs, refused } = imported;
      const fresh = runs.find(({ kind }) => kind === run.kind) ?? runs[0];
      for (const file of refused)
        modal.error({ title: t('ui:mapping.refused'), content: renderFileProblem(t, findKind, file) });
      if (!fresh) return;
      message.success(t('ui:mapping.done', { lines: fresh.counts.lines }));
      const next = await firstStep(engine, fresh.id);
      // Whoever went to another screen meanwhile stays there.
      const [name, shown] = readRoute(location.hash);
      if (name === 'runs' && shown === run.id) goTo('runs', fresh.id, next);
    } catch (error) {
      tellFailure(error);
    } finally {
      setWorking(false);
    }
  };
  return { remap, working };
}

/** Leads to the lines; what was only likely of the columns is confirmed by that. */
function useGoOn({ id }: Run) {
  const engine = useEngine();
  const tellFailure = useTellFailure();
  const [confirming, setConfirming] = useState(false);
  const goOn = async (likely: number) => {
    setConfirming(true);
    try {
      if (likely > 0) await engine.call('imports.confirmColumns', { run: id });
      goTo('runs', id, 'lines');
    } catch (error) {
      tellFailure(error);
    } finally {
      setConfirming(false);
    }
  };
  return { goOn, confirming };
}

const pageSize = 20;

/** Every row of the files that is no line, and why. `#/runs/<id>/mapping/skipped` leads here. */
function SkippedRows({ run }: { readonly run: string }) {
  const t = useText();
  const [page, setPage] = useState(1);
  const { data } = useCall('rows.skipped', { run, offset: (page - 1) * pageSize, limit: pageSize });
  const section = useRef<HTMLElement>(null);
  const [, , , part] = useRoute();
  const led = part === 'skipped' && data !== undefined;
  useEffect(() => {
    if (!led) return;
    section.current?.scrollIntoView();
    section.current?.focus({ preventScroll: true });
  }, [led]);
  if (!data) return null;
  return (
    <section ref={section} tabIndex={-1} style={{ outline: 'none' }}>
      <Typography.Title level={2} style={{ fontSize: 15 }}>
        {t('ui:skipped.title', { count: data.total })}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t('ui:skipped.help')}</Typography.Paragraph>
      {data.total > 0 && (
        <Table
          size="small"
          rowKey={({ file, sheet, row }) => `${file} ${sheet} ${row}`}
          dataSource={data.items}
          pagination={{
            current: page,
            pageSize,
            total: data.total,
            onChange: setPage,
            showSizeChanger: false,
            hideOnSinglePage: true,
          }}
          columns={[
            { title: t('ui:skipped.file'), dataIndex: 'file', width: 220, ellipsis: true },
            { title: t('ui:mapping.sheet'), dataIndex: 'sheet', width: 140, ellipsis: true },
            { title: t('ui:grid.row'), dataIndex: 'row', width: 70, align: 'end' },
            {
              title: t('ui:skipped.reason'),
              dataIndex: 'reason',
              width: 180,
              render: (reason: string) => t.dynamic(`recognition:skip.${reason}`),
            },
            { title: t('ui:skipped.text'), dataIndex: 'text', ellipsis: true },
          ]}
        />
      )}
    </section>
  );
}
