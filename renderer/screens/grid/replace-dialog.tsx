import { App, Form, Input, Modal, Select } from 'antd';
import { useText } from '../../preferences/preferences.tsx';
import type { GridColumn } from './columns.ts';
import type { Edits } from './use-edits.ts';

interface Wish {
  readonly find: string;
  readonly replace?: string;
  readonly field?: string;
}

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly columns: readonly GridColumn[];
  readonly field: string | undefined;
  readonly edits: Edits;
}

/** Find and replace over the whole run, or in one column of it. */
export function ReplaceDialog({ open, onClose, columns, field, edits }: Props) {
  const t = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Wish>();
  const replace = async ({ find, replace: by = '', field: only }: Wish) => {
    const edited = await edits.replace(find, by, only);
    if (!edited) return;
    if (edited.lines.length > 0) message.success(t('ui:replace.done', { count: edited.lines.length }));
    else message.info(t('ui:replace.none', { find }));
    if (edited.lines.length > 0) onClose();
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
      <Form form={form} layout="vertical" onFinish={replace} preserve={false} initialValues={{ field }}>
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
      </Form>
    </Modal>
  );
}
