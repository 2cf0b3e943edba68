import type { PlacedProblem } from '#shared/contract/problem.ts';
import type { GridLine } from '#shared/contract/runs.ts';
import type { Severity } from '#shared/problem.ts';

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The problems of one cell, worst first; with a null field those of the line (or its order) as a whole. */
export function problemsAt(line: GridLine | undefined, field: string | null): readonly PlacedProblem[] {
  const found = (line?.problems ?? []).filter((problem) => problem.field === field);
  return found.sort((a, b) => rank[a.severity] - rank[b.severity]);
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
