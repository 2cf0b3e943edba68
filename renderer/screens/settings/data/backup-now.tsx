import { SaveOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useEngine } from '../../../engine/engine-provider.tsx';
import { useSaveFile } from '../../../engine/use-save-file.tsx';
import { useFormat } from '../../../preferences/format.ts';
import { useText } from '../../../preferences/preferences.tsx';

/** Everything into one file. */
export function BackupNow() {
  const t = useText();
  const format = useFormat();
  const engine = useEngine();
  const save = useSaveFile();
  const [running, setRunning] = useState(false);
  const backUp = async () => {
    setRunning(true);
    const date = new Date().toISOString().slice(0, 10);
    await save(`${t('settings:data.backupName', { date })}.db`, async (out) => {
      const { path, size } = await engine.call('backups.create', { out });
      return [{ path, notes: [t('settings:data.backupDone', { size: format.size(size) })] }];
    });
    setRunning(false);
  };
  return (
    <section>
      <h2>{t('settings:data.backup')}</h2>
      <Flex vertical gap={12} align="flex-start">
        <Typography.Text type="secondary">{t('settings:data.backupHelp')}</Typography.Text>
        <Button type="primary" icon={<SaveOutlined aria-hidden />} loading={running} onClick={backUp}>
          {t('settings:data.backupNow')}
        </Button>
      </Flex>
    </section>
  );
}
