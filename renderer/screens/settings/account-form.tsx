import {
  Alert,
  App,
  AutoComplete,
  Button,
  Collapse,
  Drawer,
  Flex,
  Form,
  Input,
  InputNumber,
  Select,
  Switch,
} from 'antd';
import { useState } from 'react';
import type { Account } from '#shared/contract/settings.ts';
import { isAddress } from '#shared/partners/address.ts';
import type { Partner } from '#shared/partners/partner.ts';
import { useAction, useCall, useTellFailure } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { TestResult } from './account-card.tsx';
import {
  type AccountValues,
  formValues,
  groupOf,
  type SettingField,
  savedValues,
  secretNames,
  settingFields,
  unreadablePart,
} from './account-fields.ts';
import { useAskBeforeSaving } from './ask-before-saving.tsx';

interface Props {
  readonly partner: Partner;
  /** Undefined for a new one. */
  readonly account: Account | undefined;
  readonly onClose: () => void;
}

/** Edits an account: what is always needed first, the rest folded away. */
export function AccountForm({ partner, account: first, onClose }: Props) {
  const t = useText();
  const [form] = Form.useForm<AccountValues>();
  const [account, setAccount] = useState(first);
  // Something was typed and not saved.
  const [unsaved, setUnsaved] = useState(false);
  const { modal } = App.useApp();
  const { data: about } = useCall('about.get', {});
  const tellFailure = useTellFailure();
  const { ask, tell } = useAskBeforeSaving(partner);
  const save = useAction('accounts.save');
  const test = useAction('accounts.test');
  const fields = settingFields(partner);
  const address = fields.filter(({ name }) => name === partner.address);
  const groups = (['speed', 'followUp', 'advanced'] as const)
    .map((key) => ({ key, own: fields.filter((field) => !address.includes(field) && groupOf(field) === key) }))
    .filter(({ own }) => own.length > 0);

  const keep = async (): Promise<Account | null> => {
    const values = await form.validateFields().catch(() => null);
    if (!values) return null;
    const entry = savedValues(partner, account, values);
    const answers = await ask(entry).catch((error: unknown) => {
      tellFailure(error);
      return null;
    });
    if (!answers) return null;
    const { goOn } = answers;
    const saved = await save.mutateAsync({ ...entry, goOn }).catch(() => null);
    if (saved) {
      if (saved.hasSecrets) tell(answers);
      setAccount(saved);
      setUnsaved(false);
      form.setFieldValue('secrets', {});
    }
    return saved;
  };
  const close = () => {
    if (!unsaved) return onClose();
    modal.confirm({
      title: t('settings:account.discardTitle'),
      content: t('settings:account.discardHelp'),
      okText: t('settings:account.discard'),
      okButtonProps: { danger: true },
      cancelText: t('settings:account.goOn'),
      onOk: onClose,
    });
  };
  return (
    <Drawer
      open
      onClose={close}
      size={560}
      title={
        account
          ? t('settings:account.edit', { name: account.name })
          : t('settings:account.new', { partner: partner.label[t.lang] })
      }
      footer={
        <Flex gap={8} justify="flex-end">
          <Button
            loading={test.isPending}
            onClick={async () => {
              const saved = await keep();
              if (!saved) return;
              const tested = await test.mutateAsync({ id: saved.id }).catch(() => null);
              // What the test found to work is stored: the form must not put the old settings back.
              if (tested?.kept) form.setFieldsValue({ settings: tested.kept });
            }}
          >
            {t('settings:account.saveAndTest')}
          </Button>
          <Button
            type="primary"
            loading={save.isPending}
            onClick={async () => {
              if (await keep()) onClose();
            }}
          >
            {t('settings:save')}
          </Button>
        </Flex>
      }
    >
      <Form<AccountValues>
        form={form}
        name="account"
        layout="vertical"
        requiredMark={false}
        initialValues={formValues(partner, first)}
        onValuesChange={() => {
          test.reset();
          setUnsaved(true);
        }}
      >
        <Form.Item
          name="name"
          label={t('settings:account.name')}
          extra={t('settings:account.nameHelp')}
          rules={[
            {
              required: true,
              whitespace: true,
              message: t('settings:account.required', { name: t('settings:account.name') }),
            },
          ]}
        >
          <Input autoFocus autoComplete="off" maxLength={60} />
        </Form.Item>
        {address.map((field) => (
          <SettingInput key={field.name} partner={partner} field={field} hosts={partner.hosts} />
        ))}
        <h2 style={{ fontSize: 14 }}>{t('settings:account.secrets')}</h2>
        {about?.keepsSecrets === false && (
          <Alert type="info" style={{ marginBottom: 12 }} title={t('settings:accounts.session')} />
        )}
        {secretNames(partner).map((name) => {
          const label = t.dynamic(`settings:secret.${name}`);
          return (
            <Form.Item
              key={name}
              name={['secrets', name]}
              label={label}
              rules={
                account?.hasSecrets
                  ? []
                  : [{ required: true, message: t('settings:account.required', { name: label }) }]
              }
            >
              <Input.Password
                autoComplete="new-password"
                placeholder={t(account?.hasSecrets ? 'settings:account.kept' : 'settings:account.secretsHelp')}
              />
            </Form.Item>
          );
        })}
        <TestResult result={test.data} />
        <Collapse
          ghost
          items={groups.map(({ key, own }) => ({
            key,
            label: t(`settings:account.${key}`),
            forceRender: true,
            children: own.map((field) => <SettingInput key={field.name} partner={partner} field={field} />),
          }))}
        />
      </Form>
    </Drawer>
  );
}

interface SettingInputProps {
  readonly partner: Partner;
  readonly field: SettingField;
  /** Addresses to choose from. */
  readonly hosts?: Partner['hosts'];
}

/** One setting of an account: its name, what it does where that is not plain, and what may be filled in. */
function SettingInput({ partner, field, hosts }: SettingInputProps) {
  const t = useText();
  const { name } = field;
  // A text about this partner's setting comes before one about every setting of that name.
  const help = [`field.${partner.id}.${name}.help`, `field.${name}.help`]
    .map((key) => ({ key, words: t.dynamic(`settings:${key}`) }))
    .find(({ key, words }) => words !== key)?.words;
  const label = t.dynamic(`settings:field.${name}`);
  return (
    <Form.Item
      name={['settings', name]}
      label={label}
      extra={help}
      valuePropName={field.type === 'switch' ? 'checked' : 'value'}
      rules={rulesOf(partner, field, t, label)}
    >
      {inputOf(field, t, hosts)}
    </Form.Item>
  );
}

type Text = ReturnType<typeof useText>;

function rulesOf(partner: Partner, field: SettingField, t: Text, label: string) {
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
    case 'overrides':
      return [
        {
          validator(_: unknown, value: unknown) {
            const part = unreadablePart(partner, field.name, value);
            return part === null
              ? Promise.resolve()
              : Promise.reject(new Error(t('settings:account.badOverride', { part })));
          },
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

function inputOf(field: SettingField, t: Text, hosts: Partner['hosts'] = []) {
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
      if (hosts.length === 0) return <Input spellCheck={false} autoComplete="off" />;
      return (
        <AutoComplete
          options={hosts.map(({ url, label }) => ({ value: url, label: `${label[t.lang]} · ${url}` }))}
          placeholder={t('settings:account.chooseAddress')}
        />
      );
    case 'overrides':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} spellCheck={false} autoComplete="off" />;
    case 'path':
    case 'text':
      return <Input spellCheck={false} autoComplete="off" />;
  }
}
