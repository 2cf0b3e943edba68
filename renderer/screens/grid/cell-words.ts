import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Translate } from '#shared/text/index.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { problemsAt } from './cell-problems.ts';
import type { ActiveCell } from './grid.tsx';

/** A cell in words: where it is, what is in it and what is wrong with it. `source` names its sheet where there are several. */
export function cellWords(t: Translate, kind: AnyKind, { line, column }: ActiveCell, source?: string): string {
  if (!line || !column) return t('ui:grid.loading');
  const text = line.cells[column.field]?.text || t('ui:grid.blank');
  const place = t('ui:grid.cell', { row: line.row, field: column.def.label[t.lang], text });
  const problems = problemsAt(line, column.field).map((problem) => renderProblem(t, kind, problem));
  return [...(source === undefined ? [] : [source]), place, ...problems].join(' ');
}
