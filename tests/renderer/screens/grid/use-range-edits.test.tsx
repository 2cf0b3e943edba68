// @vitest-environment happy-dom
import { waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { kinds } from '#shared/kinds/registry.ts';
import { gridColumns } from '../../../../renderer/screens/grid/columns.ts';
import { select } from '../../../../renderer/screens/grid/selection.ts';
import type { CellEdit } from '../../../../renderer/screens/grid/use-edits.ts';
import { type RangeEdits, useRangeEdits } from '../../../../renderer/screens/grid/use-range-edits.tsx';
import { showIn } from '../../support/program.tsx';

/** A box number and a quantity in one row: what is typed into them is given to `apply`. */
async function ranges(cells: Record<string, object>) {
  const kind = kinds.find(({ id }) => id === 'overseas-inbound');
  if (!kind) throw new Error('no kind');
  const all = gridColumns({ kind, sheets: [], troubled: new Set(), all: true, lang: 'zh' });
  const columns = ['boxNo', 'productQty'].flatMap((field) => all.filter((column) => column.field === field));
  const line = { id: 7, order: 'A', cells } as never;
  const apply = vi.fn(async (_cells: readonly CellEdit[]) => undefined);
  let made: RangeEdits | undefined;
  const Held = () => {
    made = useRangeEdits({
      kind,
      columns,
      lines: { fetch: async () => [line], lineAt: () => line } as never,
      size: { rows: 1, cols: 2 },
      edits: { run: 'r', apply } as never,
    });
    return null;
  };
  showIn(<Held />, {});
  const edits = await waitFor(() => {
    if (!made) throw new Error('not there yet');
    return made;
  });
  return { edits, line, apply };
}

const quantity = { line: 7, field: 'productQty', value: '20' };

test.each([
  ['that a merged cell lends', { text: '20', mergedFrom: 2 }],
  ['that is merged over others', { text: '20', over: 2 }],
])('the very number %s can be typed, and pasted: it is the line’s own then', async (_, cell) => {
  const { edits, line, apply } = await ranges({ boxNo: { text: '01', mergedFrom: 2 }, productQty: cell });
  await edits.type(line, 'productQty', '20');
  expect(apply.mock.lastCall).toEqual([[quantity]]);
  apply.mockClear();
  await edits.paste(select({ row: 0, col: 0 }), '01\t20');
  expect(apply.mock.lastCall).toEqual([[quantity]]);
});

test('what a cell has of its own, or a merged one lends that is of all its lines, changes nothing', async () => {
  const { edits, line, apply } = await ranges({ boxNo: { text: '01', mergedFrom: 2 }, productQty: { text: '20' } });
  await edits.type(line, 'productQty', '20');
  await edits.type(line, 'boxNo', '01');
  expect(apply).not.toHaveBeenCalled();
});
