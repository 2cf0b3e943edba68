// @vitest-environment happy-dom
import { renderHook } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import type { GridLine } from '#shared/contract/runs.ts';
import { clampSelection, select } from '../../../../renderer/screens/grid/selection.ts';
import { useAnchor } from '../../../../renderer/screens/grid/use-anchor.ts';
import type { Lines, LineView } from '../../../../renderer/screens/grid/use-lines.ts';

const view: LineView = { run: 'run', filter: { severity: 'error' } };

/** Lines by their row, as two windows hold them, and what the one answered last says of how many there are. */
function linesOf(total: number, ids: readonly number[]): Lines {
  return {
    total,
    lineAt: (row) => (ids[row] === undefined ? undefined : ({ id: ids[row] } as GridLine)),
    rowOf: (line) => (ids.includes(line) ? ids.indexOf(line) : undefined),
    fetch: async () => [],
  };
}

const ids = Array.from({ length: 110 }, (_, row) => 1000 + row);

/** The active cell as lines come and go, and the line that it is on. */
function scene(start: number) {
  const { result, rerender } = renderHook(
    ({ lines }) => {
      const [selected, setSelection] = useState(() => select({ row: start, col: 0 }));
      useAnchor({ view, lines, selected, setSelection });
      const { row } = clampSelection(selected, { rows: lines.total ?? 0, cols: 1 }).active;
      return { row, line: lines.lineAt(row)?.id };
    },
    { initialProps: { lines: linesOf(110, ids) } },
  );
  return { active: () => result.current, become: (lines: Lines) => rerender({ lines }) };
}

test('where the last line goes, and the first window tells of it before its own does, the one before it is next', () => {
  const { active, become } = scene(109);
  become(linesOf(109, ids));
  become(linesOf(109, ids.slice(0, 109)));
  expect(active()).toEqual({ row: 108, line: 1108 });
});

test('where a line before the last one goes, one window after the other, the last one keeps the active cell', () => {
  const { active, become } = scene(109);
  become(linesOf(109, ids));
  become(linesOf(109, ids.toSpliced(105, 1)));
  expect(active()).toEqual({ row: 108, line: 1109 });
});
