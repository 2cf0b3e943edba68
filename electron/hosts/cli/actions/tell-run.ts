import type { PlacedProblem } from '#shared/contract/problem.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import type { SummaryEvent } from '../output/events.ts';
import { everyItem } from './every-item.ts';
import type { CommandContext } from './run-command.ts';

/**
 * One event per stored problem, in the order of the sheet.
 *
 * @param told what was told before and is not told again
 * @returns everything told by now
 */
export async function tellProblems(
  { engine, output, t }: CommandContext,
  run: Run,
  told: ReadonlySet<number> = new Set(),
): Promise<ReadonlySet<number>> {
  const kind = findKind(run.kind);
  const all = new Set(told);
  const pages = everyItem((offset, limit) => engine.call('problems.window', { run: run.id, offset, limit }));
  for await (const problem of pages) {
    if (all.has(problem.id)) continue;
    all.add(problem.id);
    output.event({
      type: 'problem',
      ...place(problem),
      field: problem.field,
      code: problem.code,
      severity: problem.severity,
      message: renderProblem(t, kind, problem),
    });
  }
  return all;
}

function place({ file, sheet, row, column }: PlacedProblem) {
  return { file, sheet, row, column };
}

/** The run's last event. */
export function tellSummary({ output }: CommandContext, run: Run, more: Pick<SummaryEvent, 'freight'> = {}): void {
  output.event({ type: 'summary', run: run.id, kind: run.kind, ...run.counts, ...more });
}
