import { Alert, App, Button, Flex, Spin, Typography } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useCall } from '../../engine/use-call.ts';
import { goTo } from '../../frame/use-route.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { RunScreenProps } from '../run-screen.ts';
import { type Draft, type SheetAt, sheetId } from './draft.ts';
import { SheetCard } from './sheet-card.tsx';
import { SkippedRows } from './skipped-rows.tsx';
import { useRemap } from './use-remap.ts';
import './mapping.css';

/** How the run's files were read, and a person's word on it. */
export function MappingScreen({ run }: RunScreenProps) {
  const t = useText();
  const { modal } = App.useApp();
  // Deferred: a wide sheet has many selects, which are drawn in slices.
  const files = useDeferredValue(useCall('imports.recognition', { run: run.id }).data);
  const [draft, setDraft] = useState<Draft>(new Map());
  const { remap, working } = useRemap(run);
  const sheets = useMemo<SheetAt[]>(
    () => (files ?? []).flatMap(({ file, sheets: all }) => all.map((recognised) => ({ file, recognised }))),
    [files],
  );
  if (!files) return <Spin />;

  const { queued, accepted, exists, rejected, unknown } = run.counts;
  const sent = queued + accepted + exists + rejected + unknown > 0;
  const apply = () =>
    modal.confirm({
      title: t('ui:mapping.applyTitle'),
      content: t('ui:mapping.applyHelp'),
      okText: t('ui:mapping.apply'),
      cancelText: t('ui:cancel'),
      onOk: () => remap(sheets, draft),
    });
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
          {draft.size > 0 ? t('ui:mapping.changed', { count: draft.size }) : t('ui:mapping.unchanged')}
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
            <Button type="primary" onClick={() => goTo('runs', run.id, 'lines')}>
              {t('ui:mapping.goOn')}
            </Button>
          )}
        </Flex>
      </div>
    </div>
  );
}
