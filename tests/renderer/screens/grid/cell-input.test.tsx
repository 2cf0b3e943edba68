// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { CellInput } from '../../../../renderer/screens/grid/cell-input.tsx';
import type { ActiveCell } from '../../../../renderer/screens/grid/cells.ts';
import { select } from '../../../../renderer/screens/grid/selection.ts';
import { showIn } from '../../support/program.tsx';

/** What it tells of the active cell to those who do not see the grid. */
async function told(cell: Pick<ActiveCell, 'line' | 'column'>) {
  return (await show(cell).field()).getAttribute('aria-activedescendant');
}

function show(cell: Pick<ActiveCell, 'line' | 'column'>, type = vi.fn(async () => undefined)) {
  const onSelect = vi.fn();
  const onProblemEdited = vi.fn();
  showIn(
    <CellInput
      handle={{ current: null }}
      field={{ current: null }}
      cell={{ ...cell, row: 0, cameFrom: null }}
      label="cell"
      selection={select({ row: 0, col: 2 })}
      extent={{ rows: 3, cols: 3, page: 1 }}
      box={{ top: 0, left: 0, width: 10 }}
      ranges={{ type } as never}
      navigating={false}
      onSelect={onSelect}
      onReveal={vi.fn()}
      onCommand={vi.fn()}
      onProblemEdited={onProblemEdited}
    />,
    {},
  );
  return { field: () => screen.findByLabelText('cell'), onSelect, onProblemEdited, type };
}

test('the active cell is named once it is there; while lines are on their way none is', async () => {
  expect(await told({ line: undefined, column: undefined })).toBeNull();
  cleanup();
  expect(await told({ line: {} as never, column: {} as never })).toBe('cell-0-2');
});

const column = { field: 'boxNo', isKey: false, def: { type: 'text', label: { zh: '箱号', en: 'Box' } } } as never;
const wrong = { field: 'boxNo', severity: 'error', code: 'text.tooLong', params: {} };
const line = (...problems: unknown[]) => ({ id: 7, cells: { boxNo: { text: 'old' } }, problems }) as never;

async function typeAndEnter(field: Promise<HTMLElement>, text: string) {
  const box = await field;
  fireEvent.input(box, { target: { value: text } });
  fireEvent.keyDown(box, { key: 'Enter' });
}

test('Enter in a cell that is wrong leads on from there once it was written; elsewhere it goes down', async () => {
  const { field, onSelect, onProblemEdited, type } = show({ line: line(wrong), column });
  await typeAndEnter(field(), 'new');
  expect(type).toHaveBeenCalledWith(expect.anything(), 'boxNo', 'new');
  expect(onProblemEdited).toHaveBeenCalledWith(expect.objectContaining({ holds: true }));
  expect(onSelect).not.toHaveBeenCalled();
  cleanup();

  // Unchanged, the cell is passed by.
  const again = show({ line: line(wrong), column });
  await typeAndEnter(again.field(), 'old');
  expect(again.onProblemEdited).toHaveBeenCalledWith(expect.objectContaining({ holds: false }));
  cleanup();

  const right = show({ line: line({ ...wrong, severity: 'info' }), column });
  await typeAndEnter(right.field(), 'new');
  expect(right.onProblemEdited).not.toHaveBeenCalled();
  expect(right.onSelect).toHaveBeenCalledWith(select({ row: 1, col: 2 }), expect.anything());
});

test('the number that makes an order may be asked about: Enter goes down there, whatever is wrong with it', async () => {
  const { field, onSelect, onProblemEdited } = show({
    line: line(wrong),
    column: { ...(column as object), isKey: true } as never,
  });
  await typeAndEnter(field(), 'new');
  expect(onProblemEdited).not.toHaveBeenCalled();
  expect(onSelect).toHaveBeenCalled();
});

test('an editor that is left as it was opened writes nothing; the same text, typed, is given on', async () => {
  const { field, type } = show({ line: line(), column });
  const box = await field();
  fireEvent.keyDown(box, { key: 'F2' });
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(type).not.toHaveBeenCalled();
  await typeAndEnter(field(), 'old');
  expect(type).toHaveBeenCalledWith(expect.anything(), 'boxNo', 'old');
});
