import { Alert, Button, Checkbox, Drawer, Flex, Form, Input, Segmented, Switch } from 'antd';
import { useState } from 'react';
import { type Robot, type RobotSettings, robotSettings } from '#shared/contract/robots.ts';
import { occasions, robotAddressProblem, robotVendors, type Vendor } from '#shared/notify/robots.ts';
import { useAction, useCall } from '../../engine/engine.tsx';
import { usePreferences } from '../../preferences/preferences.tsx';
import { RobotTestResult } from './robots-section.tsx';

interface Props {
  readonly vendor: Vendor;
  /** Undefined for a new one. */
  readonly robot: Robot | undefined;
  readonly onClose: () => void;
}

interface Values extends RobotSettings {
  readonly name: string;
  readonly url?: string;
  readonly secret?: string;
  readonly unsigned?: boolean;
}

/** Edits a group robot. What it may name is off until somebody chooses it. */
export function RobotForm({ vendor, robot: first, onClose }: Props) {
  const { t } = usePreferences();
  const [form] = Form.useForm<Values>();
  const [robot, setRobot] = useState(first);
  const { data: about } = useCall('about.get', {});
  const save = useAction('robots.save');
  const test = useAction('robots.test');
  const { hosts, signs } = robotVendors[vendor];
  const named = Form.useWatch('orderNumbers', form) ?? first?.orderNumbers ?? false;

  const keep = async () => {
    const values = await form.validateFields().catch(() => null);
    if (!values) return;
    const { url, secret, unsigned, ...rest } = values;
    const typed = {
      ...(url && { url: url.trim() }),
      ...(secret ? { secret: secret.trim() } : unsigned ? { secret: null } : {}),
    };
    const saved = await save
      .mutateAsync({
        ...(robot && { id: robot.id }),
        vendor,
        ...rest,
        goods: rest.orderNumbers && rest.goods,
        ...(Object.keys(typed).length > 0 && { secrets: typed }),
      })
      .catch(() => null);
    if (!saved) return;
    setRobot(saved);
    form.setFieldsValue({ url: '', secret: '' });
    await test.mutateAsync({ id: saved.id }).catch(() => null);
  };

  const required = (name: string) => ({
    required: true,
    whitespace: true,
    message: t('notify:robot.required', { name }),
  });
  const isAddress = {
    validator(_: unknown, value: unknown) {
      if (typeof value !== 'string' || value.trim() === '') return Promise.resolve();
      const problem = robotAddressProblem(vendor, value);
      if (problem === null) return Promise.resolve();
      const name = String(form.getFieldValue('name') ?? '');
      return Promise.reject(new Error(t(`failure:robot.${problem}`, { name })));
    },
  };
  return (
    <Drawer
      open
      onClose={onClose}
      size={560}
      title={
        robot
          ? t('notify:robot.edit', { name: robot.name })
          : t('notify:robot.new', { vendor: t(`notify:vendor.${vendor}`) })
      }
      footer={
        <Flex gap={8} vertical align="flex-end">
          <RobotTestResult result={test.data} />
          <Button type="primary" loading={save.isPending || test.isPending} onClick={keep}>
            {t('notify:robot.save')}
          </Button>
        </Flex>
      }
    >
      <Form<Values>
        form={form}
        name="robot"
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...robotSettings.parse({ lang: t.lang }), ...first, name: first?.name ?? '' }}
        onValuesChange={() => test.reset()}
      >
        <Form.Item
          name="name"
          label={t('notify:robot.name')}
          extra={t('notify:robot.nameHelp')}
          rules={[required(t('notify:robot.name'))]}
        >
          <Input autoFocus autoComplete="off" maxLength={60} />
        </Form.Item>
        {about?.keepsSecrets === false && (
          <Alert type="info" style={{ marginBottom: 12 }} title={t('settings:accounts.session')} />
        )}
        <Form.Item
          name="url"
          label={t('notify:robot.url')}
          extra={t('notify:robot.urlHelp', { host: `https://${hosts.join(' / ')}` })}
          rules={[...(robot?.host ? [] : [required(t('notify:robot.url'))]), isAddress]}
        >
          <Input.Password autoComplete="new-password" {...(robot?.host && { placeholder: t('notify:robot.kept') })} />
        </Form.Item>
        {signs && (
          <>
            <Form.Item name="secret" label={t('notify:robot.secret')} extra={t('notify:robot.secretHelp')}>
              <Input.Password
                autoComplete="new-password"
                {...(robot?.host && { placeholder: t('notify:robot.kept') })}
              />
            </Form.Item>
            {robot && (
              <Form.Item name="unsigned" valuePropName="checked">
                <Checkbox>{t('notify:robot.removeSecret')}</Checkbox>
              </Form.Item>
            )}
          </>
        )}
        <Form.Item name="on" label={t('notify:robot.on')}>
          <Checkbox.Group options={occasions.map((value) => ({ value, label: t(`notify:on.${value}`) }))} />
        </Form.Item>
        <Form.Item name="prefix" label={t('notify:robot.prefix')} extra={t('notify:robot.prefixHelp')}>
          <Input autoComplete="off" maxLength={40} />
        </Form.Item>
        <Form.Item name="lang" label={t('notify:robot.lang')}>
          <Segmented
            options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`settings:general.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="practice" label={t('notify:robot.practice')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="orderNumbers" label={t('notify:robot.orderNumbers')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item
          name="goods"
          label={t('notify:robot.goods')}
          extra={t('notify:robot.goodsHelp')}
          valuePropName="checked"
        >
          <Switch disabled={!named} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
