import { Button } from 'antd';
import { useState } from 'react';
import type { CellAbove } from '#shared/contract/layouts.ts';
import type { LookedSheet } from '#shared/contract/look.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { useText } from '../../preferences/preferences.tsx';
import { BoxesCard } from './boxes-card.tsx';
import { ColumnCard } from './column-card.tsx';
import { ConflictCard } from './conflict-card.tsx';
import { readingOf, type SheetDraft } from './draft.ts';
import { FurtherCard } from './further-card.tsx';
import { MissingCard } from './missing-card.tsx';
import type { Question } from './open-questions.ts';
import './cards.css';

export interface CardsProps {
  readonly kind: AnyKind;
  readonly recognised: SheetRecognition;
  readonly looked: LookedSheet | null;
  readonly draft: SheetDraft | undefined;
  readonly disabled: boolean;
  readonly onDraft: (draft: SheetDraft) => void;
}

interface Props extends CardsProps {
  readonly questions: readonly Question[];
  /** A column whose reading a person wants to see. */
  readonly column: number | null;
  readonly picking: string | null;
  readonly onCloseColumn: () => void;
  /** A cell above the table is to be chosen in the sheet for this field, or not any more. */
  readonly onPicking: (field: string | null) => void;
  readonly onPick: (cell: CellAbove) => void;
}

/** What only a person knows, a card for each; one that was answered stays, and can be answered otherwise. */
export function Cards({ questions, column, picking, onCloseColumn, onPicking, onPick, ...shared }: Props) {
  const t = useText();
  const { kind, recognised, draft, disabled } = shared;
  const [seen, setSeen] = useState(questions);
  const fresh = questions.filter(({ id }) => !seen.some((known) => known.id === id));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  const cards = seen.map((known) => {
    const open = questions.find(({ id }) => id === known.id);
    return { question: open ?? known, done: open === undefined };
  });
  const current = questions[0]?.id;
  const given = givenIn(recognised, draft).filter(({ field }) => !seen.some(({ id }) => id === `missing ${field}`));
  const alone = column !== null && !seen.some((known) => known.type === 'column' && known.indexes.includes(column));
  const ofBoxes = recognised.columns.some((of) => readingOf(of, draft).box === 'each');
  if (cards.length + given.length === 0 && !alone && !ofBoxes) return null;
  return (
    <>
      <div className="question-cards">
        {alone && <ColumnCard {...shared} key={column} indexes={[column]} asked={[]} onClose={onCloseColumn} />}
        {ofBoxes && <BoxesCard {...shared} />}
        {cards.map(({ question, done }, at) => {
          const { id } = question;
          const frame = { number: at + 1, done, current: id === current };
          if (question.type === 'conflict') {
            return <ConflictCard {...shared} key={id} {...frame} conflict={question.conflict} />;
          }
          if (question.type === 'column') {
            return <ColumnCard {...shared} key={id} {...frame} indexes={question.indexes} asked={question.asked} />;
          }
          if (question.type === 'further') {
            return <FurtherCard {...shared} key={id} {...frame} header={question.header} asked={question.asked} />;
          }
          return (
            <MissingCard
              {...shared}
              key={id}
              {...frame}
              field={question.field}
              unless={question.unless}
              picking={picking === question.field}
              onPicking={onPicking}
              onPick={onPick}
            />
          );
        })}
      </div>
      {given.length > 0 && (
        <ul className="given-values" aria-label={t('columns:given.title')}>
          {given.map(({ field, value, label }) => (
            <li key={field}>
              {label === null
                ? t('columns:given.constant', { field: kind.fields[field]?.label[t.lang] ?? field, value })
                : t('columns:given.cell', { field: kind.fields[field]?.label[t.lang] ?? field, label, value })}
              {!disabled && (
                <Button
                  type="link"
                  size="small"
                  onClick={() => setSeen([...seen, { type: 'missing', id: `missing ${field}`, field }])}
                >
                  {t('columns:given.change')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What fields without a column are filled with. */
function givenIn({ constants = [], cells = [] }: SheetRecognition, draft: SheetDraft | undefined) {
  const changed = draft?.constants ?? {};
  return [
    ...constants
      .filter(({ field }) => changed[field] === undefined)
      .map(({ field, value }) => ({ field, value, label: null })),
    ...cells.map(({ field, value, label }) => ({ field, value, label })),
  ];
}
