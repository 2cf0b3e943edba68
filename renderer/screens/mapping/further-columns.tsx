import { ownColumns, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { useText } from '../../preferences/preferences.tsx';
import { ColumnChip } from './column-chip.tsx';
import { chooseOwn, draftOfOwn, filledBy, type SheetDraft } from './draft.ts';
import { standingOf } from './open-questions.ts';
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
          return (
            <li key={column.header}>
              <span className="further-header">{column.header}</span>
              <span className="further-samples">{column.samples.join(' · ')}</span>
              <ColumnChip
                kind={kind}
                column={column}
                draft={said}
                standing={standingOf(column, said, [])}
                asked={[]}
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
