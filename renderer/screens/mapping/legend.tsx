import { CheckOutlined, ExclamationOutlined, MinusOutlined, QuestionOutlined } from '@ant-design/icons';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { columnLetters } from '#shared/sheets/cell.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { SheetDraft } from './draft.ts';
import { type Question, standingOf } from './open-questions.ts';

interface Props {
  readonly recognised: SheetRecognition;
  readonly draft: SheetDraft | undefined;
  readonly questions: readonly Question[];
}

/** How many columns stand how; what is filled and not used is named. */
export function Legend({ recognised: { columns }, draft, questions }: Props) {
  const t = useText();
  const standings = columns.map((column) => ({ column, standing: standingOf(column, draft, questions) }));
  const count = (...kinds: string[]) => standings.filter(({ standing }) => kinds.includes(standing)).length;
  const left = standings
    .filter(({ column, standing }) => (standing === 'open' || standing === 'unused') && column.filled !== 0)
    .map(({ column }) => column);
  const sure = count('sure', 'chosen');
  const likely = count('likely');
  return (
    <div className="legend">
      {sure > 0 && (
        <span className="legend-mark sure">
          <CheckOutlined aria-hidden /> {t('columns:legend.sure', { count: sure })}
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
