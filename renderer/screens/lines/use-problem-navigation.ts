import { App } from 'antd';
import { type RefObject, useRef, useState } from 'react';
import type { PlacedProblem } from '#shared/contract/problem.ts';
import type { LineFilter } from '#shared/contract/runs.ts';
import { useEngine, useTellFailure } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { type ActiveCell, type Mended, wrongWith } from '../grid/cells.ts';
import type { GridColumn } from '../grid/columns.ts';
import type { GridHandle } from '../grid/grid.tsx';
import type { LineView } from '../grid/use-lines.ts';

interface Options {
  readonly view: LineView;
  readonly columns: readonly GridColumn[];
  readonly grid: RefObject<GridHandle | null>;
  readonly onFilter: (filter: LineFilter) => void;
}

type Direction = 'next' | 'previous';

/** False once the person has gone somewhere else. */
type Wanted = () => boolean;

/** Where to look on from; without a line from the edge. */
interface Cursor {
  readonly line?: number;
  readonly field?: string;
}

const cursorOf = (cell: Pick<ActiveCell, 'line' | 'column'> | null): Cursor => ({
  ...(cell?.line && { line: cell.line.id }),
  ...(cell?.column && { field: cell.column.field }),
});

const isError = ({ severity }: PlacedProblem) => severity === 'error';

/** How many problems out of sight are passed before one stays where one is. */
const mostPassed = 50;

/**
 * Goes to the next or previous problem, or to a given one; a filter that hides it is lifted. `navigating` until it is there.
 * `goOn` leads from a mended cell to the next problem in sight, errors first, and stays where there is none. Whoever goes
 * somewhere else meanwhile (`stay`) is not taken away from there.
 */
export function useProblemNavigation({ view, columns, grid, onFilter }: Options) {
  const engine = useEngine();
  const tellFailure = useTellFailure();
  const { message } = App.useApp();
  const t = useText();
  const [navigating, setNavigating] = useState(false);
  const ways = useRef(0);

  const spotOf = async ({ atLine: line, field }: Pick<PlacedProblem, 'atLine' | 'field'>, filter = view.filter) => {
    if (line === null) return null;
    const { offset } = await engine.call('lines.position', { ...view, filter, line });
    const col = columns.findIndex((column) => column.field === field);
    return offset === null ? null : { row: offset, col: Math.max(0, col) };
  };

  const goTo = async (problem: PlacedProblem, wanted: Wanted) => {
    const spot = await spotOf(problem);
    if (!wanted()) return;
    if (spot) return grid.current?.goTo(spot);
    const hidden = await spotOf(problem, {});
    if (!hidden || !wanted()) return;
    grid.current?.goToInNextView(hidden);
    onFilter({});
  };

  const navigate = async (way: (wanted: Wanted) => Promise<void>) => {
    ways.current += 1;
    const own = ways.current;
    const wanted = () => own === ways.current;
    setNavigating(true);
    try {
      await way(wanted);
    } catch (error) {
      tellFailure(error);
    } finally {
      if (wanted()) setNavigating(false);
    }
  };
  const stay = () => {
    ways.current += 1;
    setNavigating(false);
  };

  /** The nearest problem that way, or from the other end. */
  const find = async ({ line, field }: Cursor, direction: Direction, severity?: 'error') => {
    const next = (from: Required<Pick<Cursor, 'line'>> & Cursor) =>
      engine.call('problems.next', { run: view.run, direction, ...(severity && { severity }), ...from });
    const edge = direction === 'next' ? 0 : Number.MAX_SAFE_INTEGER;
    const first = line === undefined ? null : await next({ line, ...(field !== undefined && { field }) });
    return first ?? next({ line: edge });
  };

  const step = (from: ActiveCell | null, direction: Direction, severity?: 'error') =>
    navigate(async (wanted) => {
      const found = await find(cursorOf(from?.cameFrom ?? from), direction, severity);
      if (!wanted()) return;
      if (found) await goTo(found, wanted);
      else message.success(t('ui:problems.none'));
    });

  const wrongStill = async ({ line, column, row }: ActiveCell): Promise<boolean> => {
    if (!line || !column) return false;
    const { items } = await engine.call('lines.window', { ...view, offset: row, limit: 1 });
    const now = items.find(({ id }) => id === line.id);
    return wrongWith({ line: now, column }).some(isError);
  };

  const goOn = ({ cell, written, holds }: Mended) =>
    navigate(async (wanted) => {
      const severity = cell && !wrongWith(cell).some(isError) ? undefined : 'error';
      await written;
      if (!wanted()) return;
      grid.current?.focus();
      if (holds && cell && (await wrongStill(cell))) return;
      let from = cursorOf(cell);
      for (let passed = 0; passed < mostPassed; passed++) {
        const found = await find(from, 'next', severity);
        if (!found || found.atLine === null) return;
        const spot = await spotOf(found);
        if (!wanted()) return;
        if (spot) return grid.current?.goTo(spot);
        from = { line: found.atLine };
      }
    });

  return {
    navigating,
    stay,
    goTo: (problem: PlacedProblem) => navigate((wanted) => goTo(problem, wanted)),
    step,
    goOn,
  };
}
