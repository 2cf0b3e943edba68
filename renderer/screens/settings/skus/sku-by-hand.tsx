import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input } from 'antd';
import { useAction } from '../../../engine/use-action.ts';
import { useText } from '../../../preferences/preferences.tsx';

interface Entry {
  readonly sku: string;
  readonly itemId: string;
}

/** One entry typed in, for the one that is missing from a table; a known SKU gets the new item id. */
export function SkuByHand() {
  const t = useText();
  const [form] = Form.useForm<Entry>();
  const save = useAction('skuItems.save');
  const inputs = { sku: 'SKU', itemId: t('settings:skus.itemId') } as const;
  return (
    <Form<Entry>
      form={form}
      name="sku"
      layout="inline"
      style={{ rowGap: 8 }}
      onFinish={(entry) =>
        save.mutate(entry, {
          onSuccess: () => {
            // Emptied, not made anew: the next entry is typed into the same field.
            form.setFieldsValue({ sku: '', itemId: '' });
            form.focusField('sku');
          },
        })
      }
    >
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
