import { CheckOutlined, ExclamationOutlined, MinusOutlined, QuestionOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useState } from 'react';
import type { ColumnReading } from '#shared/contract/layouts.ts';
import type { ColumnMatch } from '#shared/contract/recognition.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { columnLetters } from '#shared/sheets/cell.ts';
import type { Translate } from '#shared/text/index.ts';
import { useText } from '../../preferences/preferences.tsx';
import { filledBy, readingOf, type SheetDraft } from './draft.ts';
import { type FieldOption, matchingFields } from './field-search.ts';
import type { ColumnStanding } from './open-questions.ts';
import { hasBoxes, partsLabel, sidesOf } from './readings.ts';
import './column-chip.css';

interface Props {
  readonly kind: AnyKind;
  readonly column: ColumnMatch;
  readonly draft: SheetDraft | undefined;
  readonly standing: ColumnStanding;
  /** The fields that it is asked about, as long as it has none. */
  readonly asked: readonly string[];
  /** The fields that columns have. */
  readonly taken: ReadonlySet<string>;
  readonly disabled: boolean;
  readonly onReading: (reading: ColumnReading) => void;
}

/** Every sign comes with its word, which is heard, and seen when the pointer rests on it. */
const signs = {
  sure: CheckOutlined,
  chosen: CheckOutlined,
  likely: QuestionOutlined,
  asked: ExclamationOutlined,
  open: MinusOutlined,
  unused: MinusOutlined,
} as const;

const unused = '-';
const splitMark = 'split:';
const boxMark = 'box:';

/** What a column is, and the list of all that it may be: fields by level, or, once something is typed, those it leads to. */
export function ColumnChip({ kind, column, draft, standing, asked, taken, disabled, onReading }: Props) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const name = column.header || columnLetters(column.index);
  const fields = filledBy(column, draft);
  const reading = readingOf(column, draft);
  const sides = sidesOf(kind);
  const optionsOf = (level: 'order' | 'line'): FieldOption[] =>
    Object.entries(kind.fields)
      .filter(([, def]) => def.level === level)
      .map(([value, { label, required }]) => ({
        value,
        label: `${required ? '* ' : ''}${label[t.lang]}`,
        words: [label.zh, label.en, value],
        taken: taken.has(value) && !fields.includes(value),
      }));
  const splits: FieldOption[] = sides
    ? [
        {
          value: splitMark + sides.join(),
          label: partsLabel(sides, kind, t),
          words: [partsLabel(sides, kind, t), ...sides.map((side) => kind.fields[side]?.label[t.lang] ?? side)],
          taken: false,
        },
      ]
    : [];
  const boxes: FieldOption[] = (hasBoxes(kind) ? (['each', 'total'] as const) : []).map((box) => ({
    value: boxMark + box,
    label: t(`columns:box.${box}`),
    words: [t(`columns:box.${box}`)],
    taken: false,
  }));
  const [ofOrder, ofLine] = [optionsOf('order'), optionsOf('line')];
  const none: FieldOption = {
    value: unused,
    label: t('ui:mapping.unused'),
    words: [t('ui:mapping.unused'), t('columns:chip.none')],
    taken: false,
  };
  const grouped = [
    { label: t('columns:chip.none'), options: [none] },
    { label: t('ui:mapping.orderFields'), options: ofOrder },
    { label: kind.lineLabel[t.lang], options: ofLine },
    ...(splits.length > 0 ? [{ label: t('columns:chip.split'), options: splits }] : []),
    ...(boxes.length > 0 ? [{ label: t('columns:chip.boxes'), options: boxes }] : []),
  ];
  const Sign = signs[standing];
  const { rule } = column;
  const reason = rule && t(`recognition:rule.${rule}`);
  const said = saidOf(standing, reason, t);
  return (
    <div className={`column-chip ${standing}`} title={said}>
      <Sign className="column-sign" aria-hidden />
      <span className="heard-only">{said}</span>
      <Select<string, FieldOption | { readonly label: string; readonly options: FieldOption[] }>
        variant="borderless"
        aria-label={t('ui:mapping.fieldFor', { column: name })}
        disabled={disabled}
        // antd's own search takes a group's name for a match of all that is in it.
        showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
        placeholder={
          asked.length > 0
            ? t('columns:chip.asked', { field: partsLabel(asked, kind, t) })
            : t(standing === 'open' ? 'columns:chip.open' : 'ui:mapping.unused')
        }
        popupMatchSelectWidth={260}
        value={shownValue()}
        options={
          typed.trim() === '' ? grouped : [...matchingFields([...ofOrder, ...ofLine, ...splits, ...boxes, none], typed)]
        }
        labelRender={({ label }) => (
          <span title={typeof label === 'string' ? label : undefined}>
            {fields.length > 0 ? partsLabel(reading.fields ?? fields, kind, t) : label}
          </span>
        )}
        optionRender={({ value, label }) => (
          <>
            {label} {taken.has(String(value)) && !fields.includes(String(value)) && t('ui:mapping.taken')}
          </>
        )}
        onChange={(value) => onReading(chosenReading(value))}
      />
    </div>
  );

  function shownValue(): string | null {
    if (reading.box) return boxMark + reading.box;
    if (reading.fields) return splitMark + reading.fields.join();
    if (reading.field !== null) return reading.field;
    return standing === 'unused' && draft?.readings?.[String(column.index)] ? unused : null;
  }

  function chosenReading(value: string): ColumnReading {
    if (value === unused) return { field: null };
    if (value.startsWith(boxMark)) return { field: null, box: value === `${boxMark}total` ? 'total' : 'each' };
    if (value.startsWith(splitMark)) return { field: null, fields: value.slice(splitMark.length).split(',') };
    return { field: value };
  }
}

/** How a column stands; where nobody said what it is, why it is taken for that. */
function saidOf(standing: ColumnStanding, reason: string | null, t: Translate): string {
  const words = t(`columns:standing.${standing}`);
  if (reason === null || (standing !== 'sure' && standing !== 'likely')) return words;
  return standing === 'sure' ? reason : t('columns:standing.because', { standing: words, reason });
}
