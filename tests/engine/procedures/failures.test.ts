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

/** say a country by its name, R-4 a weight in words; of the partner rejected three in two ways. */
async function failed(): Promise<string> {
  const good = ['R-5', 'R-6', 'R-7', 'R-8'].map((referenceNo) => ({ referenceNo }));
  const { id: run } = await importOne(
    engine,
    inboundCsv([
      ...['R-1', 'R-2', 'R-3'].map((referenceNo) => ({ referenceNo, country: 'Chinaland' })),
      { referenceNo: 'R-4', weightDeclared: 'heavy' },
      ...good,
    ]),
  );
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
  const db = new Sqlite(join(dataDir, 'dockhand.db'));
  const reject = db.prepare(
    `UPDATE orders SET state = 'rejected', partner_no = NULL, answer = '{"type":"rejected","messages":[]}', message = ? WHERE key = ?`,
  );
  for (const [key, message] of [
    ['R-5', 'sku not exist'],
    ['R-6', 'no such warehouse'],
    ['R-7', 'sku not exist'],
  ]) {
    reject.run(message, key);
  }
  db.close();
  return run;
}

test('what did not get there is told by its reasons, those of one reason once, the largest group first', async () => {
  const run = await failed();
  const groups = await engine.call('orders.failures', { run });
  expect(
    groups.map(({ shown, count, message, orders }) => [shown, count, message, orders.map(({ key }) => key)]),
  ).toEqual([
    ['incomplete', 3, null, ['R-1', 'R-2', 'R-3']],
    ['rejected', 2, 'sku not exist', ['R-5', 'R-7']],
    ['incomplete', 1, null, ['R-4']],
    ['rejected', 1, 'no such warehouse', ['R-6']],
  ]);
  expect(groups.map(({ problem }) => problem?.field ?? null)).toEqual(['country', null, 'weightDeclared', null]);
});

test('the list of failures leaves out what is at the partner, and says what is first wrong with each and where', async () => {
  const run = await failed();
  const { total, items } = await engine.call('orders.window', { run, failed: true });
  expect(total).toBe(7);
  expect(items.map(({ key }) => key)).not.toContain('R-8');
  expect(items.find(({ key }) => key === 'R-4')?.firstError).toMatchObject({ field: 'weightDeclared', row: 5 });
  expect(items.find(({ key }) => key === 'R-5')?.firstError).toBeUndefined();
  // Another filter narrows them further.
  expect(await engine.call('orders.window', { run, failed: true, search: 'R-6' })).toMatchObject({ total: 1 });
});

test('of one of unknown outcome nobody knows that it failed', async () => {
  const run = await failed();
  const db = new Sqlite(join(dataDir, 'dockhand.db'));
  db.prepare("UPDATE orders SET state = 'unknown' WHERE run = ? AND key = 'R-8'").run(run);
  db.close();
  const { total, items } = await engine.call('orders.window', { run, failed: true });
  expect(total).toBe(7);
  expect(items.map(({ key }) => key)).not.toContain('R-8');
});

test('a fixed order is no failure any more, and all of a kind are fixed at once where the way out is certain', async () => {
  const { id: run } = await importOne(
    engine,
    inboundCsv(['R-1', 'R-2'].map((referenceNo) => ({ referenceNo, weightDeclared: '12.3456' }))),
  );
  const [group] = await engine.call('orders.failures', { run });
  expect(group).toMatchObject({ count: 2, problem: { fixable: 2 } });
  await engine.call('edits.fix', { run, problem: group?.problem?.id ?? 0, like: true });
  expect(await engine.call('orders.failures', { run })).toEqual([]);
});
