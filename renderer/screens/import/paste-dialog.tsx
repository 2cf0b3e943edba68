import { Input, Modal, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { useText } from '../../preferences/preferences.tsx';
import { cellsToCsv, parseCells } from '../grid/clipboard.ts';
import { useImportJob } from './import-job.tsx';
import type { ImportWish } from './outcome.ts';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly wish: ImportWish;
}

/** Takes cells copied in a spreadsheet program, header row included. */
export function PasteDialog({ open, onClose, wish }: Props) {
  const t = useText();
  const { start } = useImportJob();
  const [text, setText] = useState('');
  const cells = useMemo(() => (text.trim() === '' ? [] : parseCells(text)), [text]);
  const close = () => {
    setText('');
    onClose();
  };
  return (
    <Modal
      open={open}
      title={t('ui:paste.title')}
      okText={t('ui:paste.ok')}
      cancelText={t('ui:cancel')}
      okButtonProps={{ disabled: cells.length < 2 }}
      onCancel={close}
      onOk={() => {
        void start(async () => [], { ...wish, pasted: { name: t('ui:paste.name'), text: cellsToCsv(cells) } });
        close();
      }}
      width={720}
      destroyOnHidden
      closable={{ 'aria-label': t('ui:close') }}
    >
      <Typography.Paragraph type="secondary">{t('ui:paste.how')}</Typography.Paragraph>
      <Input.TextArea
        autoFocus
        aria-label={t('ui:paste.title')}
        rows={10}
        wrap="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
        style={{ fontFamily: 'monospace' }}
      />
      <Typography.Text type="secondary">
        {cells.length > 0
          ? t('ui:paste.size', { rows: cells.length, columns: Math.max(...cells.map((row) => row.length)) })
          : ' '}
      </Typography.Text>
    </Modal>
  );
}
