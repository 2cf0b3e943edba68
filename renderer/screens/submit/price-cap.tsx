import { Flex, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import type { PriceCap } from '#shared/contract/partner-quotes.ts';
import type { Run } from '#shared/contract/run.ts';
import { currencies } from '#shared/freight/currencies.ts';
import { useAction, useCall } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';

interface PriceCapProps {
  readonly run: Run;
  /** That of the prices shown: what a cap is given in until somebody says otherwise. */
  readonly currency: string | undefined;
}

/** What each order, and the run, may cost at most. Kept with the run as soon as a field is left; sending stops before it. */
export function PriceCapFields({ run, currency }: PriceCapProps) {
  const t = useText();
  const { data: cap } = useCall('freight.cap', { run: run.id });
  const keep = useAction('freight.setCap');
  const [chosen, setChosen] = useState<string>();
  if (!cap) return null;
  const { perOrder, perRun } = cap;
  const unit = chosen ?? perRun?.currency ?? perOrder?.currency ?? currency ?? 'USD';
  const set = (of: keyof PriceCap, amount: string) => {
    const next = { ...cap, [of]: amount === '' ? undefined : { amount, currency: unit } };
    keep.mutate({ run: run.id, cap: inOne(next, unit) });
  };
  const setUnit = (code: string) => {
    setChosen(code);
    if (perOrder || perRun) keep.mutate({ run: run.id, cap: inOne(cap, code) });
  };
  return (
    <Flex vertical gap={4}>
      <Flex gap={12} wrap align="flex-start">
        <CapField
          label={t('submit:cap.perOrder')}
          kept={perOrder?.amount ?? ''}
          onKeep={(amount) => set('perOrder', amount)}
        />
        <CapField
          label={t('submit:cap.perRun')}
          kept={perRun?.amount ?? ''}
          onKeep={(amount) => set('perRun', amount)}
        />
        <Select
          showSearch
          aria-label={t('submit:cap.currency')}
          style={{ width: 96 }}
          value={unit}
          onChange={setUnit}
          options={currencies.map(({ code }) => ({ value: code, label: code }))}
        />
      </Flex>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {t('submit:cap.help')}
      </Typography.Text>
    </Flex>
  );
}

/** Both caps in one currency: two would be compared with the same prices. */
function inOne({ perOrder, perRun }: PriceCap, currency: string): PriceCap {
  return {
    ...(perOrder && { perOrder: { ...perOrder, currency } }),
    ...(perRun && { perRun: { ...perRun, currency } }),
  };
}

interface CapFieldProps {
  readonly label: string;
  /** The amount that holds now; empty: no cap. */
  readonly kept: string;
  readonly onKeep: (amount: string) => void;
}

const amountForm = /^\d{1,12}(?:\.\d{1,6})?$/;

/** One amount, as it is typed: money never becomes a number. What is none is not kept, and the field says so. */
function CapField({ label, kept, onKeep }: CapFieldProps) {
  const t = useText();
  const [typed, setTyped] = useState<string>();
  const text = (typed ?? kept).normalize('NFKC').replaceAll(',', '').trim();
  const wrong = text !== '' && !amountForm.test(text);
  const leave = () => {
    if (wrong || typed === undefined) return;
    setTyped(undefined);
    if (text !== kept) onKeep(text);
  };
  return (
    <Flex vertical>
      <Input
        inputMode="decimal"
        aria-label={label}
        aria-invalid={wrong}
        prefix={<Typography.Text type="secondary">{label}</Typography.Text>}
        placeholder={t('submit:cap.none')}
        style={{ width: 240 }}
        status={wrong ? 'error' : ''}
        value={typed ?? kept}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={leave}
        onPressEnter={leave}
      />
      {wrong && (
        <Typography.Text type="danger" role="alert" style={{ fontSize: 12 }}>
          {kept === '' ? t('submit:cap.wrong') : t('submit:cap.wrongStill', { kept })}
        </Typography.Text>
      )}
    </Flex>
  );
}
