import { FolderOpenOutlined, SaveOutlined } from '@ant-design/icons';
import { Alert, App, Button, Divider, Flex, Modal, Spin, Typography } from 'antd';
import { useState } from 'react';
import type { DataFolderBridge } from '../../api/host-bridge.ts';
import { useCall, useEngine, useHost, useTellFailure } from '../../engine/engine.tsx';
import { useSaveFile } from '../../engine/use-save-file.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { Restore, Restored, useGoBack } from './restore.tsx';

/** Where the data is, its backup, and how to restore one. */
export function DataSection() {
  const t = useText();
  const goBack = useGoBack();
  const { data: about } = useCall('about.get', {});
  return (
    <Flex vertical>
      {about?.restored && (
        <Alert
          showIcon
          style={{ marginBottom: 16 }}
          type={about.restored.claimsKept ? 'success' : 'warning'}
          title={t('settings:restored.title')}
          description={<Restored restored={about.restored} onBack={goBack} />}
        />
      )}
      <DataFolder />
      <Divider />
      <BackupNow />
      <Divider />
      <Restore />
    </Flex>
  );
}

/** The data folder; on the desktop also buttons to open and to move it. */
export function DataFolder() {
  const t = useText();
  const tellFailure = useTellFailure();
  const { dataFolder } = useHost();
  const { data: about } = useCall('about.get', {});
  return (
    <section>
      <h2>{t('settings:data.folder')}</h2>
      <Flex vertical gap={8} align="flex-start">
        <Typography.Text copyable code style={{ overflowWrap: 'anywhere' }}>
          {about?.dataDir ?? ''}
        </Typography.Text>
        <Typography.Text type="secondary">
          {t(dataFolder ? 'settings:data.folderHelp' : 'settings:data.folderInBrowser')}
        </Typography.Text>
        {dataFolder && (
          <Flex gap={8} wrap>
            <Button icon={<FolderOpenOutlined aria-hidden />} onClick={() => dataFolder.open().catch(tellFailure)}>
              {t('settings:data.open')}
            </Button>
            <MoveData dataFolder={dataFolder} />
          </Flex>
        )}
        {about?.movedFrom && (
          <Typography.Text type="secondary" style={{ overflowWrap: 'anywhere' }}>
            {t('settings:data.movedFrom', { folder: about.movedFrom })}
          </Typography.Text>
        )}
      </Flex>
    </section>
  );
}

/** Moves the data folder: chosen, confirmed, and then waited for until the program starts again. */
function MoveData({ dataFolder }: { readonly dataFolder: DataFolderBridge }) {
  const t = useText();
  const { modal } = App.useApp();
  const tellFailure = useTellFailure();
  const [moving, setMoving] = useState(false);
  const move = async (folder: string) => {
    setMoving(true);
    try {
      // The program starts again when it is done, so there is no end to wait for here.
      await dataFolder.move(folder);
    } catch (error) {
      setMoving(false);
      tellFailure(error);
    }
  };
  const choose = async () => {
    try {
      const folder = await dataFolder.choose();
      if (folder === null) return;
      modal.confirm({
        title: t('settings:data.moveTitle'),
        content: (
          <>
            <Typography.Paragraph style={{ overflowWrap: 'anywhere' }}>
              {t('settings:data.moveTo', { folder })}
            </Typography.Paragraph>
            {t('settings:data.moveHelp')}
          </>
        ),
        okText: t('settings:data.moveOk'),
        cancelText: t('settings:cancel'),
        onOk: () => void move(folder),
      });
    } catch (error) {
      tellFailure(error);
    }
  };
  return (
    <>
      <Button onClick={choose}>{t('settings:data.move')}</Button>
      <Modal open={moving} closable={false} footer={null} keyboard={false} title={t('settings:data.moving')}>
        <Typography.Paragraph>{t('settings:data.movingHelp')}</Typography.Paragraph>
        <Spin />
      </Modal>
    </>
  );
}

/** A moment of this place for a file's name: two backups a day have two names. */
function stampOf(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  return `${day}-${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('')}`;
}

/** Writes a backup of everything into one file. */
function BackupNow() {
  const t = useText();
  const format = useFormat();
  const engine = useEngine();
  const { data: about } = useCall('about.get', {});
  const save = useSaveFile();
  const [running, setRunning] = useState(false);
  const backUp = async () => {
    setRunning(true);
    const date = stampOf(new Date());
    await save(`${t('settings:data.backupName', { date })}.db`, async (out) => {
      const { path, size } = await engine.call('backups.create', { out });
      return [{ path, notes: [], said: t('settings:data.backupDone', { size: format.size(size) }) }];
    });
    setRunning(false);
  };
  return (
    <section>
      <h2>{t('settings:data.backup')}</h2>
      <Flex vertical gap={12} align="flex-start">
        <Typography.Text type="secondary">
          {t(about?.keepsSecrets === false ? 'settings:data.backupHelpSession' : 'settings:data.backupHelp')}
        </Typography.Text>
        <Button type="primary" icon={<SaveOutlined aria-hidden />} loading={running} onClick={backUp}>
          {t('settings:data.backupNow')}
        </Button>
      </Flex>
    </section>
  );
}
