import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { useCall } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';

/** Filled columns that are not sent, each in a sentence: no line of the grid shows them. */
export function UnusedColumns({ run }: { readonly run: Run }) {
  const t = useText();
  const { data } = useCall('problems.window', { run: run.id, code: 'column.unused', severity: 'warning', limit: 50 });
  if (!data) return null;
  const more = data.total - data.items.length;
  return (
    <>
      {data.items.map((problem) => (
        <p key={problem.id}>{renderProblem(t, findKind(run.kind), problem)}</p>
      ))}
      {more > 0 && <p>{t('submit:sentence.moreColumns', { count: more })}</p>}
    </>
  );
}
