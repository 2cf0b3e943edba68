import { App, Button, Flex, Table, Typography } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import type { Output } from '#shared/contract.ts';
import { useAction, useCall, useHost, useTellFailure } from '../../engine/engine.tsx';
import { useCloseNotice, useTellNotice } from '../../engine/notices.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { usePickOne } from './use-pick-one.ts';

/** Restores a backup: one of the program's own, or a file. */
export function Restore() {
  const t = useText();
  const format = useFormat();
  const host = useHost();
  const pick = usePickOne();
  const { modal } = App.useApp();
  const tellFailure = useTellFailure();
  const { data: backups } = useCall('backups.list', {});
  const restore = useAction('backups.restore');

  const tellReady = () => {
    const { restart } = host;
    if (restart === null) {
      modal.success({ title: t('settings:data.ready'), content: t('settings:data.readyByHand') });
      return;
    }
    modal.confirm({
      title: t('settings:data.ready'),
      content: t('settings:data.readyRestart'),
      okText: t('settings:data.restart'),
      cancelText: t('settings:data.later'),
      onOk: () => restart().catch(tellFailure),
    });
  };
  const ask = (title: string, from: string) =>
    modal.confirm({
      title,
      content: t('settings:data.restoreHelp'),
      okText: t('settings:data.restoreOk'),
      okButtonProps: { danger: true },
      cancelText: t('settings:cancel'),
      onOk: () =>
        restore.mutateAsync({ from }).then(
          () => tellReady(),
          // The action has told why already.
          () => undefined,
        ),
    });
  return (
    <section>
      <h2>{t('settings:data.restore')}</h2>
      <Flex vertical gap={12} align="flex-start">
        <Typography.Text type="secondary">{t('settings:data.restoreHelp')}</Typography.Text>
        <Button onClick={() => pick((path) => ask(t('settings:data.restoreFileTitle', { file: nameOf(path) }), path))}>
          {t('settings:data.restoreFile')}
        </Button>
        <Typography.Text>{t('settings:data.automatic')}</Typography.Text>
        <Table
          size="small"
          style={{ alignSelf: 'stretch' }}
          rowKey="path"
          showHeader={false}
          pagination={false}
          dataSource={backups ?? []}
          locale={{ emptyText: t('settings:data.noneYet') }}
          columns={[
            { render: (_, { createdAt }) => format.dateTime(createdAt) },
            { width: 120, align: 'right', render: (_, { size }) => format.size(size) },
            {
              width: 160,
              render: (_, { path, createdAt }) => (
                <Button
                  size="small"
                  onClick={() => ask(t('settings:data.restoreTitle', { date: format.dateTime(createdAt) }), path)}
                >
                  {t('settings:data.restoreThis')}
                </Button>
              ),
            },
          ]}
        />
      </Flex>
    </section>
  );
}

/** The file's name: an upload lies in a folder of the program's own, which means nothing to the person. */
const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

/** A notification after the start that followed a restore, or that found a store which went back in time. Rendered once, beside every screen. */
export function RestoreNotice() {
  const t = useText();
  const tellNotice = useTellNotice();
  const close = useCloseNotice();
  const { data: about } = useCall('about.get', {});
  const restored = about?.restored;
  const goBack = useGoBack();
  const tell = useEffectEvent(() => {
    if (!restored) return;
    tellNotice({
      key: 'restored',
      tone: restored.claimsKept ? 'success' : 'warning',
      title: t('settings:restored.title'),
      description: <Restored restored={restored} onBack={goBack} />,
      // The settings say it too until the next start.
      stays: true,
    });
  });
  // Which one: the page may see several, and is to tell of each and to go back to what that one replaced.
  const restore = restored ? JSON.stringify([restored.kept, restored.madeAt]) : null;
  useEffect(() => {
    if (restore === null) return;
    tell();
    return () => close('restored');
  }, [restore, close]);
  const { recalled, doubted = 0 } = about ?? {};
  const tellRecalled = useEffectEvent(() => {
    if (!recalled) return;
    tellNotice({
      key: 'recalled',
      tone: 'warning',
      title: t('settings:recalled.title'),
      description: (
        <>
          <p>{t('settings:recalled.text', recalled)}</p>
          {recalled.practised > 0 && <p>{t('settings:recalled.practised', { count: recalled.practised })}</p>}
          {doubted > 0 && <p>{t('settings:recalled.doubted', { count: doubted })}</p>}
        </>
      ),
      stays: true,
    });
  });
  const wentBack = recalled ? JSON.stringify(recalled) : null;
  useEffect(() => {
    if (wentBack === null) return;
    tellRecalled();
    return () => close('recalled');
  }, [wentBack, close]);
  return null;
}

/** The data before a restore is put in place again like any backup; the banner of what waits says the rest. */
export function useGoBack(): (kept: string) => void {
  const restore = useAction('backups.restore');
  return (kept) => restore.mutate({ from: kept });
}

interface RestoredProps {
  readonly restored: NonNullable<Output<'about.get'>['restored']>;
  /** A parameter, because a notification is rendered outside of the engine's provider. */
  readonly onBack: (kept: string) => void;
}

/** What a restore did: where the former data lies, and what to check before sending goes on. */
export function Restored({ restored, onBack }: RestoredProps) {
  const t = useText();
  const format = useFormat();
  const { kept, claimsKept, madeAt, missing } = restored;
  return (
    <>
      <Typography.Paragraph>{t('settings:restored.madeAt', { date: format.dateTime(madeAt) })}</Typography.Paragraph>
      {!claimsKept && <Typography.Paragraph strong>{t('settings:restored.claimsLost')}</Typography.Paragraph>}
      <Typography.Paragraph>{t('settings:restored.review')}</Typography.Paragraph>
      {missing.length > 0 && (
        <>
          <Typography.Paragraph style={{ marginBottom: 4 }}>
            {t('settings:restored.missing', { count: missing.length })}
          </Typography.Paragraph>
          <ul style={{ maxHeight: 160, overflow: 'auto', paddingInlineStart: 20 }}>
            {missing.map(({ id, files, createdAt, target, orders, done, unknown = 0, queued = 0 }) => (
              <li key={id}>
                {files.join(', ')} · {format.moment(createdAt)} ·{' '}
                {[
                  t(`settings:restored.missingOrders.${target}`, { orders, done }),
                  ...(target === 'production' && unknown > 0
                    ? [t('settings:restored.missingOpen', { count: unknown })]
                    : []),
                  ...(target === 'production' && queued > 0
                    ? [t('settings:restored.missingQueued', { count: queued })]
                    : []),
                ].join(t.lang === 'en' ? ', ' : '，')}
              </li>
            ))}
          </ul>
        </>
      )}
      {kept !== null && (
        <>
          <Typography.Paragraph style={{ overflowWrap: 'anywhere' }} copyable={{ text: kept }}>
            {t('settings:restored.kept', { file: kept })}
          </Typography.Paragraph>
          <Button size="small" onClick={() => onBack(kept)}>
            {t('settings:restored.back')}
          </Button>
        </>
      )}
    </>
  );
}
