import { ownColumns, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { useText } from '../../preferences/preferences.tsx';
import { ColumnChip } from './column-chip.tsx';
import { chooseOwn, draftOfOwn, filledBy, type SheetDraft } from './draft.ts';
import { openQuestions, standingOf } from './open-questions.ts';
import './further-columns.css';

interface Props {
  readonly kind: AnyKind;
  readonly recognised: SheetRecognition;
  readonly draft: SheetDraft | undefined;
  readonly disabled: boolean;
  readonly onDraft: (draft: SheetDraft) => void;
}

/** The columns that only tables further down the sheet have, each with what it holds and its field. */
export function FurtherColumns({ kind, recognised, draft, disabled, onDraft }: Props) {
  const t = useText();
  const own = ownColumns(recognised);
  if (own.length === 0) return null;
  const open = openQuestions(recognised, draft).flatMap((it) => (it.type === 'further' ? it : []));
  const taken = new Set([
    ...recognised.columns.flatMap((column) => filledBy(column, draft)),
    ...own.flatMap((column) => filledBy(column, draftOfOwn(column, draft))),
  ]);
  return (
    <section className="further-columns" aria-label={t('columns:further.title')}>
      <h3>{t('columns:further.title')}</h3>
      <ul>
        {own.map((column) => {
          const said = draftOfOwn(column, draft);
          const question = open.find(({ header }) => header === column.header);
          const isBare = filledBy(column, said).length === 0;
          return (
            <li key={column.header}>
              <span className="further-header">{column.header}</span>
              <span className="further-samples">{column.samples.join(' · ')}</span>
              <ColumnChip
                kind={kind}
                column={column}
                draft={said}
                standing={question && !disabled ? 'asked' : standingOf(column, said, [])}
                asked={isBare ? (question?.asked.slice(0, 1).map(({ field }) => field) ?? []) : []}
                taken={taken}
                disabled={disabled}
                onReading={(reading) => onDraft(chooseOwn(draft, recognised, column, reading))}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
