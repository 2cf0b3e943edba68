import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MergeFiller } from '#engine/read/sheet-rows.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';

type Row = (SourceCell | null)[];

const range = (top: number, left: number, bottom: number, right: number) => ({
  s: { r: top, c: left },
  e: { r: bottom, c: right },
});

function fill(rows: readonly Row[], ...ranges: ReturnType<typeof range>[]): Row[] {
  const filler = new MergeFiller(ranges);
  return rows.map((cells, row) => {
    const copy = [...cells];
    filler.apply(row, copy);
    return copy;
  });
}

const from = (value: SourceCell, mergedFrom: number) => ({ type: 'plain', value, mergedFrom });

test('a merge over rows is filled down in its first column, and says from where', () => {
  expect(
    fill(
      [
        ['PO-1', 'box 1'],
        [null, 'box 2'],
        [null, 'box 3'],
        ['PO-2', 'box 4'],
      ],
      range(0, 0, 2, 0),
    ),
  ).toEqual([
    ['PO-1', 'box 1'],
    [from('PO-1', 1), 'box 2'],
    [from('PO-1', 1), 'box 3'],
    ['PO-2', 'box 4'],
  ]);
});

test('a merge over rows and columns fills only its first column', () => {
  expect(
    fill(
      [
        ['a', null, 1],
        [null, null, 2],
      ],
      range(0, 0, 1, 1),
    ),
  ).toEqual([
    ['a', null, 1],
    [from('a', 1), null, 2],
  ]);
});

test('a title over columns is not spread, and what lies hidden under it is not read', () => {
  expect(fill([['title', 'hidden', null]], range(0, 0, 0, 2))).toEqual([['title', null, null]]);
});

test('a row with nothing of its own stays blank', () => {
  expect(
    fill(
      [
        ['PO-1', 'x'],
        [null, null],
        [null, 'y'],
      ],
      range(0, 0, 2, 0),
      range(1, 1, 1, 1),
    ),
  ).toEqual([
    ['PO-1', 'x'],
    [null, null],
    [from('PO-1', 1), 'y'],
  ]);
});

test('marks of the merged cell go along; an empty merge fills nothing', () => {
  const date = { type: 'date', value: '2026-06-01 00:00:00', formula: true } as const;
  expect(
    fill(
      [
        [date, null, 1],
        [null, null, 2],
      ],
      range(0, 0, 1, 0),
      range(0, 1, 1, 1),
    ),
  ).toEqual([
    [date, null, 1],
    [{ ...date, mergedFrom: 1 }, null, 2],
  ]);
});

test('outside merges nothing changes', () => {
  const cell = fc.oneof(fc.constant(null), fc.integer(), fc.constant('x'));
  const rows = fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 12 });
  const box = fc.tuple(fc.nat(11), fc.nat(3), fc.nat(4), fc.nat(2));
  fc.assert(
    fc.property(rows, box, (table, [top, left, high, wide]) => {
      const merged = fill(table, range(top, left, top + high, left + wide));
      table.forEach((cells, r) => {
        cells.forEach((value, c) => {
          const covered = r >= top && r <= top + high && c >= left && c <= left + wide;
          if (!covered) expect(merged[r]?.[c]).toEqual(value);
        });
      });
    }),
  );
});
