import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { HowRead } from '#shared/contract/layouts.ts';
import type { SheetHints } from '#shared/contract/recognition.ts';
import { openEngine } from '../engine-fixture.ts';

const HEADER = '客户入库单号,目的仓,理货规则,用客户箱号,预计到仓,发货地址代码,箱号,箱数,单箱重量,长,宽,高,SKU,每箱数量';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

interface Row {
  readonly key: string;
  readonly weight?: string;
  readonly eta?: string;
  readonly qty?: string;
  readonly country?: string;
}

const row = ({ key, weight = '12.5', eta = '2026-12-20', qty = '20' }: Row) => [
  key,
  'SYD01',
  '单箱',
  '是',
  eta,
  'NB-YARD',
  '01',
  '1',
  `"${weight.replaceAll('"', '""')}"`,
  '60',
  '40',
  '35',
  'SKU-1',
  qty,
];

let imports = 0;

async function importRows(rows: readonly Row[], hints?: SheetHints) {
  imports += 1;
  const text = [HEADER, ...rows.map((it) => row(it).join(','))].join('\n');
  const { runs } = await engine.call('imports.create', {
    importId: `questions-${imports}`,
    pasted: { name: 'a.csv', text },
    ...(hints && { hints }),
  });
  const [run] = runs;
  if (!run) throw new Error('no run');
  return run;
}

async function questionsOf(run: string) {
  const [file] = await engine.call('imports.recognition', { run });
  return file?.sheets[0]?.questions ?? [];
}

/** Answers a question as the page does. */
async function answer(run: string, { index, field }: { index: number; field: string }, how: HowRead) {
  imports += 1;
  const choices = [{ file: 0, sheet: 'Sheet1', readings: { [String(index)]: { field, ...how } } }];
  const { runs } = await engine.call('imports.remap', { importId: `answer-${imports}`, run, choices });
  const [again] = runs;
  if (!again) throw new Error('no run');
  return again;
}

async function bodiesOf(run: string) {
  const { items } = await engine.call('orders.window', { run });
  return Promise.all(
    items.map(async ({ id }) => JSON.parse((await engine.call('orders.get', { order: id })).body ?? 'null')),
  );
}

const send = (run: string) => engine.call('submissions.start', { run, confirmWarnings: true });
const weights = async (run: string) =>
  (await bodiesOf(run)).map((body) => /"weightDeclared":([\d.]+)/.exec(JSON.stringify(body))?.[1]);

describe('a column with two readings', () => {
  test('is asked once; nothing of the run goes out before, not even what is clear', async () => {
    const run = await importRows([{ key: 'C-1', weight: '12,500' }, { key: 'C-2', weight: '13,250' }, { key: 'C-3' }]);
    expect(run.counts).toMatchObject({ ready: 1, incomplete: 2 });
    const questions = await questionsOf(run.id);
    expect(questions.map(({ field, kind }) => [field, kind])).toEqual([['weightDeclared', 'decimal']]);
    const refusal = { code: 'columns.asksTwo', params: { sheet: 'Sheet1', column: '单箱重量', typed: '12,500' } };
    await expect(send(run.id)).rejects.toMatchObject(refusal);
  });

  test.each([
    [',', ['12.5', '13.25', '12.5']],
    ['.', ['12500', '13250', '12.5']],
  ] as const)('one answer (%s) is for all its cells, shown as changes, and remembered', async (decimal, expected) => {
    const rows = [{ key: 'C-1', weight: '12,500' }, { key: 'C-2', weight: '13,250' }, { key: 'C-3' }];
    const first = await importRows(rows);
    const [question] = await questionsOf(first.id);
    if (!question) throw new Error('nothing was asked');
    const run = await answer(first.id, question, { decimal });
    expect(run.counts).toMatchObject({ ready: 3, incomplete: 0 });
    expect(await questionsOf(run.id)).toEqual([]);
    expect((await weights(run.id)).map(String)).toEqual(expected);
    const groups = await engine.call('problems.groups', { run: run.id });
    const changes = groups.filter(({ severity }) => severity === 'info');
    expect(changes).toMatchObject([{ code: 'cell.normalised', field: 'weightDeclared', count: 2 }]);

    const dayTwo = await importRows([{ key: 'C-4', weight: '12,500' }]);
    expect(await questionsOf(dayTwo.id)).toEqual([]);
    expect((await weights(dayTwo.id)).map(String)).toEqual([expected[0]]);
  });

  test('cells that were mended by hand ask nothing any more', async () => {
    const run = await importRows([{ key: 'C-1', weight: '12,500' }, { key: 'C-2' }]);
    await engine.call('edits.apply', { run: run.id, cells: [{ line: 1, field: 'weightDeclared', value: '12.5' }] });
    expect(await questionsOf(run.id)).toEqual([]);
    await engine.call('edits.undo', { run: run.id });
    expect(await questionsOf(run.id)).toHaveLength(1);
  });
});

test('day and month: the answer is for the column', async () => {
  const first = await importRows([
    { key: 'D-1', eta: '9/1/27' },
    { key: 'D-2', eta: '10/1/27' },
  ]);
  const [question] = await questionsOf(first.id);
  if (!question) throw new Error('nothing was asked');
  expect(question).toMatchObject({ field: 'eta', kind: 'dates' });
  const run = await answer(first.id, question, { dates: 'dmy' });
  expect((await bodiesOf(run.id)).map(({ eta }) => eta)).toEqual(['2027-01-09 00:00:00', '2027-01-10 00:00:00']);
});

describe('units in cells', () => {
  test('one confirmation converts them; a number without one beside them is not sent as the field’s own', async () => {
    const first = await importRows([
      { key: 'W-1', weight: '500g' },
      { key: 'W-2', weight: '26.5 lb' },
      { key: 'W-3', weight: '600' },
      { key: 'W-4', weight: '0.7kg' },
    ]);
    expect(first.counts).toMatchObject({ ready: 2, incomplete: 2 });
    await expect(send(first.id)).rejects.toMatchObject({ code: 'columns.asksTwo', params: { column: '单箱重量' } });
    const [question] = await questionsOf(first.id);
    if (!question) throw new Error('nothing was asked');
    expect(question.readings.map(({ answer: { unit } }) => unit).toSorted()).toEqual(['g', 'kg', 'lb']);
    const run = await answer(first.id, question, { unit: 'kg' });
    expect((await weights(run.id)).map(String)).toEqual(['0.5', '12.02', '600', '0.7']);
    expect(await questionsOf(run.id)).toEqual([]);

    const inGrams = await answer(run.id, question, { unit: 'g' });
    expect((await weights(inGrams.id)).map(String)).toEqual(['0.5', '12.02', '0.6', '0.7']);
    expect(inGrams.counts).toMatchObject({ ready: 4, incomplete: 0 });
  });

  test('what has none is asked about though all others were mended by hand', async () => {
    const run = await importRows([
      { key: 'W-1', weight: '500g' },
      { key: 'W-2', weight: '600' },
    ]);
    await engine.call('edits.apply', { run: run.id, cells: [{ line: 1, field: 'weightDeclared', value: '0.5' }] });
    expect(await questionsOf(run.id)).toMatchObject([{ kind: 'unit', field: 'weightDeclared' }]);
    await expect(send(run.id)).rejects.toMatchObject({ code: 'columns.asksTwo' });
  });

  test('where each has its own, mending them is an answer', async () => {
    const run = await importRows([
      { key: 'W-1', weight: '500g' },
      { key: 'W-2', weight: '0.6kg' },
    ]);
    await engine.call('edits.apply', { run: run.id, cells: [{ line: 1, field: 'weightDeclared', value: '0.5' }] });
    expect(await questionsOf(run.id)).toEqual([]);
    expect((await engine.call('runs.get', { run: run.id })).counts).toMatchObject({ ready: 2 });
  });
});

test('what cells count is asked once, and the numbers are taken then', async () => {
  const first = await importRows([
    { key: 'Q-1', qty: '20pcs' },
    { key: 'Q-2', qty: '20 件' },
    { key: 'Q-3', qty: '2打' },
    { key: 'Q-4' },
  ]);
  expect(first.counts).toMatchObject({ ready: 1, incomplete: 3 });
  const [question, ...more] = await questionsOf(first.id);
  if (!question) throw new Error('nothing was asked');
  expect(more).toEqual([]);
  expect(question).toMatchObject({ field: 'productQty', kind: 'counted' });
  expect(question.readings.map(({ examples }) => examples.map(({ read }) => read))).toEqual([['20', '20', '24']]);
  const run = await answer(first.id, question, { counted: true });
  expect(run.counts).toMatchObject({ ready: 4, incomplete: 0 });
  expect(await questionsOf(run.id)).toEqual([]);

  const dayTwo = await importRows([{ key: 'Q-5', qty: '30个' }]);
  expect(dayTwo.counts).toMatchObject({ ready: 1 });
});

test('boxes in place of pieces are no count of these, whatever was answered', async () => {
  const run = await importRows([{ key: 'Q-1', qty: '2箱' }], { answers: { 每箱数量: { counted: true } } });
  expect(run.counts).toMatchObject({ ready: 0, incomplete: 1 });
});

test('the command line answers for all files at once', async () => {
  const rows = [{ key: 'C-1', weight: '12,500', eta: '9/1/27' }];
  const hints = { answers: { 单箱重量: { decimal: ',' }, 预计到仓: { dates: 'mdy' } } } as const;
  const run = await importRows(rows, hints);
  expect(await questionsOf(run.id)).toEqual([]);
  expect(await bodiesOf(run.id)).toMatchObject([{ eta: '2027-09-01 00:00:00' }]);
  expect((await weights(run.id)).map(String)).toEqual(['12.5']);
});
