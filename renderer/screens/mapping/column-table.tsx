import { Tag } from 'antd';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { useText } from '../../preferences/preferences.tsx';
import { columnLetters, fieldOf, type SheetDraft } from './draft.ts';
import { FieldSelect } from './field-select.tsx';

interface Props {
  readonly kind: AnyKind;
  readonly recognised: SheetRecognition;
  readonly draft: SheetDraft | undefined;
  readonly disabled: boolean;
  readonly onField: (index: number, field: string | null) => void;
}

const ruleColours = {
  chosen: 'blue',
  remembered: 'geekblue',
  exact: 'green',
  alias: 'green',
  fuzzy: 'orange',
} as const;

/** Each column of a sheet, what is in it, and the field it is read as. */
export function ColumnTable({ kind, recognised, draft, disabled, onField }: Props) {
  const t = useText();
  const { columns, conflicts } = recognised;
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
          const { index, header, samples, rule } = column;
          const field = fieldOf(column, draft);
          const changed = field !== column.field;
          const shownRule = changed ? 'chosen' : rule;
          return (
            <tr key={index} data-unused={field === null || undefined} data-disputed={disputed.has(index) || undefined}>
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
