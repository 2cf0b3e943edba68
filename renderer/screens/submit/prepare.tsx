import { SendOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Collapse, Flex, Form, InputNumber, Typography } from 'antd';
import { useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { useAction } from '../../engine/use-action.ts';
import { sentCount } from '../../orders/order-states.ts';
import type { Destination } from '../../orders/use-destination.ts';
import { useText } from '../../preferences/preferences.tsx';
import { ChooseDestination } from './choose-destination.tsx';
import { DestinationStrip } from './destination-strip.tsx';
import { FreightAsked } from './freight-asked.tsx';
import { FreightCost } from './freight-cost.tsx';
import { LeftBehind } from './left-behind.tsx';
import { useFreightCost } from './use-freight-cost.ts';
import { WhatGoesWhere } from './what-goes-where.tsx';

/** Before sending: what goes where, what stays behind, the warnings confirmed once together, and the one button. */
export function Prepare({ run, destination }: { readonly run: Run; readonly destination: Destination }) {
  const t = useText();
  const { modal } = App.useApp();
  const start = useAction('submissions.start');
  const [seen, setSeen] = useState(false);
  const [concurrency, setConcurrency] = useState<number | null>(null);
  const freight = useFreightCost(run);
  const { cost } = freight;
  const { ready, incomplete, warnings } = run.counts;
  const production = run.target === 'production';
  const steps = `#/runs/${encodeURIComponent(run.id)}`;
  const lines = `${steps}/lines`;

  const send = () =>
    start.mutateAsync({ run: run.id, confirmWarnings: seen, ...(concurrency === null ? {} : { concurrency }) }).catch(
      // The action has told why already; the dialog closes.
      () => undefined,
    );
  const ask = () =>
    production
      ? modal.confirm({
          title: t('submit:confirm.title'),
          width: 520,
          content: (
            <>
              <WhatGoesWhere run={run} destination={destination} count={ready} />
              {cost && <FreightCost cost={cost} />}
            </>
          ),
          okText: t('submit:confirm.ok', { count: ready }),
          okButtonProps: { danger: true },
          cancelText: t('submit:confirm.cancel'),
          onOk: send,
        })
      : void send();

  return (
    <Flex vertical gap={16}>
      <DestinationStrip
        run={run}
        extra={sentCount(run.counts) === 0 && <ChooseDestination run={run} destination={destination} />}
      >
        {ready > 0 ? (
          <>
            <WhatGoesWhere run={run} destination={destination} count={ready} />
            {freight.needed && <FreightAsked freight={freight} choose={`${steps}/freight`} />}
          </>
        ) : (
          <p>{t('submit:sentence.nothing')}</p>
        )}
        {incomplete > 0 && <LeftBehind run={run} freight={freight.needed} />}
        {run.kind === 'overseas-inbound' && <p>{t('submit:sentence.draft')}</p>}
        {destination.accounts.length === 0 && destination.partner && !production && (
          <Typography.Text type="secondary">
            {t('submit:to.noAccount', { partner: destination.partner.label[t.lang] })}
          </Typography.Text>
        )}
      </DestinationStrip>
      {ready > 0 && (
        <Flex vertical gap={12} align="flex-start">
          {warnings > 0 && (
            <Checkbox checked={seen} onChange={({ target }) => setSeen(target.checked)}>
              {t('submit:confirm.warnings', { count: warnings })}{' '}
              <a href={`${lines}/warning`} style={{ textDecoration: 'underline' }}>
                {t('submit:confirm.show')}
              </a>
            </Checkbox>
          )}
          <Button
            type="primary"
            size="large"
            danger={production}
            icon={<SendOutlined aria-hidden />}
            // Nothing is booked before what it costs now was shown.
            disabled={(warnings > 0 && !seen) || (freight.needed && (!cost || freight.asking))}
            loading={start.isPending}
            onClick={ask}
          >
            {t(`submit:start.${run.target}`, { count: ready })}
          </Button>
          <Typography.Text type="secondary">{t('submit:sentence.safe')}</Typography.Text>
          <Collapse
            ghost
            size="small"
            items={[
              {
                key: 'more',
                label: t('submit:start.more'),
                children: (
                  <Form layout="vertical">
                    <Form.Item
                      label={t('submit:start.concurrency')}
                      extra={t('submit:start.concurrencyHelp')}
                      htmlFor="send-concurrency"
                    >
                      <InputNumber
                        id="send-concurrency"
                        min={1}
                        max={32}
                        precision={0}
                        value={concurrency}
                        onChange={setConcurrency}
                      />
                    </Form.Item>
                  </Form>
                ),
              },
            ]}
          />
        </Flex>
      )}
    </Flex>
  );
}
