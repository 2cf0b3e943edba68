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

const find = (text: string) => engine.call('search.find', { text });
const keysOf = async (text: string) => (await find(text)).orders.map(({ key }) => key);
const send = async (run: string) => {
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
};
const office = () =>
  importOne(
    engine,
    inboundCsv([
      { referenceNo: 'R-1', sku: 'SHOE-41', boxNo: 'CTN77' },
      { referenceNo: 'R-2', sku: 'SHOE-42', country: 'CN', shipperContactName: '王小明', shipperPhone: '18856789348' },
      { referenceNo: 'R-10', sku: 'HAT' },
    ]),
  );

test('orders of all runs are found by numbers, SKUs and boxes, in part and in any case; people and telephones are not', async () => {
  const { id: run } = await office();
  expect(await keysOf('shoe-4')).toEqual(['R-2', 'R-1']);
  expect(await keysOf('ＣＴＮ77')).toEqual(['R-1']);
  expect(await keysOf('R-1 hat')).toEqual(['R-10']);
  expect(await find('hat')).toMatchObject({ orders: [{ key: 'R-10', run, file: 'orders.csv', matched: ['hat'] }] });
  expect(await keysOf('18856789348')).toEqual([]);
  expect(await keysOf('王小明')).toEqual([]);
  expect(await find('r')).toEqual({ orders: [], more: false, runs: [], used: [] });
  expect(await find('orders.c')).toMatchObject({ orders: [], runs: [{ run, files: [{ name: 'orders.csv' }] }] });
});

test('what is meant wholly comes first, whatever is newer, and it is said when there are more', async () => {
  await office();
  expect(await keysOf('R-1')).toEqual(['R-1', 'R-10']);
  const { orders, more } = await engine.call('search.find', { text: 'R-', limit: 2 });
  expect(orders).toHaveLength(2);
  expect(more).toBe(true);
});

test('what the partner gave is found as soon as it is known, what was edited as it is now', async () => {
  const { id: run } = await office();
  expect(await keysOf('shoe-41')).toEqual(['R-1']);
  const [line] = (await engine.call('lines.window', { run })).items;
  await engine.call('edits.apply', { run, cells: [{ line: line?.id ?? 0, field: 'sku', value: 'BOOT-9' }] });
  expect(await keysOf('shoe-41')).toEqual([]);
  expect(await keysOf('boot-9')).toEqual(['R-1']);
  await send(run);
  const { items } = await engine.call('orders.window', { run });
  const number = items.find(({ key }) => key === 'R-2')?.partnerNo ?? '';
  expect(number).not.toBe('');
  expect(await keysOf(number)).toEqual(['R-2']);
  expect((await find(number.slice(2))).orders[0]?.matched).toEqual([]);
});

test('a tracking number that the partner answered leads to its order', async () => {
  const { id: run } = await importOne(engine, 'freight-orders.xlsx');
  await engine.call('freight.choose', { run, policy: 'cheapest' });
  await send(run);
  const { items } = await engine.call('orders.window', { run });
  const sent = items.find(({ results }) => results.some((value) => value !== ''));
  const number = sent?.results.flatMap((value) => value.split('\n')).find((value) => /^\w{6,}$/.test(value)) ?? '';
  expect(number).not.toBe('');
  expect((await find(number)).orders.map(({ order }) => order)).toContain(sent?.id);
});

test('deleted runs are not found until they are taken back, and what retention cleared is not found at all', async () => {
  const { id: run } = await office();
  await send(run);
  expect(await keysOf('hat')).toEqual(['R-10']);
  await engine.call('runs.delete', { run });
  expect(await find('orders.c')).toMatchObject({ runs: [] });
  expect(await keysOf('hat')).toEqual([]);
  await engine.call('runs.restore', { run });
  expect(await keysOf('hat')).toEqual(['R-10']);

  const db = new Sqlite(join(dataDir, 'dockhand.db'));
  db.exec('DELETE FROM lines');
  // Gone at once, not with the next search.
  expect(db.prepare("SELECT count(*) AS n FROM order_terms WHERE terms LIKE '%hat%'").get()).toEqual({ n: 0 });
  db.close();
  expect(await keysOf('hat')).toEqual([]);
  expect(await keysOf('R-10')).toEqual(['R-10']);
});

test('an order that was sent is told of by its number, where its run is deleted or not in this data', async () => {
  const { id: run } = await office();
  expect((await find('R-10')).used).toEqual([]);
  await send(run);
  expect((await find('R-10')).used).toEqual([]);
  await engine.call('runs.delete', { run });
  const { orders, used } = await find('r-1');
  expect(orders).toEqual([]);
  expect(used.map(({ key, deleted }) => [key, deleted])).toEqual([
    ['R-10', { run, file: 'orders.csv' }],
    ['R-1', { run, file: 'orders.csv' }],
  ]);
  // One of which something else is found is told by its whole number only.
  await importOne(engine, inboundCsv([{ referenceNo: 'R-1X' }]));
  expect((await find('R-1')).used.map(({ key }) => key)).toEqual(['R-1']);

  const db = new Sqlite(join(dataDir, 'dockhand.db'));
  db.prepare('UPDATE claims SET run = ?').run('of-another-store');
  db.close();
  expect((await find('R-10')).used).toMatchObject([{ key: 'R-10', target: 'practice', deleted: null }]);
});

test('what was never sent is not told as used, and what another run in sight has neither', async () => {
  const { id: unsent } = await office();
  await engine.call('runs.delete', { run: unsent });
  expect(await find('R-10')).toMatchObject({ orders: [], used: [] });
  const { id: run } = await office();
  await send(run);
  const { id: again } = await office();
  await send(again);
  await engine.call('runs.delete', { run });
  expect(await find('R-10')).toMatchObject({ orders: [{ run: again, shown: 'exists' }], used: [] });
});
