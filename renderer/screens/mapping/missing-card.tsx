import { AimOutlined, CheckOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import type { CellAbove } from '#shared/contract/layouts.ts';
import type { ColumnMatch } from '#shared/contract/recognition.ts';
import { columnLetters } from '#shared/sheets/cell.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { CardsProps } from './cards.tsx';
import { cellsAbove } from './cells-above.ts';
import { chooseConstant, chooseReading, filledBy } from './draft.ts';
import { Effect } from './effect.tsx';
import { type CardFrame, QuestionCard } from './question-card.tsx';
import { ValueInput } from './value-input.tsx';

interface Props extends CardsProps, CardFrame {
  readonly field: string;
  /** Fields any of which makes this one unnecessary. */
  readonly unless?: readonly string[] | undefined;
  /** A cell above the table is being chosen in the sheet for it. */
  readonly picking: boolean;
  readonly onPicking: (field: string | null) => void;
  readonly onPick: (cell: CellAbove) => void;
}

/** A required field without a column: another column is it, all rows have one value, or a cell above the table says it. */
export function MissingCard({ field, unless = [], picking, onPicking, onPick, ...props }: Props) {
  const { kind, recognised, looked, draft, disabled, onDraft, ...frame } = props;
  const t = useText();
  const def = kind.fields[field];
  if (!def) return null;
  const label = def.label[t.lang];
  const column = recognised.columns.find((candidate) => filledBy(candidate, draft).includes(field));
  const constant =
    draft?.constants?.[field] === undefined
      ? recognised.constants?.find((known) => known.field === field)?.value
      : draft.constants[field];
  const cell = (draft?.cells ?? recognised.cells ?? []).find((known) => known.field === field);
  const above = cellsAbove(recognised).filter(({ value }) => value !== '');
  const isKey = kind.key.includes(field);
  const hint = def.hint?.[t.lang];
  return (
    <QuestionCard {...frame} title={t(isKey ? 'columns:missing.key' : 'columns:missing.title', { field: label })}>
      <Way words={t('columns:missing.column')} taken={column !== undefined}>
        <Select
          aria-label={t('columns:missing.columnFor', { field: label })}
          placeholder={t('columns:missing.chooseColumn')}
          disabled={disabled}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          style={{ width: '100%' }}
          value={column?.index ?? null}
          options={likeliestFirst(props, field).map(({ index, header, samples }) => ({
            value: index,
            label: t('columns:missing.option', {
              letter: columnLetters(index),
              header: header || t('columns:missing.noHeader'),
              samples: samples.join(' ｜ ') || '–',
            }),
          }))}
          onChange={(index) => onDraft(chooseReading(draft, recognised, index, { field }))}
        />
      </Way>
      <Way words={t('columns:missing.constant')} taken={typeof constant === 'string'}>
        <ValueInput
          field={def}
          label={t('columns:missing.constantFor', { field: label })}
          value={constant ?? null}
          disabled={disabled}
          onValue={(value) => onDraft(chooseConstant(draft, recognised, field, value))}
        />
      </Way>
      {above.length > 0 && (
        <Way words={t('columns:missing.cell')} taken={cell !== undefined}>
          <Select
            aria-label={t('columns:missing.cellFor', { field: label })}
            placeholder={t('columns:missing.chooseCell')}
            disabled={disabled}
            popupMatchSelectWidth={false}
            style={{ flex: 1, minWidth: 0 }}
            value={cell?.label ?? null}
            options={above.map((it) => ({
              value: it.label,
              label: t('columns:above.cell', { label: it.label, value: it.value }),
            }))}
            onChange={(chosen) => onPick({ label: chosen, field })}
          />
          <Button
            icon={<AimOutlined aria-hidden />}
            disabled={disabled}
            aria-pressed={picking}
            aria-label={t('columns:missing.pick', { field: label })}
            title={t('columns:missing.pick', { field: label })}
            type={picking ? 'primary' : 'default'}
            onClick={() => onPicking(picking ? null : field)}
          />
        </Way>
      )}
      {unless.map((other) => {
        const instead = kind.fields[other];
        const value = draft?.constants?.[other] ?? null;
        return (
          instead && (
            <Way
              key={other}
              words={t('columns:missing.instead', { field: instead.label[t.lang] })}
              taken={value !== null}
            >
              <ValueInput
                field={instead}
                label={t('columns:missing.constantFor', { field: instead.label[t.lang] })}
                value={value}
                disabled={disabled}
                onValue={(typed) => onDraft(chooseConstant(draft, recognised, other, typed))}
              />
            </Way>
          )
        );
      })}
      {hint && <p className="question-hint">{hint}</p>}
      {column && (
        <Effect effect={looked?.effects.find((it) => it.index === column.index)} reading={{ field }} kind={kind} />
      )}
      {typeof constant === 'string' && (
        <div className="effect" role="status">
          {t('columns:effect.constant', { field: label, value: constant })}
        </div>
      )}
    </QuestionCard>
  );
}

/** One way to answer; marked when it is the one that was taken. */
function Way({
  words,
  taken,
  children,
}: {
  readonly words: string;
  readonly taken: boolean;
  readonly children: ReactNode;
}) {
  const t = useText();
  return (
    <div className="question-way" data-taken={taken || undefined}>
      <span className="question-way-words">
        {words} {taken && <CheckOutlined aria-label={t('columns:question.done')} />}
      </span>
      <div className="question-way-control">{children}</div>
    </div>
  );
}

/** Columns that may be the field's, then those that are nothing yet, then the others; blank ones last. */
function likeliestFirst({ recognised, draft }: CardsProps, field: string): readonly ColumnMatch[] {
  const { columns, candidates = [] } = recognised;
  const place = (index: number) =>
    candidates.findIndex((candidate) => candidate.field === field && candidate.index === index);
  const rank = (column: ColumnMatch) => {
    const likely = place(column.index);
    if (likely >= 0) return likely - 1000;
    if (column.filled === 0) return 2;
    return filledBy(column, draft).length === 0 ? 0 : 1;
  };
  return columns.toSorted((one, other) => rank(one) - rank(other));
}
