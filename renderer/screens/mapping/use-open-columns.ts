import type { Run } from '#shared/contract/run.ts';
import { useCall } from '../../engine/engine.tsx';
import { sentCount } from '../../runs/order-states.ts';
import { openLikely, openQuestions } from './open-questions.ts';

/**
 * How much about the run's columns waits for an answer; null until it is known. Nothing once something was sent. A field
 * without a column is no question any more once every row has it; as long as no order is read, all are.
 */
export function useOpenColumns(run: Run): number | null {
  const { data: files } = useCall('imports.recognition', { run: run.id });
  const { data: groups } = useCall('problems.groups', { run: run.id });
  if (sentCount(run.counts) > 0) return 0;
  if (!files || !groups) return null;
  const unread = run.counts.orders === 0;
  const lacking = new Set(groups.flatMap(({ code, field }) => (lacks.has(code) ? (field ?? []) : [])));
  const sheets = files.flatMap((file) => file.sheets).filter(({ kind }) => kind === run.kind);
  return sheets.reduce((sum, sheet) => {
    const asked = openQuestions(sheet, undefined).filter(
      (question) => unread || question.type !== 'missing' || lacking.has(question.field),
    );
    return sum + asked.length + openLikely(sheet, undefined);
  }, 0);
}

const lacks: ReadonlySet<string> = new Set(['value.required', 'value.requiredWithout']);
