import { expect, test } from 'vitest';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import {
  changeReading,
  choicesOf,
  chooseField,
  fieldOf,
  settleConflict,
  sheetId,
} from '../../../../renderer/screens/mapping/draft.ts';

const column = (index: number, field: string | null, rule: 'exact' | 'chosen' | null = 'exact') => ({
  index,
  header: `H${index}`,
  field,
  rule,
  samples: [],
});
const recognised: SheetRecognition = {
  sheet: 'S',
  hidden: false,
  use: 'whole',
  kind: 'k',
  headerRow: 3,
  columns: [column(0, 'a'), column(1, 'b', 'chosen'), column(2, null, null)],
  conflicts: [],
  missing: [],
  resembles: [],
  rows: 9,
  hiddenRows: 0,
  hiddenColumns: [],
};
const at = { file: 0, recognised };

test('a field has one column: who had it gives it up', () => {
  const draft = chooseField(undefined, recognised.columns, 2, 'a');
  expect(recognised.columns.map((it) => fieldOf(it, draft))).toEqual([null, 'b', 'a']);
});

test('a question between columns is settled for all of them', () => {
  expect(settleConflict(undefined, { field: 'a', columns: [0, 2] }, 2).columns).toEqual({ 0: null, 2: 'a' });
});

test('another header row makes what was said about columns void', () => {
  const draft = changeReading(chooseField(undefined, recognised.columns, 2, 'a'), { headerRow: 5 });
  expect(draft).toEqual({ headerRow: 5 });
});

test('what was read is pinned, earlier choices stay, and other kinds’ sheets are left to their runs', () => {
  const draft = new Map([[sheetId(at), { columns: { 2: 'c' } }]]);
  expect(choicesOf('k', [at], draft)).toEqual([
    { file: 0, sheet: 'S', use: 'whole', kind: 'k', headerRow: 3, columns: { 1: 'b', 2: 'c' } },
  ]);
  expect(choicesOf('other', [at], new Map())).toEqual([]);
});
