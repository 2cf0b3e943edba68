import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Flex, Form, Input } from 'antd';
import { useAction } from '../../../engine/use-action.ts';
import { useText } from '../../../preferences/preferences.tsx';

interface Entry {
  readonly sku: string;
  readonly itemId: string;
}

/** One entry typed in, for the one that is missing from a table; a known SKU gets the new item id. */
export function SkuByHand() {
  const t = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Entry>();
  const save = useAction('skuItems.save');
  const take = async (entry: Entry) => {
    if (save.isPending) return;
    // Emptied at once and not made anew: the next entry is typed into the same field, however late the answer is.
    form.setFieldsValue({ sku: '', itemId: '' });
    form.focusField('sku');
    try {
      await save.mutateAsync(entry);
    } catch {
      // The action tells why. What it was comes back to be mended, but not over what was typed since.
      const { sku, itemId } = form.getFieldsValue();
      if (sku === '' && itemId === '') form.setFieldsValue(entry);
      else message.error(t('settings:skus.notSaved', { ...entry }));
    }
  };
  const inputs = { sku: 'SKU', itemId: t('settings:skus.itemId') } as const;
  return (
    <Form<Entry> form={form} name="sku" layout="inline" style={{ rowGap: 8 }} onFinish={(entry) => void take(entry)}>
      {(['sku', 'itemId'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          rules={[
            {
              required: true,
              whitespace: true,
              message: t('settings:account.required', { name: inputs[name] }),
            },
          ]}
        >
          <Input
            autoComplete="off"
            spellCheck={false}
            aria-label={t('settings:skus.typed', { name: inputs[name] })}
            placeholder={inputs[name]}
            style={{ width: 200 }}
          />
        </Form.Item>
      ))}
      <Flex>
        <Button htmlType="submit" icon={<PlusOutlined aria-hidden />} loading={save.isPending}>
          {t('settings:skus.add')}
        </Button>
      </Flex>
    </Form>
  );
}
