import { Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { Field } from '#shared/sheets/field.ts';
import { useText } from '../../preferences/preferences.tsx';

interface Props {
  readonly field: Field;
  readonly label: string;
  readonly value: string | null;
  readonly disabled: boolean;
  readonly onValue: (value: string | null) => void;
}

/** More choices than this are a list. */
const most = 4;

/** One value of a field: one of its choices, or as a cell would have it. */
export function ValueInput({ field, label, value, disabled, onValue }: Props) {
  const t = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const choices = choicesIn(field);
  if (choices && choices.length <= most) {
    return (
      <Segmented
        aria-label={label}
        disabled={disabled}
        // One without an answer shows none as chosen.
        value={choices.some((choice) => choice === value) ? (value ?? '') : ''}
        options={choices.map((choice) => ({ value: choice, label: choice }))}
        onChange={onValue}
      />
    );
  }
  if (choices) {
    return (
      <Select
        aria-label={label}
        disabled={disabled}
        allowClear
        showSearch
        placeholder={t('columns:missing.chooseValue')}
        style={{ width: '100%' }}
        value={value}
        options={choices.map((choice) => ({ value: choice, label: choice }))}
        onChange={(chosen) => onValue(chosen ?? null)}
      />
    );
  }
  const take = () => {
    if (typed !== null && typed.trim() !== (value ?? '')) onValue(typed.trim() === '' ? null : typed.trim());
    setTyped(null);
  };
  return (
    <Input
      aria-label={label}
      disabled={disabled}
      placeholder={t('columns:missing.example', { example: field.example })}
      value={typed ?? value ?? ''}
      onChange={({ target }) => setTyped(target.value)}
      onPressEnter={take}
      onBlur={take}
    />
  );

  function choicesIn(of: Field): readonly string[] | null {
    if (of.type === 'boolean') return [t('columns:yes'), t('columns:no')];
    return of.type === 'choice' && !of.open ? of.choices.map((choice) => choice.label[t.lang]) : null;
  }
}
