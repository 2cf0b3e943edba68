import { CheckOutlined, ExclamationOutlined, MinusOutlined, QuestionOutlined } from '@ant-design/icons';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { columnLetters } from '#shared/sheets/cell.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { SheetDraft } from './draft.ts';
import { leftOut, type Question, standingOf } from './open-questions.ts';

interface Props {
  readonly recognised: SheetRecognition;
  readonly draft: SheetDraft | undefined;
  readonly questions: readonly Question[];
  /** What is likely only: columns, cells above the table, rows of boxes. */
  readonly likely: number;
}

/** How many columns stand how; what is filled and not used is named. */
export function Legend({ recognised, draft, questions, likely }: Props) {
  const t = useText();
  const left = leftOut(recognised, draft, questions);
  const sure = recognised.columns.filter((column) => ['sure', 'chosen'].includes(standingOf(column, draft, questions)));
  return (
    <div className="legend">
      {sure.length > 0 && (
        <span className="legend-mark sure">
          <CheckOutlined aria-hidden /> {t('columns:legend.sure', { count: sure.length })}
        </span>
      )}
      {likely > 0 && (
        <span className="legend-mark likely">
          <QuestionOutlined aria-hidden /> {t('columns:legend.likely', { count: likely })}
        </span>
      )}
      {questions.length > 0 && (
        <span className="legend-mark asked">
          <ExclamationOutlined aria-hidden /> {t('columns:legend.asked', { count: questions.length })}
        </span>
      )}
      {left.length > 0 && (
        <span className="legend-mark unused">
          <MinusOutlined aria-hidden />{' '}
          {t('columns:legend.unused', {
            count: left.length,
            columns: left.map(({ header, index }) => header || columnLetters(index)).join(t('ui:list')),
          })}
        </span>
      )}
    </div>
  );
}
