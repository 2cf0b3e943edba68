import { App } from 'antd';
import { type RefObject, useState } from 'react';
import type { PlacedProblem } from '#shared/contract/problem.ts';
import type { LineFilter } from '#shared/contract/runs.ts';
import { useEngine, useTellFailure } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import type { ActiveCell } from '../grid/cells.ts';
import type { GridColumn } from '../grid/columns.ts';
import type { GridHandle } from '../grid/grid.tsx';
import type { LineView } from '../grid/use-lines.ts';

interface Options {
  readonly view: LineView;
  readonly columns: readonly GridColumn[];
  readonly grid: RefObject<GridHandle | null>;
  readonly onFilter: (filter: LineFilter) => void;
}

/** Goes to the next or previous problem, or to a given one; a filter that hides it is lifted. `navigating` until it is there. */
export function useProblemNavigation({ view, columns, grid, onFilter }: Options) {
  const engine = useEngine();
  const tellFailure = useTellFailure();
  const { message } = App.useApp();
  const t = useText();
  const [navigating, setNavigating] = useState(false);

  const goTo = async ({ atLine: line, field }: PlacedProblem) => {
    if (line === null) return;
    const col = columns.findIndex((column) => column.field === field);
    const found = await engine.call('lines.position', { ...view, line });
    if (found.offset !== null) {
      grid.current?.goTo({ row: found.offset, col: Math.max(0, col) });
      return;
    }
    const { offset } = await engine.call('lines.position', { ...view, filter: {}, line });
    if (offset === null) return;
    grid.current?.goToInNextView({ row: offset, col: Math.max(0, col) });
    onFilter({});
  };

  const step = async (from: ActiveCell | null, direction: 'next' | 'previous') => {
    const next = (line: number, field?: string) =>
      engine.call('problems.next', { run: view.run, line, direction, ...(field !== undefined && { field }) });
    setNavigating(true);
    try {
      const edge = direction === 'next' ? 0 : Number.MAX_SAFE_INTEGER;
      const { line, column } = from?.cameFrom ?? from ?? {};
      const found = (await next(line?.id ?? edge, column?.field)) ?? (await next(edge));
      if (found) await goTo(found);
      else message.success(t('ui:problems.none'));
    } catch (error) {
      tellFailure(error);
    } finally {
      setNavigating(false);
    }
  };

  return { navigating, goTo: (problem: PlacedProblem) => goTo(problem).catch(tellFailure), step };
}
