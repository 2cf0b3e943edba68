import { App, Button, Modal, Spin, Typography } from 'antd';
import { useState } from 'react';
import type { DataFolderBridge } from '../../../api/host-bridge.ts';
import { useTellFailure } from '../../../engine/use-tell-failure.ts';
import { useText } from '../../../preferences/preferences.tsx';

/** Another place for the data: chosen, agreed to, and then waited for until the program starts again. */
export function MoveData({ dataFolder }: { readonly dataFolder: DataFolderBridge }) {
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
