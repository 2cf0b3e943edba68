import { Alert, Divider, Flex } from 'antd';
import { useCall } from '../../../engine/use-call.ts';
import { useText } from '../../../preferences/preferences.tsx';
import { BackupNow } from './backup-now.tsx';
import { DataFolder } from './data-folder.tsx';
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
      <DataFolder />
      <Divider />
      <BackupNow />
      <Divider />
      <Restore />
    </Flex>
  );
}
