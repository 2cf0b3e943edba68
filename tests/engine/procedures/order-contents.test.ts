import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

let engine: Engine;
let dataDir: string;
beforeEach(async () => {
  dataDir = freshFolder();
  engine = await openEngine(dataDir);
});
afterEach(() => engine.close());

const orderIds = async (run: string) => (await engine.call('orders.window', { run })).items.map(({ id }) => id);
const contents = (order = 0) => engine.call('orders.contents', { order });
const send = async (run: string) => {
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
};
const exec = (sql: string) => {
  const db = new Sqlite(join(dataDir, 'dockhand.db'));
  db.exec(sql);
  db.close();
};

test('an order is told in parts: where it goes, its boxes with their sums and goods, its rows as they are sent', async () => {
  const file = inboundCsv([
    { referenceNo: 'R-1', boxNo: '01', boxQty: '2', sku: 'A', productQty: '3' },
    { referenceNo: 'R-1', boxNo: '01', boxQty: '2', sku: 'B', productQty: '4' },
    { referenceNo: 'R-2' },
  ]);
  const { id: run } = await importOne(engine, file);
  const [first, second] = await orderIds(run);
  const order = await contents(first);
  expect(order).toMatchObject({
    run,
    cleared: false,
    sentOtherwise: false,
    place: { at: 1, of: 2, previous: null, next: second },
    route: { warehouse: expect.stringMatching(/\w/) },
    boxes: {
      boxes: 2,
      units: 14,
      incomplete: [],
      types: [
        {
          boxNo: '01',
          count: 2,
          contents: [
            { sku: 'A', pieces: 3 },
            { sku: 'B', pieces: 4 },
          ],
        },
      ],
    },
    lines: { total: 2, items: [{ row: 2 }, { row: 3 }] },
    problems: [],
    edits: [],
  });
  // A choice by the code that is sent, not as it was typed.
  expect(order.values).toContainEqual({ field: 'tallyRule', text: expect.stringMatching(/^[12]$/), wrong: false });
  expect(order.lines.items[1]?.values).toContainEqual({ field: 'sku', text: 'B', wrong: false });
  expect((await contents(second)).place).toEqual({ at: 2, of: 2, previous: first, next: null });
});

test('what cannot be read is shown as it was typed, is said to be wrong, and stands in no sum', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{ weightDeclared: 'heavy', country: 'Nowhere' }]));
  const [id] = await orderIds(run);
  const order = await contents(id);
  expect(order.values).toContainEqual({ field: 'country', text: 'Nowhere', wrong: true });
  expect(order.lines.items[0]?.values).toContainEqual({ field: 'weightDeclared', text: 'heavy', wrong: true });
  expect(order.boxes).toMatchObject({ kg: '0', types: [{ weightKg: null }] });
  expect(order.boxes?.incomplete).toHaveLength(1);
  expect(order.problems.map(({ field }) => field)).toEqual(expect.arrayContaining(['weightDeclared', 'country']));
});

test('what persons changed of its own lines is told step by step, and what was undone is not', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2' }]));
  const [first, second] = (await engine.call('lines.window', { run })).items.map(({ id }) => id);
  const edit = (line = 0, value = '') => engine.call('edits.apply', { run, cells: [{ line, field: 'sku', value }] });
  await edit(first, 'X-1');
  await edit(second, 'other');
  await edit(first, 'X-2');
  await engine.call('edits.undo', { run });
  const [id] = await orderIds(run);
  const before = expect.any(String);
  expect((await contents(id)).edits).toEqual([
    { at: expect.any(String), count: 1, changes: [{ row: 2, field: 'sku', before, after: 'X-1' }] },
  ]);
});

test('an order that was sent says when its lines would be sent otherwise today', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{}]));
  const [id] = await orderIds(run);
  await send(run);
  expect(await contents(id)).toMatchObject({ sentOtherwise: false });
  exec(`UPDATE lines SET texts = replace(texts, 'SKU-1', 'SKU-2')`);
  expect(await contents(id)).toMatchObject({ sentOtherwise: true });
});

test('of a cleared order nothing is invented, and a deleted run’s is not told', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{}]));
  const [id] = await orderIds(run);
  await send(run);
  exec('DELETE FROM lines; UPDATE orders SET body = NULL, answer = NULL');
  expect(await contents(id)).toMatchObject({ cleared: true, values: [], lines: { total: 0, items: [] } });
  await engine.call('runs.delete', { run });
  await expect(contents(id)).rejects.toMatchObject({ code: 'run.deleted' });
  await expect(contents(999_999)).rejects.toMatchObject({ code: 'order.missing' });
});

test('an order can be looked at when its account is gone', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{}]));
  const [id] = await orderIds(run);
  await send(run);
  exec(`UPDATE accounts SET removed_at = '2026-01-01T00:00:00.000Z'`);
  await engine.close();
  engine = await openEngine(dataDir);
  expect((await contents(id)).boxes?.types).toHaveLength(1);
});
