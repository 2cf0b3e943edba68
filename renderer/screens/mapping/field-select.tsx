import { Select } from 'antd';
import { useState } from 'react';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { useText } from '../../preferences/preferences.tsx';
import { type FieldOption, matchingFields } from './field-search.ts';

interface Props {
  readonly kind: AnyKind;
  /** What the column is called. */
  readonly column: string;
  readonly field: string | null;
  /** The fields that columns have. */
  readonly taken: ReadonlySet<string>;
  readonly disabled: boolean;
  readonly onField: (field: string | null) => void;
}

/** Which field a column is read as: by level, or, once something is typed, those that it leads to. */
export function FieldSelect({ kind, column, field, taken, disabled, onField }: Props) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const optionsOf = (level: 'order' | 'line'): FieldOption[] =>
    Object.entries(kind.fields)
      .filter(([, def]) => def.level === level)
      .map(([value, { label, required }]) => ({
        value,
        label: `${required ? '* ' : ''}${label[t.lang]}`,
        words: [label.zh, label.en, value],
        taken: taken.has(value) && value !== field,
      }));
  const [ofOrder, ofLine] = [optionsOf('order'), optionsOf('line')];
  const grouped = [
    { label: t('ui:mapping.orderFields'), options: ofOrder },
    { label: kind.lineLabel[t.lang], options: ofLine },
  ];
  return (
    <Select<string, FieldOption | { readonly label: string; readonly options: FieldOption[] }>
      aria-label={t('ui:mapping.fieldFor', { column })}
      allowClear
      disabled={disabled}
      // antd's own search takes a group's name for a match of all that is in it.
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      placeholder={t('ui:mapping.unused')}
      style={{ width: 220 }}
      value={field}
      options={typed.trim() === '' ? grouped : [...matchingFields([...ofOrder, ...ofLine], typed)]}
      optionRender={({ value, label }) => (
        <>
          {label} {taken.has(String(value)) && value !== field && t('ui:mapping.taken')}
        </>
      )}
      onChange={(value) => onField(value ?? null)}
    />
  );
}
