import type { Run } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { Translate } from '#shared/text/index.ts';
import { outcomeWords } from '#shared/text/outcome-words.ts';
import { renderProblem } from '#shared/text/render-problem.ts';

/** Why an order stands as it does: what came of sending it, or what is wrong with it, with the row. */
export function orderReasonWords(t: Translate, run: Pick<Run, 'kind' | 'target'>, order: OrderSummary): string {
  const { afterwards } = order;
  const found = afterwards ? renderProblem(t, findKind(run.kind), { ...afterwards, field: null }) : '';
  const outcome = [outcomeWords(t, run.target, order), found].filter(Boolean).join('\n');
  if (outcome !== '' || order.errors === 0) return outcome;
  const { firstError } = order;
  if (!firstError) return t('submit:orders.errors', { count: order.errors });
  const words = renderProblem(t, findKind(run.kind), firstError);
  const placed = firstError.row === null ? words : t('submit:results.row', { row: firstError.row, words });
  return order.errors === 1 ? placed : t('submit:results.errorsMore', { words: placed, count: order.errors });
}
