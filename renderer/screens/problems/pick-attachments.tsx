import { FileAddOutlined, FolderOpenOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useHost } from '../../engine/engine-provider.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { useAttach } from './use-attach.tsx';

/** The ways to files that were not found: one by one, or the folder they are in. */
export function PickAttachments({ run }: { readonly run: string }) {
  const t = useText();
  const host = useHost();
  const { attach, working } = useAttach();
  const pick = (type: 'files' | 'folder') => void attach(run, host.pickFiles(crypto.randomUUID(), type));
  return (
    <Flex gap={6} wrap className="problem-attach">
      <Button size="small" icon={<FileAddOutlined aria-hidden />} loading={working} onClick={() => pick('files')}>
        {t('ui:attach.files')}
      </Button>
      <Button size="small" icon={<FolderOpenOutlined aria-hidden />} disabled={working} onClick={() => pick('folder')}>
        {t('ui:attach.folder')}
      </Button>
    </Flex>
  );
}
