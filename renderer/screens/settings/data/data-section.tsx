import { Alert, Divider, Flex, Typography } from 'antd';
import { useCall } from '../../../engine/use-call.ts';
import { useText } from '../../../preferences/preferences.tsx';
import { BackupNow } from './backup-now.tsx';
import { Restore } from './restore.tsx';
import { Restored } from './restored.tsx';

/** Where everything lies, one click to keep a copy, one click to go back to one. */
export function DataSection() {
  const t = useText();
  const { data: about } = useCall('about.get', {});
  return (
    <Flex vertical>
      {about?.restored && (
        <Alert
          showIcon
          style={{ marginBottom: 16 }}
          type={about.restored.claimsKept ? 'success' : 'warning'}
          title={t('settings:restored.title')}
          description={<Restored restored={about.restored} />}
        />
      )}
      <section>
        <h2>{t('settings:data.folder')}</h2>
        <Typography.Text copyable code style={{ overflowWrap: 'anywhere' }}>
          {about?.dataDir ?? ''}
        </Typography.Text>
        <br />
        <Typography.Text type="secondary">{t('settings:data.folderHelp')}</Typography.Text>
      </section>
      <Divider />
      <BackupNow />
      <Divider />
      <Restore />
    </Flex>
  );
}
