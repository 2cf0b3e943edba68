import { Alert, App, Button, Collapse, Drawer, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import type { Account } from '#shared/contract/settings.ts';
import type { Partner } from '#shared/partners/partner.ts';
import { useAction } from '../../../engine/use-action.ts';
import { useCall } from '../../../engine/use-call.ts';
import { useText } from '../../../preferences/preferences.tsx';
import { type AccountValues, formValues, savedValues } from './account-values.ts';
import { secretNames, settingFields, speedSettings } from './setting-fields.ts';
import { SettingInput } from './setting-input.tsx';
import { TestResult } from './test-result.tsx';

interface Props {
  readonly partner: Partner;
  /** Undefined for a new one. */
  readonly account: Account | undefined;
  readonly onClose: () => void;
}

/** An account to be filled in: what is always needed first, the rest folded away. */
export function AccountForm({ partner, account: first, onClose }: Props) {
  const t = useText();
  const [form] = Form.useForm<AccountValues>();
  const [account, setAccount] = useState(first);
  // Something that is typed and not kept.
  const [unsaved, setUnsaved] = useState(false);
  const { modal } = App.useApp();
  const { data: about } = useCall('about.get', {});
  const save = useAction('accounts.save');
  const test = useAction('accounts.test');
  const fields = settingFields(partner);
  const address = fields.filter(({ name }) => name === partner.address);
  const speed = fields.filter(({ name }) => speedSettings.includes(name));
  const rest = fields.filter((field) => !address.includes(field) && !speed.includes(field));

  const keep = async (): Promise<Account | null> => {
    const values = await form.validateFields().catch(() => null);
    if (!values) return null;
    const saved = await save.mutateAsync(savedValues(partner, account, values)).catch(() => null);
    if (saved) {
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
              if (saved) test.mutate({ id: saved.id });
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
          <SettingInput key={field.name} partner={partner.id} field={field} />
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
          items={[
            {
              key: 'speed',
              label: t('settings:account.speed'),
              forceRender: true,
              children: speed.map((field) => <SettingInput key={field.name} partner={partner.id} field={field} />),
            },
            {
              key: 'rest',
              label: t('settings:account.advanced'),
              forceRender: true,
              children: rest.map((field) => <SettingInput key={field.name} partner={partner.id} field={field} />),
            },
          ]}
        />
      </Form>
    </Drawer>
  );
}
