import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useCallback, useDeferredValue, useMemo } from 'react';
import type { GridLine } from '#shared/contract/runs.ts';
import type { Input, Output } from '#shared/contract.ts';
import { useEngine } from '../../engine/engine.tsx';
import type { PendingEdits } from './use-edits.ts';

/** Which lines the grid shows, and in which order. */
export type LineView = Pick<Input<'lines.window'>, 'run' | 'filter' | 'grouped'>;

export interface Lines {
  /** Undefined until the first window has arrived. */
  readonly total: number | undefined;
  /** The line at a row, if its window is here. */
  lineAt(row: number): GridLine | undefined;
  /** Where a line is now, if its window is here. */
  rowOf(line: number): number | undefined;
  /** These lines, asked for where they are not here. */
  fetch(from: number, count: number): Promise<GridLine[]>;
}

/** Lines per window. */
const blockSize = 100;
/** The most that `lines.window` gives at once. */
const maxLimit = 1000;

/** Keeps the windows around the visible rows; the rest of the run stays with the engine. */
export function useLines(view: LineView, pending: PendingEdits, first: number, last: number): Lines {
  const engine = useEngine();
  // While scrolling fast, only the rows where it ends are asked for.
  const from = useDeferredValue(Math.floor(first / blockSize));
  const to = useDeferredValue(Math.floor(Math.max(first, last) / blockSize));
  const blocks = useMemo(() => Array.from({ length: Math.max(0, to - from) + 1 }, (_, i) => from + i), [from, to]);
  const results = useQueries({
    queries: blocks.map((index) => ({
      queryKey: ['lines.window', { ...view, offset: index * blockSize, limit: blockSize }],
      queryFn: async (): Promise<Output<'lines.window'>> =>
        pending.within(await engine.call('lines.window', { ...view, offset: index * blockSize, limit: blockSize })),
      gcTime: 15_000,
    })),
    combine: dataOf,
  });
  const windows = useMemo(() => new Map(blocks.map((index, at) => [index, results[at]] as const)), [blocks, results]);
  const total = results.find((data) => data !== undefined)?.total;
  const lineAt = useCallback(
    (row: number) => windows.get(Math.floor(row / blockSize))?.items[row % blockSize],
    [windows],
  );
  const rowOf = useCallback(
    (line: number) => {
      for (const [index, window] of windows) {
        const at = window?.items.findIndex(({ id }) => id === line) ?? -1;
        if (at >= 0) return index * blockSize + at;
      }
      return undefined;
    },
    [windows],
  );
  const fetch = useCallback(
    async (start: number, count: number) => {
      const lines: GridLine[] = [];
      while (lines.length < count) {
        const limit = Math.min(maxLimit, count - lines.length);
        const window = await engine.call('lines.window', { ...view, offset: start + lines.length, limit });
        const { items } = pending.within(window);
        lines.push(...items);
        if (items.length < limit) break;
      }
      return lines;
    },
    [engine, pending, view],
  );
  return { total, lineAt, rowOf, fetch };
}

function dataOf(results: UseQueryResult<Output<'lines.window'>>[]) {
  return results.map(({ data }) => data);
}
