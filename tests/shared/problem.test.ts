import { expect, test } from 'vitest';
import { wrong } from '#engine/check/parsed-cell.ts';
import { refuse } from '#engine/read/refusal.ts';
import { Failure } from '#shared/contract/failure.ts';
import { defineKind } from '#shared/kinds/kind.ts';
import { problem, problemWith } from '#shared/problem.ts';
import { translator } from '#shared/text/index.ts';

// What must not compile is held by `npm run check:types`: an error that is expected and does not come is one itself.

const texts = {
  'toy.odd': { zh: '「{{field}}」是单数', en: '“{{field}}” is odd' },
  'text.tooLong@name': { zh: '名称太长', en: 'The name is too long' },
} as const;
const ownProblem = problemWith(texts);

test('a problem has no field and no line, and is an error, unless told otherwise', () => {
  const usual = { severity: 'error', field: null, line: null, params: {} };
  expect(problem('value.required')).toEqual({ ...usual, code: 'value.required' });
  const at = { severity: 'info', field: 'name', line: 3, params: { otherLine: 1 } } as const;
  expect(ownProblem('toy.odd', at)).toEqual({ ...at, code: 'toy.odd' });
});

test('a code that has no words does not compile: neither a general one nor a kind’s own', () => {
  // @ts-expect-error: `shared/text` has no such problem
  problem('toy.odd');
  ownProblem('value.required');
  // @ts-expect-error: neither has the kind
  ownProblem('toy.even');
  // @ts-expect-error: this is another text of `text.tooLong`, for one field
  ownProblem('text.tooLong@name');
});

test('neither does a param that the words name and that is missing, or one that they do not name', () => {
  problem('key.missing');
  // @ts-expect-error: its words name the text that was typed
  problem('order.disagrees', { field: 'name' });
  problem('order.disagrees', { params: { value: 'A', other: 'B', otherLine: 1 } });
  // @ts-expect-error: its words name no such thing
  problem('order.disagrees', { params: { value: 'A', other: 'B', text: 'C' } });
  // @ts-expect-error: the same of a kind's own words
  ownProblem('toy.odd', { params: { value: 1 } });
  // @ts-expect-error: and of a cell's
  wrong('text.tooLong', { length: 3 });
});

const fields = {
  name: { type: 'text', level: 'order', label: { zh: '名称', en: 'Name' }, example: 'A' },
} as const;
const kind = {
  id: 'toy',
  partner: 'etower',
  label: { zh: '玩具', en: 'Toy' },
  titles: [],
  lineLabel: { zh: '行', en: 'line' },
  fields,
  key: ['name'],
  toPayload: () => ({}),
} as const;

test('a kind whose rules raise what its texts do not say does not compile', () => {
  const checkOrder = () => [ownProblem('toy.odd', { field: 'name' })];
  expect(defineKind({ ...kind, texts, checkOrder }).checkOrder).toBe(checkOrder);
  defineKind({ ...kind, checkOrder: () => [problem('value.required')] });
  // @ts-expect-error: the rules of a part that several kinds share, without its words
  defineKind({ ...kind, checkOrder });
  // @ts-expect-error: as little as with the words of something else
  defineKind({ ...kind, checkOrder, texts: { 'toy.even': { zh: '双数', en: 'Even' } } });
});

test('a failure whose code has no words does not compile; one that crossed as data keeps its code', () => {
  expect(new Failure('run.unknown', { run: '1' }).code).toBe('run.unknown');
  // @ts-expect-error: `shared/text` has no such failure
  new Failure('run.forgotten');
  // @ts-expect-error: its words name the run
  new Failure('run.unknown');
  // @ts-expect-error: its words name the run, and nothing else stands for it
  new Failure('run.unknown', { id: '1' });
  // @ts-expect-error: its words name how much is too much
  refuse('tooLarge', { size: 60 });
  // @ts-expect-error: its words name the file
  translator('zh')('failure:report.extension');
  expect(Failure.of({ code: 'run.forgotten', params: { run: '1' } })).toMatchObject({ params: { run: '1' } });
});
