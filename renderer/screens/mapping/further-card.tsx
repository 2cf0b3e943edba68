import { type ColumnQuestion, ownColumns } from '#shared/contract/recognition.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { CardsProps } from './cards.tsx';
import { Asked } from './column-card.tsx';
import { answerOwn, draftOfOwn, readingOf } from './draft.ts';
import { isAnswered } from './open-questions.ts';
import { type CardFrame, QuestionCard } from './question-card.tsx';

interface Props extends CardsProps, CardFrame {
  readonly header: string;
  readonly asked: readonly ColumnQuestion[];
}

/** What the cells leave open of a column that only tables further down the sheet have. */
export function FurtherCard({ header, asked, kind, recognised, draft, disabled, onDraft, looked: _, ...frame }: Props) {
  const t = useText();
  const column = ownColumns(recognised).find((own) => own.header === header);
  const [first] = asked;
  if (!column || !first) return null;
  const said = draftOfOwn(column, draft);
  const title = t(asked.length > 1 ? 'columns:ask.several' : `columns:ask.${first.kind}`, { column: header });
  return (
    <QuestionCard {...frame} title={title}>
      {asked.map((question) => (
        <Asked
          key={question.kind}
          question={question}
          titled={asked.length > 1}
          {...{ name: header, kind, disabled }}
          answer={isAnswered(question, said) ? readingOf(column, said) : undefined}
          onAnswer={(answer) => onDraft(answerOwn(draft, recognised, column, answer))}
        />
      ))}
    </QuestionCard>
  );
}
