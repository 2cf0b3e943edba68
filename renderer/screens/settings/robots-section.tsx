import { DownOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Dropdown, Empty, Flex, Popconfirm, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { Robot } from '#shared/contract/robots.ts';
import type { Output } from '#shared/contract.ts';
import { type Vendor, vendors } from '#shared/notify/robots.ts';
import { reasonWords } from '#shared/text/outcome-words.ts';
import { useAction, useCall } from '../../engine/engine.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { RobotForm } from './robot-form.tsx';

/** The groups that are told what a person should know. */
export function RobotsSection() {
  const t = useText();
  const { data: robots, isLoading } = useCall('robots.list', {});
  const [edited, setEdited] = useState<Robot | Vendor | null>(null);
  const add = (
    <Dropdown
      trigger={['click']}
      menu={{
        items: vendors.map((vendor) => ({ key: vendor, label: t(`notify:vendor.${vendor}`) })),
        onClick: ({ key }) => setEdited(vendors.find((vendor) => vendor === key) ?? null),
      }}
    >
      <Button type="primary" icon={<PlusOutlined aria-hidden />}>
        {t('notify:add')} <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
  return (
    <Flex vertical gap={16}>
      <Typography.Text type="secondary">{t('notify:intro')}</Typography.Text>
      {robots?.length === 0 && !isLoading ? (
        <Empty description={t('notify:none')}>{add}</Empty>
      ) : (
        <>
          <Flex vertical gap={12}>
            {robots?.map((robot) => (
              <RobotCard key={robot.id} robot={robot} onEdit={() => setEdited(robot)} />
            ))}
          </Flex>
          <div>{add}</div>
        </>
      )}
      {edited !== null && (
        <RobotForm
          vendor={typeof edited === 'string' ? edited : edited.vendor}
          robot={typeof edited === 'string' ? undefined : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Flex>
  );
}

/** One robot: whose, of what it tells, and what came of its last message. */
function RobotCard({ robot, onEdit }: { readonly robot: Robot; readonly onEdit: () => void }) {
  const t = useText();
  const test = useAction('robots.test');
  const remove = useAction('robots.delete');
  const { id, vendor, name, environment, on } = robot;
  const told = on.map((occasion) => t(`notify:on.${occasion}`)).join(t('settings:comma'));
  return (
    <Card size="small">
      <Flex vertical gap={8}>
        <Flex justify="space-between" gap={8} wrap>
          <Flex vertical style={{ minWidth: 0 }}>
            <Flex gap={8} align="center">
              <Typography.Text strong>{name}</Typography.Text>
              <StateTag robot={robot} />
            </Flex>
            <Typography.Text type="secondary">{[t(`notify:vendor.${vendor}`), told].join(' · ')}</Typography.Text>
            <LastMessage robot={robot} />
          </Flex>
          <Flex gap={8}>
            <Button loading={test.isPending} onClick={() => test.mutate({ id })}>
              {t('notify:robot.test')}
            </Button>
            {!environment && <Button onClick={onEdit}>{t('settings:edit')}</Button>}
            {!environment && (
              <Popconfirm
                title={t('notify:robot.deleteTitle', { name })}
                description={<div style={{ maxWidth: 280 }}>{t('notify:robot.deleteHelp')}</div>}
                okText={t('notify:robot.delete')}
                okButtonProps={{ danger: true }}
                cancelText={t('settings:cancel')}
                onConfirm={() => remove.mutate({ id })}
              >
                <Button type="text" danger>
                  {t('notify:robot.delete')}
                </Button>
              </Popconfirm>
            )}
          </Flex>
        </Flex>
        <RobotTestResult result={test.data} />
      </Flex>
    </Card>
  );
}

function StateTag({ robot: { environment, host, provedAt } }: { readonly robot: Robot }) {
  const t = useText();
  if (environment) return <Tag>{t('notify:robot.environment')}</Tag>;
  if (host === null) return <Tag color="warning">{t('notify:robot.unreadable')}</Tag>;
  return provedAt === null ? (
    <Tag color="warning">{t('notify:robot.untested')}</Tag>
  ) : (
    <Tag color="success">{t('notify:robot.working')}</Tag>
  );
}

function LastMessage({ robot: { last } }: { readonly robot: Robot }) {
  const t = useText();
  const format = useFormat();
  if (!last) return null;
  return (
    <Typography.Text type={last.ok ? 'secondary' : 'danger'}>
      {t('notify:robot.last', { time: format.dateTime(last.at), result: resultWords(t, last) })}
    </Typography.Text>
  );
}

type Tested = Pick<Output<'robots.test'>, 'code' | 'params'>;

function resultWords(t: ReturnType<typeof useText>, { code, params }: Tested): string {
  const reason = typeof params.reason === 'string' ? { reason: reasonWords(t, params.reason) } : {};
  return t.dynamic(`notify:result.${code}`, { ...params, ...reason });
}

/** What a test message came to, and what to do about it. */
export function RobotTestResult({ result }: { readonly result: Output<'robots.test'> | undefined }) {
  const t = useText();
  return result ? <Alert showIcon type={result.ok ? 'success' : 'error'} title={resultWords(t, result)} /> : null;
}
