import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCells, planPaste, writeCells } from '../../../../renderer/screens/grid/clipboard.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 8 });
const breaks = fc.constantFrom('a\nb', '"', 'a\tb', '=1+1', ' x ', '入库');
const block = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc.array(fc.array(fc.oneof(text, breaks), { minLength: width, maxLength: width }), { minLength: 1 }),
  );

test('cells come back from the clipboard as they were put on it', () => {
  fc.assert(
    fc.property(block, (cells) => {
      const plain = cells.map((row) => row.map((cell) => cell.replaceAll('\r', '')));
      // One blank cell is no cell to a clipboard.
      fc.pre(plain.at(-1)?.some((cell) => cell !== '') ?? false);
      expect(parseCells(writeCells(plain))).toEqual(plain);
    }),
  );
});

test('a blank cell is pasted as one; a clipboard without text as nothing', () => {
  const at = { top: 0, bottom: 0, left: 0, right: 0 };
  const size = { rows: 10, cols: 5 };
  expect(planPaste(parseCells('\r\n'), at, size)?.textAt(0, 0)).toBe('');
  expect(planPaste(parseCells(''), at, size)).toBeNull();
});

test('a cell that begins with a quote without being quoted swallows nothing', () => {
  expect(parseCells('"5\tx\r\ny\tz\r\n')).toEqual([
    ['"5', 'x'],
    ['y', 'z'],
  ]);
});

test('a selection that the block fills a whole number of times is filled; anything else takes it once', () => {
  const size = { rows: 10, cols: 5 };
  const filled = planPaste([['a'], ['b']], { top: 2, bottom: 5, left: 1, right: 2 }, size);
  expect(filled?.range).toEqual({ top: 2, bottom: 5, left: 1, right: 2 });
  expect([2, 3, 4, 5].map((row) => filled?.textAt(row, 2))).toEqual(['a', 'b', 'a', 'b']);
  const once = planPaste([['a'], ['b']], { top: 2, bottom: 4, left: 1, right: 1 }, size);
  expect(once?.range).toEqual({ top: 2, bottom: 3, left: 1, right: 1 });
});

test('what does not fit below and to the right is counted', () => {
  const plan = planPaste(
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    { top: 9, bottom: 9, left: 4, right: 4 },
    { rows: 10, cols: 5 },
  );
  expect(plan).toMatchObject({ range: { top: 9, bottom: 9, left: 4, right: 4 }, lostRows: 1, lostCols: 1 });
  expect(planPaste([], { top: 0, bottom: 0, left: 0, right: 0 }, { rows: 1, cols: 1 })).toBeNull();
});
