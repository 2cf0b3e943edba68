// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { CellInput } from '../../../../renderer/screens/grid/cell-input.tsx';
import type { ActiveCell } from '../../../../renderer/screens/grid/cells.ts';
import { select } from '../../../../renderer/screens/grid/selection.ts';
import { showIn } from '../../support/program.tsx';

afterEach(cleanup);

/** What it tells of the active cell to those who do not see the grid. */
async function told(cell: Pick<ActiveCell, 'line' | 'column'>) {
  showIn(
    <CellInput
      handle={{ current: null }}
      field={{ current: null }}
      cell={{ ...cell, row: 0, cameFrom: null }}
      label="cell"
      selection={select({ row: 0, col: 2 })}
      extent={{ rows: 1, cols: 3, page: 1 }}
      box={{ top: 0, left: 0, width: 10 }}
      ranges={{} as never}
      navigating={false}
      onSelect={vi.fn()}
      onReveal={vi.fn()}
      onCommand={vi.fn()}
    />,
    {},
  );
  return (await screen.findByLabelText('cell')).getAttribute('aria-activedescendant');
}

test('the active cell is named once it is there; while lines are on their way none is', async () => {
  expect(await told({ line: undefined, column: undefined })).toBeNull();
  cleanup();
  expect(await told({ line: {} as never, column: {} as never })).toBe('cell-0-2');
});
