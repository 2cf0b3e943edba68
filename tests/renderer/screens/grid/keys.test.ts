import { describe, expect, test } from 'vitest';
import { gridCommand, type KeyPress } from '../../../../renderer/screens/grid/keys.ts';
import { select } from '../../../../renderer/screens/grid/selection.ts';

const extent = { rows: 100, cols: 4, page: 20 };
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});
const at = (row: number, col: number) => select({ row, col });

describe('keys while no cell is edited', () => {
  test.each([
    ['ArrowDown', {}, 6, 1],
    ['ArrowUp', {}, 4, 1],
    ['ArrowRight', {}, 5, 2],
    ['PageDown', {}, 25, 1],
    ['PageUp', {}, 0, 1],
    ['Home', {}, 5, 0],
    ['End', {}, 5, 3],
    ['Home', { ctrlKey: true }, 0, 0],
    ['End', { metaKey: true }, 99, 3],
    ['ArrowDown', { ctrlKey: true }, 99, 1],
    ['Tab', {}, 5, 2],
    ['Tab', { shiftKey: true }, 5, 0],
  ])('%s %o goes to row %i, column %i', (key, more, row, col) => {
    expect(gridCommand(press(key, more), at(5, 1), extent)).toEqual({ type: 'select', selection: at(row, col) });
  });

  test('Shift moves the far end of the selection only', () => {
    const command = gridCommand(press('ArrowDown', { shiftKey: true }), at(5, 1), extent);
    expect(command).toMatchObject({ selection: { active: { row: 5, col: 1 }, end: { row: 6, col: 1 } } });
  });

  test('Tab goes on in the next row, and not beyond the last cell', () => {
    expect(gridCommand(press('Tab'), at(5, 3), extent)).toMatchObject({ selection: at(6, 0) });
    expect(gridCommand(press('Tab'), at(99, 3), extent)).toMatchObject({ selection: at(99, 3) });
  });

  test.each([
    ['z', { ctrlKey: true }, { type: 'undo' }],
    ['Z', { ctrlKey: true, shiftKey: true }, { type: 'redo' }],
    ['y', { ctrlKey: true }, { type: 'redo' }],
    ['ArrowDown', { altKey: true }, { type: 'problem', direction: 'next' }],
    ['F8', { shiftKey: true }, { type: 'problem', direction: 'previous' }],
    ['F2', {}, { type: 'edit' }],
    ['Delete', {}, { type: 'clear' }],
    ['d', { ctrlKey: true }, { type: 'fill-down' }],
    ['?', { shiftKey: true }, { type: 'help' }],
  ])('%s %o', (key, more, command) => {
    expect(gridCommand(press(key, more), at(5, 1), extent)).toEqual(command);
  });

  test('letters and keys of the browser are left alone', () => {
    for (const key of ['a', '中', 'F5', 'Shift']) expect(gridCommand(press(key), at(5, 1), extent)).toBeNull();
    expect(gridCommand(press('c', { ctrlKey: true }), at(5, 1), extent)).toBeNull();
  });
});
