import { FolderOpenOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { useHost } from '../../../engine/engine-provider.tsx';
import { useCall } from '../../../engine/use-call.ts';
import { useTellFailure } from '../../../engine/use-tell-failure.ts';
import { useText } from '../../../preferences/preferences.tsx';
import { MoveData } from './move-data.tsx';

/** Where everything lies, and on the desktop the way there and to another place. */
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
