import { Checkbox, Collapse, Flex, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { LabelSetting, LabelSettings } from '#shared/labels/label-settings.ts';
import { paperIds } from '#shared/labels/papers.ts';
import { useText } from '../../preferences/preferences.tsx';

interface Props {
  /** Keys of the orders that have labels. */
  readonly orders: readonly string[];
  readonly chosen: readonly string[];
  readonly onChoose: (keys: readonly string[]) => void;
  readonly settings: LabelSettings;
  /** Which warehouses the settings are for. */
  readonly scope: ReactNode;
  readonly onSet: (values: Partial<LabelSettings>) => void;
  readonly from: number;
  readonly onFrom: (from: number) => void;
}

const printed = ['partnerNo', 'contents', 'shipper', 'phone', 'remark', 'qr', 'boxSuffix'] as const;

/** Which labels, on what, and what stands on them. The office's settings are changed with it: the next run is printed alike. */
export function LabelChoices({ orders, chosen, onChoose, settings, scope, onSet, from, onFrom }: Props) {
  const t = useText();
  const number = (name: 'copies' | 'module' | 'offsetX' | 'offsetY', min: number, max: number, step: number) => (
    <Labelled text={t(`labels:setting.${name}`)}>
      <InputNumber
        aria-label={t(`labels:setting.${name}`)}
        {...{ min, max, step, value: settings[name] }}
        changeOnWheel={false}
        onChange={(value) => value !== null && onSet({ [name]: value })}
      />
    </Labelled>
  );
  return (
    <Flex vertical gap={16}>
      <section>
        <h2>{t('labels:page.which')}</h2>
        <Select
          mode="multiple"
          style={{ width: '100%' }}
          aria-label={t('labels:page.choose')}
          placeholder={t('labels:page.choose')}
          value={[...chosen]}
          maxTagCount={5}
          options={orders.map((key) => ({ value: key, label: key }))}
          onChange={onChoose}
        />
      </section>
      <section>
        <h2>{t('labels:page.how')}</h2>
        <Flex vertical gap={8}>
          {scope}
          <Select
            aria-label={t('labels:setting.paper')}
            value={settings.paper}
            options={paperIds.map((id) => ({ value: id, label: t(`labels:paper.${id}`) }))}
            onChange={(paper) => onSet({ paper })}
          />
          {number('copies', 1, 4, 1)}
          <Labelled text={t('labels:page.from')}>
            <InputNumber
              aria-label={t('labels:page.from')}
              min={1}
              precision={0}
              value={from}
              onChange={(value) => onFrom(value ?? 1)}
            />
          </Labelled>
        </Flex>
      </section>
      <section>
        <h2>{t('labels:page.put')}</h2>
        <Flex vertical gap={4}>
          {printed.map((name) => (
            <Checkbox key={name} checked={settings[name]} onChange={({ target }) => onSet({ [name]: target.checked })}>
              {t(`labels:setting.${name}`)}
            </Checkbox>
          ))}
          <OriginInput value={settings.origin} onSet={(origin) => onSet({ origin })} />
        </Flex>
      </section>
      <Collapse
        size="small"
        items={[
          {
            key: 'adjust',
            label: t('labels:page.adjust'),
            children: (
              <Flex vertical gap={8}>
                <Select
                  aria-label={t('labels:setting.dpi')}
                  value={settings.dpi}
                  options={(['203', '300'] as const).map((dpi) => ({ value: dpi, label: `${dpi} dpi` }))}
                  onChange={(dpi) => onSet({ dpi })}
                />
                {number('module', 0.19, 0.5, 0.01)}
                {number('offsetX', -20, 20, 0.5)}
                {number('offsetY', -20, 20, 0.5)}
              </Flex>
            ),
          },
        ]}
      />
    </Flex>
  );
}

function Labelled({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <Flex gap={8} align="center" justify="space-between">
      <span>{text}</span>
      {children}
    </Flex>
  );
}

/** A statement that a person types: taken when they are done with it, not with every letter. */
function OriginInput({
  value,
  onSet,
}: {
  readonly value: LabelSettings['origin'];
  readonly onSet: (origin: string) => void;
}) {
  const t = useText();
  const name: LabelSetting = 'origin';
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const take = () => typed !== value && onSet(typed);
  return (
    <Input
      aria-label={t(`labels:setting.${name}`)}
      placeholder={t(`labels:setting.${name}`)}
      maxLength={40}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={take}
      onPressEnter={take}
    />
  );
}
