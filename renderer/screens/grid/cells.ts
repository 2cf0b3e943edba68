import type { PlacedProblem } from '#shared/contract/problem.ts';
import type { GridLine } from '#shared/contract/runs.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Severity } from '#shared/problem.ts';
import type { Field } from '#shared/sheets/field.ts';
import type { Translate } from '#shared/text/index.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import type { GridColumn } from './columns.ts';

/** The cell that typing goes to, and what is there; undefined for what is on its way. */
export interface ActiveCell {
  readonly row: number;
  readonly line: GridLine | undefined;
  readonly column: GridColumn | undefined;
  /** Where going from problem to problem goes on. */
  readonly cameFrom: CameFrom;
}

/** A cell that was being edited when Enter or Tab led to another one; null when nothing of the sort did. */
export type CameFrom = Pick<ActiveCell, 'line' | 'column'> | null;

/** A cell that was changed where something was wrong with it. */
export interface Mended {
  /** From where the next problem is looked for; null: from the beginning, and only for errors. */
  readonly cell: ActiveCell | null;
  /** Over when the cell was checked again. */
  readonly written: Promise<unknown>;
  /** Where the cell itself is still wrong, it stays the active one. */
  readonly holds: boolean;
}

/** A cell in words: where it is, what is in it and what is wrong with it. `source` names its sheet where there are several. */
export function cellWords(t: Translate, kind: AnyKind, { line, column }: ActiveCell, source?: string): string {
  if (!line || !column) return t('ui:grid.loading');
  const text = textOf(line, column) || t('ui:grid.blank');
  const place = t('ui:grid.cell', { row: line.row, field: column.def.label[t.lang], text });
  const problems = problemsAt(line, column.field).map((problem) => renderProblem(t, kind, problem));
  return [...(source === undefined ? [] : [source]), place, ...problems].join(' ');
}

/** A cell's text as it is shown: a moment that nobody gave a time is its day alone. */
export function shownText({ type }: Pick<Field, 'type'>, text: string): string {
  return moments.has(type) ? text.replace(midnight, '') : text;
}

const moments: ReadonlySet<Field['type']> = new Set(['date', 'datetime', 'unix-seconds']);
const midnight = /(?<=^\d{4}-\d{2}-\d{2})[ T]00:00:00$/;

/** What a line shows in a column; empty while either is on its way. */
export function textOf(line: GridLine | undefined, column: GridColumn | undefined): string {
  return column ? shownText(column.def, line?.cells[column.field]?.text ?? '') : '';
}

/** The problems of one cell, worst first; with a null field those of the line (or its order) as a whole. */
export function problemsAt(line: GridLine | undefined, field: string | null): readonly PlacedProblem[] {
  const found = (line?.problems ?? []).filter((problem) => problem.field === field);
  return found.sort((a, b) => rank[a.severity] - rank[b.severity]);
}

/** The errors and warnings of a cell, worst first. */
export function wrongWith({ line, column }: Pick<ActiveCell, 'line' | 'column'>): readonly PlacedProblem[] {
  return column ? problemsAt(line, column.field).filter(({ severity }) => severity !== 'info') : [];
}

/** Field → its worst severity; the empty string stands for the line as a whole. */
export function worstByField(problems: readonly PlacedProblem[]): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const { field, severity } of problems) {
    const known = worst.get(field ?? '');
    if (known === undefined || rank[severity] < rank[known]) worst.set(field ?? '', severity);
  }
  return worst;
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
