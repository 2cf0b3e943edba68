import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { GridLine } from '#shared/contract/runs.ts';
import { importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const linesOf = async (run: string, order?: string): Promise<GridLine[]> =>
  (await engine.call('lines.window', { run, filter: order ? { order } : {} })).items;
const lineAt = async (run: string, row: number) => {
  const line = (await linesOf(run)).find((candidate) => candidate.row === row);
  if (!line) throw new Error(`no line at row ${row}`);
  return line;
};

test('mending the mistakes one by one leaves seven ready orders; undo brings each mistake back', async () => {
  const { id: run } = await importOne(engine, 'overseas-with-mistakes.xlsx');
  const fixes: [row: number, field: string, value: string][] = [
    [3, 'weightDeclared', '12.346'],
    [4, 'sku', 'SHORT-SKU'],
    [5, 'country', 'CN'],
    [5, 'addressLine1', '稠州北路1号'],
    [6, 'tallyRule', '单件'],
    [6, 'useShipperBoxNo', '否'],
    [8, 'weightDeclared', '12.5'],
  ];
  let counts: { errors: number; ready: number } | undefined;
  for (const [row, field, value] of fixes) {
    const { id: line } = await lineAt(run, row);
    ({ counts } = await engine.call('edits.apply', { run, cells: [{ line, field, value }] }));
  }
  expect(counts).toMatchObject({ errors: 0, ready: 7 });
  for (const _ of fixes) ({ counts } = await engine.call('edits.undo', { run }));
  expect(counts).toMatchObject({ errors: 7, ready: 3 });
  for (const _ of fixes) ({ counts } = await engine.call('edits.redo', { run }));
  expect(counts).toMatchObject({ errors: 0, ready: 7 });
});

test('an edit of the key moves the line to another order, and an order without lines is gone', async () => {
  const { id: run } = await importOne(engine, 'overseas-with-mistakes.xlsx');
  const { id: line } = await lineAt(run, 11);
  const { counts } = await engine.call('edits.apply', {
    run,
    cells: [
      { line, field: 'referenceNo', value: 'BAD-006' },
      { line, field: 'boxNo', value: '03' },
    ],
  });
  expect(counts).toMatchObject({ orders: 6, lines: 10 });
  expect((await linesOf(run, 'BAD-006')).map(({ row }) => row)).toEqual([9, 10, 11]);
  const undone = await engine.call('edits.undo', { run });
  expect(undone.counts).toMatchObject({ orders: 7, lines: 10 });
});

test('a line whose key is emptied belongs to no order, is said to, and the fix gives it the key above', async () => {
  const { id: run } = await importOne(engine, 'overseas-with-mistakes.xlsx');
  const { id: line } = await lineAt(run, 10);
  await engine.call('edits.apply', { run, cells: [{ line, field: 'referenceNo', value: '' }] });
  const missing = (await lineAt(run, 10)).problems.find(({ code }) => code === 'key.missing');
  expect(missing?.fix).toEqual({ type: 'set', cells: [{ line, field: 'referenceNo', value: 'BAD-006' }] });
  const { counts } = await engine.call('edits.fix', { run, problem: missing?.id ?? 0 });
  expect(counts).toMatchObject({ orders: 7, ready: 3 });
  expect((await lineAt(run, 10)).order).toBe('BAD-006');
});

test('a merged cell is one cell: its edit reaches every line it is lent to, from whichever line', async () => {
  const { id: run } = await importOne(engine, 'overseas-merged-cells.xlsx');
  const second = (await linesOf(run, 'IB2606-001'))[1];
  if (!second) throw new Error('the first order has three lines');
  const { counts } = await engine.call('edits.apply', {
    run,
    cells: [{ line: second.id, field: 'warehouseCode', value: 'PER01' }],
  });
  expect(counts).toMatchObject({ errors: 0, orders: 12 });
  expect((await linesOf(run, 'IB2606-001')).map(({ cells }) => cells.warehouseCode?.text)).toEqual(
    Array(3).fill('PER01'),
  );
  await engine.call('edits.undo', { run });
  expect((await linesOf(run, 'IB2606-001')).map(({ cells }) => cells.warehouseCode?.text)).toEqual(
    Array(3).fill('MEL02'),
  );
});

test('find and replace changes every cell that has the text, as one step', async () => {
  const { id: run } = await importOne(engine, 'overseas-merged-cells.xlsx');
  const { counts } = await engine.call('edits.replace', { run, field: 'sku', find: 'SKU-A', replace: 'LAMP-' });
  expect(counts.errors).toBe(0);
  const skus = (await linesOf(run)).map(({ cells }) => cells.sku?.text ?? '');
  expect(skus.filter((sku) => sku.startsWith('LAMP-'))).toHaveLength(12);
  await engine.call('edits.undo', { run });
  expect((await linesOf(run)).some(({ cells }) => cells.sku?.text.startsWith('LAMP-'))).toBe(false);
});

test('a word that is not on the list gets a code once, in all its cells; by itself nothing is remembered', async () => {
  const { id: run } = await importOne(engine, 'overseas-with-mistakes.xlsx');
  await engine.call('edits.mapChoice', { run, field: 'tallyRule', text: '散货', code: '1' });
  expect((await lineAt(run, 6)).problems.map(({ code }) => code)).not.toContain('choice.unknown');
  expect(await engine.call('choices.list', {})).toEqual([]);
  await engine.call('edits.undo', { run });
  expect((await lineAt(run, 6)).problems.map(({ code }) => code)).toContain('choice.unknown');
});

test('what was sent cannot be edited', async () => {
  const { id: run } = await importOne(engine, 'overseas-with-mistakes.xlsx');
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
  const { id: line } = await lineAt(run, 2);
  const edit = engine.call('edits.apply', { run, cells: [{ line, field: 'sku', value: 'OTHER' }] });
  await expect(edit).rejects.toMatchObject({ code: 'order.locked' });
});
