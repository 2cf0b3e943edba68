import { DeleteOutlined, FileAddOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button, Flex, Modal, Typography } from 'antd';
import { useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { useAction, useCall, useHost } from '../engine/engine.tsx';
import { useFormat } from '../preferences/format.ts';
import { useText } from '../preferences/preferences.tsx';
import { useAttachTo } from './attach-to.tsx';
import { isLocked } from './order-states.ts';

interface Props {
  readonly run: Pick<Run, 'id' | 'kind'>;
  /** Null: closed. */
  readonly order: number | null;
  readonly onClose: () => void;
}

/** The files of one order, in a dialog: to be seen, added, and taken away where a person gave them. */
export function OrderFilesDialog({ run, order, onClose }: Props) {
  const t = useText();
  const { data, isPlaceholderData } = useCall('orders.get', { order: order ?? 0 }, { enabled: order !== null });
  const shown = order === null || isPlaceholderData ? undefined : data;
  return (
    <Modal
      open={order !== null}
      onCancel={onClose}
      footer={null}
      width={520}
      title={t('ui:attach.title', { key: shown?.summary.key ?? '' })}
      closable={{ 'aria-label': t('ui:close') }}
      destroyOnHidden
    >
      {shown && order !== null && (
        <OrderFiles
          run={run}
          order={{ id: order, key: shown.summary.key }}
          files={shown.attachments}
          locked={isLocked(shown.summary.state)}
        />
      )}
    </Modal>
  );
}

interface OrderFilesProps {
  readonly run: Pick<Run, 'id' | 'kind'>;
  readonly order: { readonly id: number; readonly key: string };
  readonly files: readonly { readonly name: string; readonly size: number; readonly byHand?: true | undefined }[];
  /** It was sent, or is being: its files stay as they are. */
  readonly locked: boolean;
}

export function OrderFiles({ run, order, files, locked }: OrderFilesProps) {
  const t = useText();
  const format = useFormat();
  const host = useHost();
  const attachTo = useAttachTo();
  const detach = useAction('edits.detach');
  const [working, setWorking] = useState(false);
  const pick = async () => {
    setWorking(true);
    const picked = host.pickFiles(crypto.randomUUID(), 'files');
    await attachTo({ run: run.id, kind: run.kind, order: order.id, key: order.key }, picked);
    setWorking(false);
  };
  return (
    <Flex vertical gap={12}>
      {files.length === 0 && <Typography.Text type="secondary">{t('ui:attach.empty')}</Typography.Text>}
      {files.map(({ name, size, byHand }) => (
        <Flex key={name} gap={8} align="center">
          <PaperClipOutlined aria-hidden />
          <Typography.Text ellipsis={{ tooltip: name }} style={{ minWidth: 0 }}>
            {name}
          </Typography.Text>
          <Typography.Text type="secondary" style={{ flex: 'none' }}>
            {format.size(size)}
          </Typography.Text>
          {byHand && !locked && (
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('ui:attach.removeOf', { file: name })}
              loading={detach.isPending}
              style={{ marginInlineStart: 'auto' }}
              onClick={() => detach.mutate({ run: run.id, order: order.id, name })}
            >
              {t('ui:attach.remove')}
            </Button>
          )}
        </Flex>
      ))}
      {locked ? (
        <Typography.Text type="secondary">{t('ui:cell.locked')}</Typography.Text>
      ) : (
        <Flex gap={12} align="center" wrap>
          <Button icon={<FileAddOutlined aria-hidden />} loading={working} onClick={pick}>
            {t('ui:attach.files')}
          </Button>
          <Typography.Text type="secondary">{t('ui:attach.dropHelp')}</Typography.Text>
        </Flex>
      )}
    </Flex>
  );
}
