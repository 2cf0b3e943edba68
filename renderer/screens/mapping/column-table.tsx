import { Select, Tag } from 'antd';
import { useState } from 'react';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { columnLetters } from '#shared/sheets/cell.ts';
import { useText } from '../../preferences/preferences.tsx';
import { fieldOf, type SheetDraft } from './draft.ts';
import { type FieldOption, matchingFields } from './field-search.ts';

interface Props {
  readonly kind: AnyKind;
  readonly recognised: SheetRecognition;
  readonly draft: SheetDraft | undefined;
  readonly disabled: boolean;
  readonly onField: (index: number, field: string | null) => void;
}

/** Each column of a sheet, what is in it, and the field it is read as. */
export function ColumnTable({ kind, recognised, draft, disabled, onField }: Props) {
  const t = useText();
  const { conflicts } = recognised;
  // What is to be looked at stands first; the others as in the sheet.
  const columns = recognised.columns.toSorted((a, b) => Number(b.likely ?? false) - Number(a.likely ?? false));
  const taken = new Set(columns.flatMap((column) => fieldOf(column, draft) ?? []));
  const disputed = new Set(conflicts.flatMap((conflict) => conflict.columns));
  return (
    <table className="column-table">
      <thead>
        <tr>
          <th>{t('ui:mapping.column')}</th>
          <th>{t('ui:mapping.header')}</th>
          <th>{t('ui:mapping.samples')}</th>
          <th>{t('ui:mapping.field')}</th>
          <th>{t('ui:mapping.rule')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => {
          const { index, header, samples, rule, likely } = column;
          const field = fieldOf(column, draft);
          const changed = field !== column.field;
          const shownRule = changed ? 'chosen' : likely ? 'likely' : rule;
          return (
            <tr
              key={index}
              data-unused={field === null || undefined}
              data-disputed={disputed.has(index) || (likely && !changed) || undefined}
            >
              <td>{columnLetters(index)}</td>
              <th scope="row">{header || '–'}</th>
              <td className="column-values">{samples.join(' ｜ ')}</td>
              <td>
                <FieldSelect
                  kind={kind}
                  column={header || columnLetters(index)}
                  field={field}
                  taken={taken}
                  disabled={disabled}
                  onField={(chosen) => onField(index, chosen)}
                />
              </td>
              <td>
                {shownRule && field !== null && (
                  <Tag color={ruleColours[shownRule]}>{t(`recognition:rule.${shownRule}`)}</Tag>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const ruleColours = {
  chosen: 'blue',
  remembered: 'geekblue',
  exact: 'green',
  alias: 'green',
  words: 'green',
  values: 'green',
  likely: 'orange',
  fuzzy: 'orange',
} as const;

interface FieldSelectProps {
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
function FieldSelect({ kind, column, field, taken, disabled, onField }: FieldSelectProps) {
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
