import { expect, test } from 'vitest';
import type { ColumnMatch } from '#shared/contract/recognition.ts';
import { answerColumn, confirmLikely, type SheetDraft } from '../../../../renderer/screens/mapping/draft.ts';
import {
  fieldsAsked,
  hasSameHeader,
  leftOut,
  openLikely,
  openQuestions,
  standingOf,
} from '../../../../renderer/screens/mapping/open-questions.ts';
import { column, sheet } from './sheets.ts';

const split = {
  index: 2,
  field: 'l',
  kind: 'split' as const,
  readings: [{ answer: { fields: ['l', 'w', 'h'] }, examples: [] }],
};
const perTotal = {
  index: 1,
  field: 'b',
  kind: 'perTotal' as const,
  readings: [{ answer: { per: 'each' as const }, examples: [] }],
};
const unit = { ...perTotal, kind: 'unit' as const, readings: [{ answer: { unit: 'g' as const }, examples: [] }] };
const asked = sheet({
  columns: [column(0, null), column(1, 'b'), column(2, null), column(3, 'c'), column(4, 'c')],
  conflicts: [{ field: 'c', columns: [3, 4] }],
  missing: ['a', 'l', 'w', 'h'],
  questions: [split, perTotal, unit],
});
const ids = (draft?: Parameters<typeof openQuestions>[1]) => openQuestions(asked, draft).map(({ id }) => id);

test('each column is one question, and what a split brings is not asked for apart', () => {
  expect(ids()).toEqual(['conflict c', 'missing a', 'column 2', 'column 1']);
});

test('an answer closes its question, however it is given', () => {
  expect(ids({ constants: { a: 'x' } })).not.toContain('missing a');
  expect(ids({ cells: [{ label: 'A', field: 'a' }] })).not.toContain('missing a');
  expect(ids({ readings: { 0: { field: 'a' } } })).not.toContain('missing a');
  expect(ids({ constants: { a: null } })).toContain('missing a');
  expect(ids({ readings: { 2: { field: null, fields: ['h', 'w', 'l'] } } })).not.toContain('column 2');
  expect(ids({ readings: { 3: { field: null }, 4: { field: 'c' } } })).not.toContain('conflict c');
});

test('two questions on one column are both to be answered', () => {
  expect(ids({ readings: { 1: { field: 'b', per: 'total' } } })).toContain('column 1');
  expect(ids({ readings: { 1: { field: 'b', per: 'total', unit: 'g' } } })).not.toContain('column 1');
});

test('which unit the sides of a split column are in is asked until it is said', () => {
  const inOrIn = { ...unit, index: 0, field: 'l' };
  const of = (draft?: SheetDraft) => openQuestions(sheet({ columns: [column(0, null)], questions: [inOrIn] }), draft);
  const fields = ['l', 'w', 'h'];
  expect(of({ readings: { 0: { field: null, fields } } })).toHaveLength(1);
  expect(of({ readings: { 0: { field: null, fields, unit: 'in' } } })).toEqual([]);
  expect(of({ readings: { 0: { field: null, fields: ['a', 'b'] } } })).toEqual([]);
});

test('a column that is not split leaves its sides to be asked for; one that gets another field leaves nothing open', () => {
  expect(ids({ readings: { 2: { field: 'a' } } })).toEqual([
    'conflict c',
    'missing l',
    'missing w',
    'missing h',
    'column 1',
  ]);
  expect(ids({ readings: { 1: { field: 'other' } } })).not.toContain('column 1');
  expect(ids({ readings: { 1: { field: null } } })).not.toContain('column 1');
});

test('a sheet that is not used asks nothing', () => {
  expect(openQuestions({ ...asked, use: 'ignored' }, undefined)).toEqual([]);
  expect(ids({ use: 'ignored' })).toEqual([]);
});

test('what is likely is counted until it is confirmed or changed', () => {
  const likely = sheet({
    columns: [column(0, 'a', { likely: true }), column(1, 'b')],
    cells: [{ label: 'C', field: 'c', value: '1', row: 1, column: 0, likely: true }],
  });
  expect(openLikely(likely, undefined)).toBe(2);
  expect(openLikely(likely, { readings: { 0: { field: null } } })).toBe(1);
  expect(openLikely(likely, { cells: [] })).toBe(1);
  expect(openLikely({ ...likely, use: 'ignored' }, undefined)).toBe(0);
});

test('a row of boxes that is only likely is confirmed with their columns', () => {
  const box = column(0, null, { rule: 'remembered', reading: { box: 'each' } });
  const ofBoxes = sheet({
    columns: [box],
    boxRows: [{ row: 9, label: 'GW (lb)', field: 'a', unit: 'lb', likely: true }],
  });
  expect(openLikely(ofBoxes, undefined)).toBe(1);
  expect(openLikely(ofBoxes, confirmLikely(undefined, ofBoxes))).toBe(0);
  expect(standingOf(box, undefined, [])).toBe('sure');
  expect(standingOf({ ...box, likely: true }, undefined, [])).toBe('likely');
});

test('a column’s chip says how it stands', () => {
  const standing = (it: ColumnMatch, draft?: SheetDraft) => standingOf(it, draft, openQuestions(asked, draft));
  expect(standing(column(1, 'b'))).toBe('asked');
  expect(standing(column(3, 'c'))).toBe('asked');
  expect(standing(column(7, 'd'))).toBe('sure');
  expect(standing(column(7, 'd', { likely: true }))).toBe('likely');
  expect(standing(column(7, 'd', { likely: true }), { readings: { 7: { field: 'd' } } })).toBe('chosen');
  expect(standing(column(7, null))).toBe('open');
  expect(standing(column(7, null, { filled: 0 }))).toBe('unused');
  expect(standing(column(7, null, { rule: 'remembered' }))).toBe('unused');
  expect(standing(column(7, 'd'), { readings: { 7: { field: null } } })).toBe('unused');
});

test('what is said of one sheet holds for those with the very same header', () => {
  expect(hasSameHeader(asked, { ...asked, sheet: 'Other', missing: [] })).toBe(true);
  expect(hasSameHeader(asked, { ...asked, columns: asked.columns.slice(1) })).toBe(false);
  expect(hasSameHeader(asked, { ...asked, kind: 'other' })).toBe(false);
});

/** Weight and sides of a sheet in pounds and inches: their columns wait for the unit to have their fields. */
const imperial = sheet({
  columns: [column(0, null), column(1, null), column(2, null)],
  missing: ['w', 'l', 'h', 'a'],
  questions: (['lb', 'in', 'in'] as const).map((of, index) => ({
    index,
    field: ['w', 'l', 'h'][index] ?? '',
    kind: 'unit' as const,
    untilAnswered: true as const,
    readings: [{ answer: { unit: of }, examples: [] }],
  })),
});

test('a field whose column waits for its unit is asked for once, and columns of one unit together', () => {
  const questions = openQuestions(imperial, undefined);
  expect(questions.map(({ id }) => id)).toEqual(['missing a', 'column 0', 'column 1']);
  expect(questions[2]).toMatchObject({ indexes: [1, 2], asked: [{ index: 1 }] });
  expect([0, 1, 2].map((index) => fieldsAsked(index, questions, imperial))).toEqual([['w'], ['l'], ['h']]);
  expect([0, 1, 2].map((index) => standingOf(column(index, null), undefined, questions))).toEqual(
    Array(3).fill('asked'),
  );
});

test('the answer gives the column its field', () => {
  const draft = answerColumn(undefined, imperial, 0, { unit: 'lb' });
  expect(draft.readings).toEqual({ 0: { field: 'w', unit: 'lb' } });
  expect(openQuestions(imperial, draft).map(({ id }) => id)).toEqual(['missing a', 'column 1']);
  const without = { readings: { 0: { field: null } } };
  expect(openQuestions(imperial, without).map(({ id }) => id)).toEqual(['missing w', 'missing a', 'column 1']);
});

test('a column that may be split, or is, does not get one side alone by an answer about its unit', () => {
  const sides = ['l', 'w', 'h'];
  const size = sheet({
    columns: [column(0, null)],
    questions: [
      { ...unit, index: 0, field: 'l' },
      { ...split, index: 0, readings: [{ answer: { fields: sides }, examples: [] }] },
    ],
  });
  expect(fieldsAsked(0, openQuestions(size, undefined), size)).toEqual(sides);
  const inGrams = answerColumn(undefined, size, 0, { unit: 'g' });
  const both = answerColumn(inGrams, size, 0, { fields: sides });
  expect(inGrams.readings).toEqual({ 0: { field: null, unit: 'g' } });
  expect(openQuestions(size, inGrams)).toHaveLength(1);
  expect(both.readings).toEqual({ 0: { field: null, unit: 'g', fields: sides } });
  expect(openQuestions(size, both)).toEqual([]);
});

test('what lines need as long as another field is blank is asked for until one of both is given', () => {
  const needing = sheet({
    columns: [column(0, null)],
    needed: [
      { field: 'name', unless: ['code'] },
      { field: 'phone', unless: ['code'] },
    ],
  });
  const left = (draft?: SheetDraft) => openQuestions(needing, draft).map(({ id }) => id);
  expect(left()).toEqual(['missing name', 'missing phone']);
  expect(left({ readings: { 0: { field: 'name' } } })).toEqual(['missing phone']);
  expect(left({ constants: { code: 'NB' } })).toEqual([]);
  expect(left({ readings: { 0: { field: 'code' } } })).toEqual([]);
});

test('what holds something and is not sent is told', () => {
  const columns = [column(0, 'a'), column(1, null), column(2, null, { filled: 0 }), column(3, 'b')];
  const left = leftOut(sheet({ columns }), { readings: { 3: { field: null } } }, []);
  expect(left.map(({ index }) => index)).toEqual([1, 3]);
});

test('whose a merged number is, is asked until it is said', () => {
  const merged = {
    ...unit,
    kind: 'merged' as const,
    readings: [{ answer: { merged: 'each' as const }, examples: [] }],
  };
  const of = (draft?: SheetDraft) => openQuestions(sheet({ columns: [column(1, 'b')], questions: [merged] }), draft);
  expect(of({ readings: { 1: { field: 'b', unit: 'g' } } })).toHaveLength(1);
  expect(of({ readings: { 1: { field: 'b', merged: 'first' } } })).toEqual([]);
});
