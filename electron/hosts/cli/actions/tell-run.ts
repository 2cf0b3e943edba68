import type { PlacedProblem } from '#shared/contract/problem.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import type { SummaryEvent } from '../output/events.ts';
import type { Session } from '../session.ts';
import { everyItem } from './every-item.ts';

/** One event per stored problem, in the order of the sheet. */
export async function tellProblems({ engine, output, t }: Session, run: Run): Promise<void> {
  const kind = findKind(run.kind);
  const pages = everyItem((offset, limit) => engine.call('problems.window', { run: run.id, offset, limit }));
  for await (const problem of pages) {
    output.event({
      type: 'problem',
      ...place(problem),
      field: problem.field,
      code: problem.code,
      severity: problem.severity,
      message: renderProblem(t, kind, problem),
    });
  }
}

function place({ file, sheet, row, column }: PlacedProblem) {
  return { file, sheet, row, column };
}

/** The run's last event. */
export function tellSummary({ output }: Session, run: Run, more: Pick<SummaryEvent, 'freight'> = {}): void {
  output.event({ type: 'summary', run: run.id, kind: run.kind, ...run.counts, ...more });
}
