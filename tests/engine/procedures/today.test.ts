import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { fields } from '#shared/kinds/overseas-inbound/fields.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

let engine: Engine;
let dataDir: string;
beforeEach(async () => {
  dataDir = freshFolder();
  engine = await openEngine(dataDir);
});
afterEach(() => engine.close());

const today = () => engine.call('today.get', {});
const jobs = async () => (await today()).jobs.map(({ type, count }) => [type, count]);
const send = async (run: string) => {
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
};
const exec = (sql: string, ...params: string[]) => {
  const db = new Sqlite(join(dataDir, 'dockhand.db'));
  db.prepare(sql).run(...params);
  db.close();
};

test('what waits for a person is told with how many, until it is done', async () => {
  expect(await today()).toMatchObject({ jobs: [], runs: 0 });
  const { id: run } = await importOne(
    engine,
    inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2', weightDeclared: 'heavy' }]),
  );
  expect(await jobs()).toEqual([['errors', 1]]);
  await send(run);
  expect(await jobs()).toEqual([['failures', 1]]);
  const line = (await engine.call('lines.window', { run, filter: { order: 'R-2' } })).items[0]?.id ?? 0;
  await engine.call('edits.apply', { run, cells: [{ line, field: 'weightDeclared', value: '3' }] });
  expect(await jobs()).toEqual([['ready', 1]]);
  await send(run);
  expect(await today()).toMatchObject({ jobs: [], runs: 1 });
});

test('what is unknown or stopped comes first and is told however old it is; old unfinished runs are not', async () => {
  const { id: wrong } = await importOne(engine, inboundCsv([{ weightDeclared: 'heavy' }]));
  const { id: stopped } = await importOne(engine, inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2' }]));
  exec(
    `UPDATE runs SET state = 'held', hold = '{"reason":"failing","params":{"reason":"http-500"}}' WHERE id = ?`,
    stopped,
  );
  exec("UPDATE orders SET state = 'unknown' WHERE key = 'R-1' AND run = ?", stopped);
  exec("UPDATE orders SET state = 'queued' WHERE key = 'R-2' AND run = ?", stopped);
  // Asking goes on with the run: nothing of it is for a person to decide, and it is one thing to do.
  expect((await today()).jobs).toMatchObject([
    { type: 'held', count: 1, asked: 1, lacksKeys: false },
    { type: 'errors', count: 1 },
  ]);
  exec("UPDATE runs SET created_at = '2020-01-01T00:00:00.000Z'");
  expect(await jobs()).toEqual([['held', 1]]);
  // Asking found out nothing.
  exec("UPDATE orders SET state = 'ready' WHERE key = 'R-2' AND run = ?", stopped);
  exec(`UPDATE runs SET hold = '{"reason":"undecided","params":{"count":1}}' WHERE id = ?`, stopped);
  expect((await today()).jobs).toMatchObject([{ type: 'unknown', count: 1, asked: 0 }]);
  await engine.call('runs.delete', { run: wrong });
  expect((await today()).runs).toBe(1);
});

test('without its keys nothing of a run can be decided, and that they are missing is what is told', async () => {
  const { id: account } = await engine.call('accounts.save', {
    ...{ partner: 'etower', name: 'Office', settings: { baseUrl: 'http://127.0.0.1:9' } },
  });
  const { id: run } = await importOne(engine, inboundCsv([{ referenceNo: 'R-1' }]));
  exec(
    `UPDATE runs SET state = 'held', target = 'production', account = ?, hold = '{"reason":"undecided","params":{"count":1}}' WHERE id = ?`,
    ...[account, run],
  );
  exec("UPDATE orders SET state = 'unknown' WHERE run = ?", run);
  expect((await today()).jobs).toMatchObject([{ type: 'held', count: 0, asked: 1, lacksKeys: true }]);
});

test('a file whose column of order numbers is not known has no order yet, and waits all the same', async () => {
  const path = inboundCsv([{ referenceNo: '甲' }, { referenceNo: '乙' }]);
  writeFileSync(path, readFileSync(path, 'utf8').replace(fields.referenceNo.label.zh, '备用'));
  const { id: run } = await importOne(engine, path);
  expect((await today()).jobs).toMatchObject([{ type: 'columns', count: 2, run: { counts: { orders: 0 } } }]);
  await engine.call('runs.delete', { run });
  // Of one whose numbers are blank it is the cells that are wrong.
  await importOne(engine, inboundCsv([{ referenceNo: '' }, { referenceNo: '' }]));
  expect((await today()).jobs).toMatchObject([{ type: 'errors', run: { counts: { orders: 0 } } }]);
});

test('shortages and drafts at warehouses are counted with them; those of practice are at none', async () => {
  const { id: run } = await importOne(engine, 'overseas-merged-cells.xlsx');
  await send(run);
  await engine.call('followUp.ask', { when: 'now' });
  expect((await today()).followUp).toEqual({ attention: 0, short: { orders: 0, pieces: 0 }, draft: 0 });
  await engine.call('followUp.practise', { days: 14 });
  await engine.call('followUp.ask', { when: 'now' });
  expect((await today()).followUp.attention).toBe(0);
  // The same orders, had they been sent for real.
  exec("UPDATE accounts SET target = 'production'");
  const { followUp } = await today();
  const { counts, pieces } = await engine.call('followUp.list', { show: 'attention' });
  expect(followUp).toEqual({
    attention: counts.attention,
    short: { orders: counts.findings.short, pieces: pieces.short },
    draft: counts.findings.draft ?? 0,
  });
  expect(followUp.short.orders).toBeGreaterThan(0);
});

test('a run that was being queued when the program was closed is told of, however old, until it is edited', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2' }]));
  exec(`UPDATE runs SET created_at = '2020-01-01T00:00:00.000Z', hold = '{"reason":"queueing","params":{}}'`);
  expect(await jobs()).toEqual([['notBegun', 2]]);
  const [line] = (await engine.call('lines.window', { run })).items;
  await engine.call('edits.apply', { run, cells: [{ line: line?.id ?? 0, field: 'weightDeclared', value: '3' }] });
  expect((await engine.call('runs.get', { run })).hold).toBeNull();
  exec("UPDATE runs SET created_at = datetime('now')");
  expect(await jobs()).toEqual([['ready', 2]]);
});
