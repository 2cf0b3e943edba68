import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { Input } from '#shared/contract.ts';
import { importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
let run: string;
beforeEach(async () => {
  engine = await openEngine();
  ({ id: run } = await importOne(engine, 'overseas-with-mistakes.xlsx'));
});
afterEach(() => engine.close());

const lines = async () => (await engine.call('lines.window', { run })).items;

/** Replaces and tells what became another text: row and field. What was said before and after must be just that. */
async function replaced(wish: Omit<Input<'edits.replace'>, 'run'>): Promise<string[]> {
  const before = await lines();
  const foretold = await engine.call('edits.replaceCount', { run, ...wish });
  expect(await lines()).toEqual(before);
  const { cells, together } = await engine.call('edits.replace', { run, ...wish });
  const after = await lines();
  const changed = before.flatMap(({ row, cells: old }, at) =>
    Object.keys(old)
      .filter((field) => old[field]?.text !== after[at]?.cells[field]?.text)
      .map((field) => `${row} ${field}`),
  );
  expect({ cells, together }).toEqual(foretold);
  expect(cells).toBe(changed.length);
  return changed;
}

test('a filter keeps a replacement to the lines that it shows, and what is said is what was changed', async () => {
  const skuOf10 = (await lines()).find(({ row }) => row === 10)?.cells.sku?.text ?? '';
  const everywhere = await engine.call('edits.replaceCount', { run, find: '义乌', replace: '金华' });
  expect(everywhere).toMatchObject({ cells: expect.any(Number), together: 0 });
  expect(everywhere.cells).toBeGreaterThan(2);
  const wish = { field: 'boxNo', find: '0', replace: 'A' };
  const all = await engine.call('edits.replaceCount', { run, ...wish });
  const some = await replaced({ ...wish, filter: { search: skuOf10, order: 'BAD-006' } });
  expect(some).toEqual(['10 boxNo']);
  expect(all.cells).toBeGreaterThan(1);
});

test("an order's own value, its number too, is replaced on all its lines although the filter hides some", async () => {
  const shown = (await lines()).find(({ row }) => row === 10);
  const filter = { search: shown?.cells.sku?.text ?? '', order: 'BAD-006' };
  expect((await engine.call('lines.window', { run, filter })).total).toBe(1);
  const counted = await engine.call('edits.replaceCount', { run, find: 'BAD-006', replace: 'BAD-600', filter });
  expect(counted).toEqual({ cells: 2, together: 1 });
  expect(await replaced({ find: 'BAD-006', replace: 'BAD-600', filter })).toEqual(['9 referenceNo', '10 referenceNo']);
  expect((await lines()).filter(({ order }) => order === 'BAD-600')).toHaveLength(2);
});

test('a text is put in as it is, and putting in what stands there is no edit', async () => {
  await replaced({ field: 'city', find: '义乌', replace: '$&$1', filter: { order: 'BAD-001' } });
  expect((await lines())[0]?.cells.city?.text).toBe('$&$1市');
  await engine.call('edits.undo', { run });
  const none = await engine.call('edits.replace', { run, find: '义乌', replace: '义乌' });
  expect(none).toMatchObject({ cells: 0, undoable: false });
});

test('a merged cell is one cell also where the filter hides some of the lines that it is lent to', async () => {
  ({ id: run } = await importOne(engine, 'overseas-merged-cells.xlsx'));
  const filter = { order: 'IB2606-001', search: 'SKU-B000' };
  const { total } = await engine.call('lines.window', { run, filter });
  expect(total).toBe(1);
  const wish = { field: 'city', find: '义乌', replace: '金华', filter };
  expect(await engine.call('edits.replaceCount', { run, ...wish })).toEqual({ cells: 3, together: 2 });
  expect(await replaced(wish)).toEqual(['5 city', '6 city', '7 city']);
});
