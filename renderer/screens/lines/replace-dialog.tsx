import { App, Form, Input, Modal, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { LineFilter } from '#shared/contract/runs.ts';
import type { Input as CallInput, Output } from '#shared/contract.ts';
import { useCall } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import type { GridColumn } from '../grid/columns.ts';
import type { Edits } from '../grid/use-edits.ts';

interface ReplaceForm {
  readonly find?: string;
  readonly replace?: string;
  readonly field?: string;
  readonly rows?: 'shown' | 'all';
}

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly columns: readonly GridColumn[];
  readonly field: string | undefined;
  /** Which lines the grid shows. */
  readonly filter: LineFilter;
  readonly edits: Edits;
}

/** Find and replace in the lines shown or over the whole run, in all columns or in one. */
export function ReplaceDialog({ open, onClose, columns, field, filter, edits }: Props) {
  const t = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<ReplaceForm>();
  const values: ReplaceForm = Form.useWatch([], form) ?? {};
  const filtered = Object.keys(filter).length > 0;
  const replacement = ({ find = '', replace = '', field: only, rows }: ReplaceForm) => ({
    find,
    replace,
    ...(only !== undefined && { field: only }),
    ...(rows === 'shown' && { filter }),
  });
  const count = useReplaceCount({ run: edits.run, ...replacement(open ? values : {}) });
  const replace = async (wanted: ReplaceForm) => {
    const edited = await edits.replace(replacement(wanted));
    if (!edited) return;
    if (edited.cells === 0) {
      message.info(t('ui:replace.none', { find: wanted.find ?? '' }));
      return;
    }
    message.success(t('ui:replace.done', { count: edited.cells }));
    onClose();
  };
  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={t('ui:replace.title')}
      okText={t('ui:replace.all')}
      cancelText={t('ui:cancel')}
      onOk={form.submit}
      destroyOnHidden
      width={440}
      closable={{ 'aria-label': t('ui:close') }}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={replace}
        preserve={false}
        initialValues={{ field, rows: filtered ? 'shown' : 'all' }}
      >
        <Form.Item
          name="find"
          label={t('ui:replace.find')}
          rules={[{ required: true, message: t('ui:replace.empty') }]}
        >
          <Input autoFocus onPressEnter={form.submit} />
        </Form.Item>
        <Form.Item name="replace" label={t('ui:replace.by')}>
          <Input onPressEnter={form.submit} />
        </Form.Item>
        <Form.Item name="field" label={t('ui:replace.where')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('ui:replace.everywhere')}
            options={columns.map(({ field: value, def }) => ({ value, label: def.label[t.lang] }))}
          />
        </Form.Item>
        <Form.Item name="rows" label={t('ui:replace.rows')} hidden={!filtered}>
          <Radio.Group
            options={[
              { value: 'shown', label: t('ui:replace.shown') },
              { value: 'all', label: t('ui:replace.run') },
            ]}
          />
        </Form.Item>
        <div role="status" style={{ minHeight: 22 }}>
          {count && t('ui:replace.count', { count: count.cells })}
          {count && count.together > 0 && t('ui:replace.together', { count: count.together })}
        </div>
      </Form>
    </Modal>
  );
}

/** How long after the last key it is counted: in a large run that takes the engine a while. */
const countAfterMs = 300;

/** How much a replacement would change; undefined while it is not known or nothing is to be found yet. */
function useReplaceCount(replacement: CallInput<'edits.replaceCount'>): Output<'edits.replaceCount'> | undefined {
  const asked = JSON.stringify(replacement);
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), countAfterMs);
    return () => clearTimeout(timer);
  }, [asked]);
  const ready = settled === asked && replacement.find !== '';
  const { data, isPlaceholderData } = useCall('edits.replaceCount', replacement, { enabled: ready });
  return ready && !isPlaceholderData ? data : undefined;
}
