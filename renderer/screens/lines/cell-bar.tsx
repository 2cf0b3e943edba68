import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { PlacedProblem, ProblemGroup } from '#shared/contract/problem.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Field } from '#shared/sheets/field.ts';
import { ProblemList } from '../../components/problem-list.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { isLocked } from '../../runs/order-states.ts';
import { type ActiveCell, problemsAt } from '../grid/cells.ts';
import { fixWords } from '../grid/fix-words.ts';
import type { Sources } from '../grid/sources.ts';
import type { Edits } from '../grid/use-edits.ts';
import { ChooseScope, FixAlike } from './choose-scope.tsx';
import './cell-bar.css';

interface Props {
  readonly cell: ActiveCell;
  readonly kind: AnyKind;
  readonly sources: Sources;
  readonly edits: Edits;
  readonly groups: readonly ProblemGroup[];
  /** Told of everything that mends a problem here. */
  readonly onFixed: (written: Promise<unknown>) => void;
}

/** What the active cell is, what is wrong with it and what mends it; its hint when nothing is. */
export function CellBar({ cell: { line, column }, kind, sources, edits, groups, onFixed }: Props) {
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
          <div key={keyOf(problem)} className="cell-bar-problem">
            <ProblemList kind={kind} problems={[problem]} />
            <FixButtons
              problem={problem}
              kind={kind}
              edits={edits}
              onFixed={onFixed}
              text={text}
              alike={groups.find(({ code, field }) => code === problem.code && field === problem.field)?.fixable ?? 0}
            />
          </div>
        ))}
        {line?.problems.some(({ severity }) => severity === 'error') && !isLocked(line.orderState) && (
          <Button
            size="small"
            type="text"
            title={t('ui:fix.noOrder.help')}
            onClick={() => onFixed(edits.noOrder([line.id], true))}
          >
            {t('ui:fix.noOrder')}
          </Button>
        )}
        {problems.length === 0 && (
          <span className="cell-bar-hint">
            {isLocked(line?.orderState) ? t('ui:cell.locked') : column?.def.hint?.[lang]}
          </span>
        )}
      </div>
    </section>
  );
}

/** Each check gives a problem another id: what a person is about to choose must outlast that. */
function keyOf({ id, code, field }: PlacedProblem): string {
  return field === null ? `${id}` : `${field} ${code}`;
}

interface FixButtonsProps extends Pick<Props, 'onFixed'> {
  readonly problem: PlacedProblem;
  readonly kind: AnyKind;
  readonly edits: Edits;
  /** How many problems of the run are like this one and can be mended the same way. */
  readonly alike: number;
  /** The text in the cell that the problem is about. */
  readonly text: string;
}

/** What mends a problem with one click: its offered fix, the same for all alike, or a choice for an unknown word. */
function FixButtons({ problem, kind, edits, alike, text, onFixed }: FixButtonsProps) {
  const t = useText();
  const def = problem.field === null ? undefined : kind.fields[problem.field];
  if (problem.fix) {
    return (
      <>
        <Button size="small" type="primary" ghost onClick={() => onFixed(edits.fix(problem.id, false))}>
          {fixWords(t, problem)}
        </Button>
        {(alike > 1 || (alike === 1 && problem.code === 'country.unknown')) && (
          <FixAlike problem={problem} count={alike} edits={edits} onFixed={onFixed} />
        )}
      </>
    );
  }
  if (problem.code !== 'choice.unknown' || def?.type !== 'choice' || text === '') return null;
  return (
    <TeachChoice
      key={`${problem.field} ${text}`}
      field={problem.field ?? ''}
      def={def}
      text={text}
      edits={edits}
      onFixed={onFixed}
    />
  );
}

interface TeachChoiceProps extends Pick<Props, 'onFixed'> {
  readonly field: string;
  readonly def: Extract<Field, { type: 'choice' }>;
  readonly text: string;
  readonly edits: Edits;
}

/** An unknown word: first what it means, then for how long. */
function TeachChoice({ field, def, text, edits, onFixed }: TeachChoiceProps) {
  const t = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const label = def.choices.find(({ code }) => code === chosen)?.label[t.lang];
  if (chosen === null || label === undefined) {
    return (
      <Dropdown
        trigger={['click']}
        menu={{
          items: def.choices.map(({ code, label: name }) => ({ key: code, label: name[t.lang] })),
          onClick: ({ key }) => setChosen(key),
        }}
      >
        <Button size="small" type="primary" ghost>
          {t('ui:fix.mapChoice', { text })}
        </Button>
      </Dropdown>
    );
  }
  return (
    <ChooseScope
      title={t('ui:fix.scope', { text, choice: label })}
      onScope={(scope) => onFixed(edits.mapChoice(field, text, chosen, scope))}
      onBack={() => setChosen(null)}
    />
  );
}
