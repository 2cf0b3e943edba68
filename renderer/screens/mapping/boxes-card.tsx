import { Button } from 'antd';
import { columnLetters } from '#shared/sheets/cell.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { CardsProps } from './cards.tsx';
import { chooseBoxes, readingOf } from './draft.ts';
import { openLikely } from './open-questions.ts';
import { QuestionCard } from './question-card.tsx';
import { partsLabel } from './readings.ts';

const mostExamples = 3;

/** Whether columns are boxes, with what their cells come to, and which rows say something of each box. */
export function BoxesCard({ kind, recognised, looked, draft, disabled, onDraft }: CardsProps) {
  const t = useText();
  const boxes = recognised.columns.filter((column) => readingOf(column, draft).box === 'each');
  const [first, last] = [boxes[0], boxes.at(-1)];
  if (!first || !last) return null;
  const name = ({ header, index }: typeof first) => header || columnLetters(index);
  const columns = recognised.columns.filter(({ reading }) => reading?.box);
  const asked = !disabled && openLikely({ ...recognised, columns, cells: [] }, draft) > 0;
  const examples = boxes.flatMap((column) => {
    const [example] = looked?.effects.find(({ index }) => index === column.index)?.examples ?? [];
    return example ? [{ column, example }] : [];
  });
  return (
    <QuestionCard
      title={t(asked ? 'columns:boxes.ask' : 'columns:boxes.title', { first: name(first), last: name(last) })}
      done={!asked}
    >
      <p className="question-hint">{t('columns:boxes.help')}</p>
      <div className="effect" role="status">
        {examples.slice(0, mostExamples).map(({ column, example: { row, typed, read } }) => (
          <div key={column.index}>
            <span className="effect-row">{t('columns:effect.row', { row })}</span> {typed}
            {' → '}
            {Object.entries(read).map(([field, value]) => (
              <span key={field} className="effect-part">
                {kind.fields[field]?.label[t.lang] ?? field} <b>{value || '–'}</b>
              </span>
            ))}
          </div>
        ))}
        {recognised.boxRows?.map(({ row, label, field, fields, unit }) => (
          <div key={row}>
            <span className="effect-row">{t('columns:effect.row', { row })}</span> {label}
            {' → '}
            <span className="effect-part">
              {field === null && !fields
                ? t('columns:boxes.rowUnused')
                : [partsLabel(fields ?? [field], kind, t), unit && t(`columns:unit.${unit}`)]
                    .filter(Boolean)
                    .join(' · ')}
            </span>
          </div>
        ))}
      </div>
      {!disabled && (
        <div className="question-controls">
          {asked && (
            <Button type="primary" size="small" onClick={() => onDraft(chooseBoxes(draft, recognised, true))}>
              {t('columns:boxes.yes')}
            </Button>
          )}
          <Button type="link" size="small" onClick={() => onDraft(chooseBoxes(draft, recognised, false))}>
            {t('columns:boxes.no')}
          </Button>
        </div>
      )}
    </QuestionCard>
  );
}
