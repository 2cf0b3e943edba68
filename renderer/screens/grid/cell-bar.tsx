import type { ProblemGroup } from '#shared/contract/problem.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { isLocked } from '../../orders/order-states.ts';
import { useText } from '../../preferences/preferences.tsx';
import { FixButtons } from '../problems/fix-buttons.tsx';
import { ProblemWords } from '../problems/problem-words.tsx';
import { problemsAt } from './cell-problems.ts';
import type { ActiveCell } from './grid.tsx';
import type { Sources } from './sources.ts';
import type { Edits } from './use-edits.ts';
import './cell-bar.css';

interface Props {
  readonly cell: ActiveCell;
  readonly kind: AnyKind;
  readonly sources: Sources;
  readonly edits: Edits;
  readonly groups: readonly ProblemGroup[];
}

/** What the active cell is, what is wrong with it and what mends it; its hint when nothing is. */
export function CellBar({ cell: { line, column }, kind, sources, edits, groups }: Props) {
  const t = useText();
  const { lang } = t;
  const ofCell = column ? problemsAt(line, column.field) : [];
  const problems = [...ofCell, ...problemsAt(line, null)];
  const text = column ? (line?.cells[column.field]?.text ?? '') : '';
  const source = sources.ofLine(line);
  return (
    <section className="cell-bar" aria-label={t('ui:cell.label')}>
      <span className="cell-bar-place">
        {line && column ? t('ui:cell.place', { row: line.row, field: column.def.label[lang] }) : ''}
        {source !== undefined && <small title={source}>{source}</small>}
      </span>
      <div className="cell-bar-words">
        {problems.map((problem) => (
          <div key={problem.id} className="cell-bar-problem">
            <ProblemWords kind={kind} problems={[problem]} />
            <FixButtons
              problem={problem}
              kind={kind}
              edits={edits}
              text={text}
              alike={groups.find(({ code, field }) => code === problem.code && field === problem.field)?.fixable ?? 0}
            />
          </div>
        ))}
        {problems.length === 0 && (
          <span className="cell-bar-hint">
            {isLocked(line?.orderState) ? t('ui:cell.locked') : column?.def.hint?.[lang]}
          </span>
        )}
      </div>
    </section>
  );
}
