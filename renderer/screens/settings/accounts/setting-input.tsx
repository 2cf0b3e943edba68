import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { isAddress } from '#shared/partners/address.ts';
import type { PartnerId } from '#shared/partners/partner.ts';
import { useText } from '../../../preferences/preferences.tsx';
import type { SettingField } from './setting-fields.ts';

/** One setting of an account: its name, what it does where that is not plain, and what may be filled in. */
export function SettingInput({ partner, field }: { readonly partner: PartnerId; readonly field: SettingField }) {
  const t = useText();
  const { name } = field;
  // What is said of one partner's setting comes before what is said of every setting of that name.
  const help = [`field.${partner}.${name}.help`, `field.${name}.help`]
    .map((key) => ({ key, words: t.dynamic(`settings:${key}`) }))
    .find(({ key, words }) => words !== key)?.words;
  const label = t.dynamic(`settings:field.${name}`);
  return (
    <Form.Item
      name={['settings', name]}
      label={label}
      extra={help}
      valuePropName={field.type === 'switch' ? 'checked' : 'value'}
      rules={rulesOf(field, t, label)}
    >
      {inputOf(field, t)}
    </Form.Item>
  );
}

type Text = ReturnType<typeof useText>;

function rulesOf(field: SettingField, t: Text, label: string) {
  const required = { required: true, message: t('settings:account.required', { name: label }) };
  switch (field.type) {
    case 'address':
      return [
        required,
        {
          // The field's own rule stands for an empty one.
          validator: (_: unknown, value: unknown) =>
            value === '' || isAddress(value)
              ? Promise.resolve()
              : Promise.reject(new Error(t('settings:account.badAddress'))),
        },
      ];
    case 'path':
      return [required, { pattern: /^\//, message: t('settings:account.badPath') }];
    case 'number': {
      const { min, max } = field;
      return [required, { type: 'number' as const, min, max, message: t('settings:account.range', { min, max }) }];
    }
    default:
      return [];
  }
}

function inputOf(field: SettingField, t: Text) {
  switch (field.type) {
    case 'switch':
      return <Switch />;
    case 'choice':
      return (
        <Select
          options={field.choices.map((value) => ({
            value,
            label: t.dynamic(`settings:choice.${field.name}.${value}`),
          }))}
        />
      );
    case 'number':
      return <InputNumber style={{ width: 160 }} {...(field.whole && field.scale === 1 ? { precision: 0 } : {})} />;
    case 'address':
    case 'path':
    case 'text':
      return <Input spellCheck={false} autoComplete="off" />;
  }
}
