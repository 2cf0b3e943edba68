import { expect, test } from 'vitest';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import {
  answerColumn,
  changeReading,
  choicesOf,
  chooseCell,
  chooseConstant,
  chooseOwn,
  chooseReading,
  confirmLikely,
  filledBy,
  readingOf,
  settleConflict,
  sheetId,
} from '../../../../renderer/screens/mapping/draft.ts';
import { column, sheet } from './sheets.ts';

const recognised: SheetRecognition = sheet({
  headerRow: 3,
  columns: [column(0, 'a'), column(1, 'b', { rule: 'chosen' }), column(2, null, { rule: null })],
});
const at = { file: 0, recognised };

test('a field has one column: who had it gives it up', () => {
  const draft = chooseReading(undefined, recognised, 2, { field: 'a' });
  expect(recognised.columns.map((it) => filledBy(it, draft))).toEqual([[], ['b'], ['a']]);
});

test('a column that is split takes each of its fields, wherever they were', () => {
  const given = sheet({
    columns: [column(0, 'a'), column(1, null)],
    constants: [{ field: 'b', value: '1', by: 'layout' }],
    cells: [{ label: 'C', field: 'c', value: '2', row: 1, column: 0 }],
  });
  const draft = chooseReading(undefined, given, 1, { field: null, fields: ['a', 'b', 'c'] });
  expect(draft).toEqual({
    readings: { 0: { field: null }, 1: { field: null, fields: ['a', 'b', 'c'] } },
    constants: { b: null },
    cells: [],
  });
});

test('an answer is laid over what is known of a column', () => {
  const known = sheet({ columns: [column(0, 'weight', { reading: { unit: 'g' } })] });
  const draft = answerColumn(undefined, known, 0, { per: 'total' });
  expect(draft.readings).toEqual({ 0: { field: 'weight', unit: 'g', per: 'total' } });
  const split = answerColumn(undefined, known, 0, { fields: ['l', 'w'] });
  expect(split.readings?.['0']).toMatchObject({ field: null, fields: ['l', 'w'] });
});

test('what is said of a column that only a table further down has goes by its header, and stays', () => {
  const own = { own: true, rule: 'words' } as const;
  const columns = [column(0, 'a'), column(8, 'b', { ...own, likely: true }), column(9, null, { ...own, rule: null })];
  const known = sheet({ ...recognised, tables: [{ headerRow: 9, columns }] });
  const [, first = columns[0], second = columns[0]] = columns;
  if (!first || !second) throw new Error('no columns');
  const draft = chooseOwn(undefined, known, second, { field: null, fields: ['b', 'c'] });
  expect(draft.named).toEqual({ H8: { field: null }, H9: { field: null, fields: ['b', 'c'] } });
  expect(confirmLikely(undefined, known)?.named).toEqual({ H8: { field: 'b' } });
  const chosen = sheet({ ...known, tables: [{ headerRow: 9, columns: [{ ...first, rule: 'chosen' }] }] });
  expect(choicesOf('k', [{ file: 0, recognised: chosen }], new Map())[0]?.named).toEqual({ H8: { field: 'b' } });
});

test('a value for all rows and a cell above the table take the place of a column and of each other', () => {
  const constant = chooseConstant(undefined, recognised, 'a', 'x');
  expect(constant).toEqual({ readings: { 0: { field: null } }, constants: { a: 'x' } });
  const cell = chooseCell(constant, recognised, { label: 'A', field: 'a' });
  expect(cell).toEqual({ readings: { 0: { field: null } }, constants: {}, cells: [{ label: 'A', field: 'a' }] });
  expect(chooseConstant(cell, recognised, 'a', 'y')).toMatchObject({ constants: { a: 'y' }, cells: [] });
  expect(chooseConstant(undefined, recognised, 'a', null)).toEqual({ constants: { a: null } });
});

test('a remembered value for all rows goes when a cell above the table is chosen', () => {
  const known = sheet({ constants: [{ field: 'a', value: 'x', by: 'layout' }] });
  expect(chooseCell(undefined, known, { label: 'A', field: 'a' }).constants).toEqual({ a: null });
});

test('a question between columns is settled for all of them', () => {
  expect(settleConflict(undefined, { field: 'a', columns: [0, 2] }, 2).readings).toEqual({
    0: { field: null },
    2: { field: 'a' },
  });
});

test('what is likely is confirmed together, as it was read; what was changed stays changed', () => {
  const likely = sheet({
    columns: [
      column(0, 'a', { likely: true }),
      column(1, 'b', { likely: true, reading: { per: 'total' } }),
      column(2, 'c'),
      column(3, 'd', { likely: true }),
    ],
    cells: [{ label: 'E', field: 'e', value: '1', row: 1, column: 0, likely: true }],
  });
  const draft = confirmLikely({ readings: { 3: { field: null } } }, likely);
  expect(draft).toEqual({
    readings: { 0: { field: 'a' }, 1: { field: 'b', per: 'total' }, 3: { field: null } },
    cells: [{ label: 'E', field: 'e' }],
  });
  expect(confirmLikely(undefined, recognised)).toBeUndefined();
});

test('another header row makes what was said about columns void', () => {
  const draft = changeReading(chooseReading(undefined, recognised, 2, { field: 'a' }), { headerRow: 5 });
  expect(draft).toEqual({ headerRow: 5 });
});

test('what was read is pinned, earlier choices stay, and other kinds’ sheets are left to their runs', () => {
  const said = { ...at, recognised: { ...recognised, constants: [{ field: 'd', value: '1', by: 'chosen' as const }] } };
  const draft = new Map([[sheetId(said), { readings: { 2: { field: 'c' } } }]]);
  expect(choicesOf('k', [said], draft)).toEqual([
    {
      file: 0,
      sheet: 'S',
      use: 'whole',
      kind: 'k',
      headerRow: 3,
      readings: { 1: { field: 'b' }, 2: { field: 'c' } },
      constants: { d: '1' },
    },
  ]);
  expect(choicesOf('other', [said], new Map())).toEqual([]);
});

test('a column that nobody changed is read as it was', () => {
  const split = column(0, null, { reading: { fields: ['a', 'b'] } });
  expect(readingOf(split, undefined)).toEqual({ field: null, fields: ['a', 'b'] });
});
