import { Alert, App, Button, Collapse, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { useAction, useCall } from '../engine/engine.tsx';
import { goTo } from '../navigation/route.ts';
import { useFormat } from '../preferences/format.ts';
import { useText } from '../preferences/preferences.tsx';

interface Props {
  readonly run: Run;
  readonly order: OrderSummary;
  readonly onDone: () => void;
}

/** Taking an accepted order back: what to do at the partner, then noting it here. */
export function WithdrawOrder({ run, order, onDone }: Props) {
  const t = useText();
  if (order.shown === 'withdrawn') return <Withdrawn run={run} order={order} onDone={onDone} />;
  if (order.shown !== 'accepted' && order.shown !== 'exists') return null;
  return (
    <Collapse
      size="small"
      items={[
        {
          key: 'withdraw',
          label: t('submission:withdraw.title'),
          children: <Steps run={run} order={order} onDone={onDone} />,
        },
      ]}
    />
  );
}

function Steps({ run, order: { id, key, partnerNo }, onDone }: Props) {
  const t = useText();
  const { modal } = App.useApp();
  const add = useAction('withdrawals.add');
  const partner = findKind(run.kind)?.partner;
  const ask = () =>
    modal.confirm({
      title: t('submission:withdraw.sure', { key }),
      content: t('submission:withdraw.sureHelp'),
      okText: t('submission:withdraw.done'),
      okButtonProps: { danger: true },
      cancelText: t('submit:confirm.cancel'),
      focusable: { autoFocusButton: 'cancel' },
      onOk: () => add.mutate({ order: id }, { onSuccess: onDone }),
    });
  return (
    <Flex vertical gap={12}>
      {partner === 'top' && <AskPartner id={id} orderKey={key} onDone={onDone} />}
      <span>{t(`submission:withdraw.help.${partner === 'etower' ? 'etower' : 'other'}`)}</span>
      {partnerNo && (
        <span>
          {t('submission:withdraw.number')} <Typography.Text copyable>{partnerNo}</Typography.Text>
        </span>
      )}
      <Typography.Text type="secondary">{t('submission:withdraw.used')}</Typography.Text>
      <div>
        <Button danger loading={add.isPending} onClick={ask}>
          {t('submission:withdraw.done')}
        </Button>
      </div>
    </Flex>
  );
}

/** Where the account says so: having Cainiao asked to cancel the order, after a second question, and what came of that. */
function AskPartner({
  id,
  orderKey,
  onDone,
}: { readonly id: number; readonly orderKey: string } & Pick<Props, 'onDone'>) {
  const t = useText();
  const format = useFormat();
  const { modal, message } = App.useApp();
  const { data, refetch } = useCall('withdrawals.ways', { order: id });
  const ask = useAction('withdrawals.ask');
  const check = useAction('withdrawals.check');
  if (!data) return null;
  const { call, not, asked } = data;
  const open = asked?.outcome === 'asked' || asked?.outcome === 'unknown';
  const told = {
    onSuccess({ outcome }: { readonly outcome: string }) {
      if (outcome === 'cancelled') message.success(t('submission:withdraw.callDone', { key: orderKey }));
      void refetch();
      onDone();
    },
    onError: () => void refetch(),
  };
  const sure = () =>
    modal.confirm({
      title: t('submission:withdraw.callSure', { key: orderKey }),
      content: t('submission:withdraw.callSureHelp'),
      okText: t('submission:withdraw.call'),
      okButtonProps: { danger: true },
      cancelText: t('submit:confirm.cancel'),
      focusable: { autoFocusButton: 'cancel' },
      onOk: () => ask.mutate({ order: id, again: open }, told),
    });
  return (
    <>
      {asked?.outcome === 'refused' && (
        <Alert type="warning" title={t('submission:withdraw.callRefused', { said: asked.said })} />
      )}
      {open && asked && (
        <Alert
          type="warning"
          title={t('submission:withdraw.callUnknown', { time: format.dateTime(asked.at), by: asked.by })}
        />
      )}
      {not && <Typography.Text type="secondary">{t.dynamic(`failure:${not.code}`, not.params)}</Typography.Text>}
      {call && <Typography.Text type="secondary">{t('submission:withdraw.callHelp')}</Typography.Text>}
      <Flex gap={8}>
        {open && (
          <Button type="primary" loading={check.isPending} onClick={() => check.mutate({ order: id }, told)}>
            {t('submission:withdraw.check')}
          </Button>
        )}
        {call && (
          <Button danger loading={ask.isPending} onClick={sure}>
            {t(open ? 'submission:withdraw.again' : 'submission:withdraw.call')}
          </Button>
        )}
      </Flex>
    </>
  );
}

/** One that was taken back: its lines under a new number, or that it was not taken back after all. */
function Withdrawn({ run, order: { id, lines }, onDone }: Props) {
  const t = useText();
  const { message } = App.useApp();
  const [key, setKey] = useState('');
  const renumber = useAction('withdrawals.renumber');
  const undo = useAction('withdrawals.undo');
  const send = () => {
    if (key.trim() === '') return;
    renumber.mutate(
      { order: id, key },
      {
        onSuccess({ key: now }) {
          message.success(t('submission:withdraw.renumbered', { key: now }));
          onDone();
          goTo('runs', run.id, 'lines');
        },
      },
    );
  };
  return (
    <Alert
      type="info"
      title={t('submission:withdraw.used')}
      description={
        <Flex vertical gap={12}>
          {lines > 0 && (
            <Form layout="inline" onFinish={send}>
              <Form.Item label={t('submission:withdraw.newKey')} htmlFor="new-order-number">
                <Input
                  id="new-order-number"
                  value={key}
                  maxLength={200}
                  onChange={({ target }) => setKey(target.value)}
                />
              </Form.Item>
              <Button htmlType="submit" type="primary" disabled={key.trim() === ''} loading={renumber.isPending}>
                {t('submission:withdraw.renumber')}
              </Button>
            </Form>
          )}
          <div>
            <Button loading={undo.isPending} onClick={() => undo.mutate({ order: id }, { onSuccess: onDone })}>
              {t('submission:withdraw.undo')}
            </Button>
          </div>
        </Flex>
      }
    />
  );
}
