import { Radio } from 'antd';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { columnLetters } from '#shared/sheets/cell.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { CardsProps } from './cards.tsx';
import { filledBy, settleConflict } from './draft.ts';
import { type CardFrame, QuestionCard } from './question-card.tsx';

interface Props extends CardsProps, CardFrame {
  readonly conflict: SheetRecognition['conflicts'][number];
}

/** Several columns look like one field: which of them is it? */
export function ConflictCard({ kind, recognised, draft, disabled, onDraft, conflict, ...frame }: Props) {
  const t = useText();
  const label = kind.fields[conflict.field]?.label[t.lang] ?? conflict.field;
  const winner = draft
    ? recognised.columns.find((column) => filledBy(column, draft).includes(conflict.field))?.index
    : undefined;
  return (
    <QuestionCard {...frame} title={t('columns:conflict.title', { field: label })}>
      <Radio.Group
        className="question-options"
        disabled={disabled}
        value={winner}
        aria-label={t('columns:conflict.title', { field: label })}
        onChange={({ target }) => onDraft(settleConflict(draft, conflict, Number(target.value)))}
      >
        {conflict.columns.map((index) => {
          const column = recognised.columns.find((candidate) => candidate.index === index);
          return (
            <Radio key={index} value={index}>
              {t('columns:column.named', {
                letter: columnLetters(index),
                header: column?.header ?? '',
              })}
              <span className="question-samples">{column?.samples.join(' ｜ ')}</span>
            </Radio>
          );
        })}
      </Radio.Group>
    </QuestionCard>
  );
}
