import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

async function engineFor(dataDir?: string) {
  const engine = await openEngine(dataDir);
  onTestFinished(() => engine.close());
  return engine;
}

/** One box per key, each in a row of its own from row 2 on; line 1 is row 2. */
const importKeys = (engine: Engine, keys: readonly string[]) =>
  importOne(engine, inboundCsv(keys.map((referenceNo, at) => ({ referenceNo, boxNo: `${at + 1}` }))));

/** What stands about the run: each order with its state and rows, and each problem with the order it counts against. */
async function stateOf(engine: Engine, run: string, rowOf = (row: number) => row) {
  const { items: lines } = await engine.call('lines.window', { run, limit: 100 });
  const { items: orders } = await engine.call('orders.window', { run, limit: 100 });
  const { items: problems } = await engine.call('problems.window', { run, limit: 100 });
  return {
    orders: orders
      .map(({ key, state }) => ({
        ...{ key, state },
        rows: lines.filter(({ order }) => order === key).map(({ row }) => rowOf(row)),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    problems: problems.map(({ row, code, order }) => `${rowOf(row ?? 0)} ${code} ${order}`).sort(),
  };
}

const key = (line: number, value: string) => ({ line, field: 'referenceNo', value });

test('an order does not go out without the rows below it that name no order', async () => {
  const engine = await engineFor();
  // A sheet that says a number again does not mean it by a blank.
  const { id: run, counts } = await importKeys(engine, ['A', 'A', '', '', 'B']);
  expect(counts).toMatchObject({ orders: 2, ready: 1, incomplete: 1, errors: 2 });
  expect(await stateOf(engine, run)).toEqual({
    orders: [
      { key: 'A', state: 'incomplete', rows: [2, 3] },
      { key: 'B', state: 'ready', rows: [6] },
    ],
    problems: ['4 key.missing A', '5 key.missing A'],
  });
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
  expect((await stateOf(engine, run)).orders.map(({ state }) => state)).toEqual(['incomplete', 'accepted']);
});

test('it goes out once they are given its key, or said to be no order', async () => {
  const engine = await engineFor();
  const { id: run } = await importKeys(engine, ['A', '', '', 'B']);
  await engine.call('edits.apply', { run, cells: [key(2, 'A')] });
  expect((await stateOf(engine, run)).problems).toEqual(['4 key.missing A']);
  const said = await engine.call('edits.noOrder', { run, lines: [3] });
  expect(said.counts).toMatchObject({ orders: 2, ready: 2, incomplete: 0, errors: 0 });
  expect((await engine.call('edits.undo', { run })).counts).toMatchObject({ ready: 1, incomplete: 1, errors: 1 });
});

test('a key that is emptied holds up the order above, with the rows that stood below it', async () => {
  const engine = await engineFor();
  const { id: run } = await importKeys(engine, ['A', 'B', '', 'C']);
  expect((await stateOf(engine, run)).problems).toEqual(['4 key.missing B']);
  await engine.call('edits.apply', { run, cells: [key(2, '')] });
  expect((await stateOf(engine, run)).problems).toEqual(['3 key.missing A', '4 key.missing A']);
  await engine.call('edits.apply', { run, cells: [key(1, '')] });
  expect(await stateOf(engine, run)).toEqual({
    orders: [{ key: 'C', state: 'ready', rows: [5] }],
    problems: ['2 key.missing null', '3 key.missing null', '4 key.missing null'],
  });
});

test('an order that is at the partner already is not touched; the row says it has no key', async () => {
  const engine = await engineFor();
  const unready = { referenceNo: 'B', boxNo: '02', weightDeclared: 'heavy' };
  const { id: run } = await importOne(engine, inboundCsv([{ referenceNo: 'A' }, unready]));
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
  await engine.call('edits.apply', { run, cells: [key(2, '')] });
  expect(await stateOf(engine, run)).toEqual({
    orders: [{ key: 'A', state: 'accepted', rows: [2] }],
    problems: ['3 key.missing null', '3 number.unreadable null'],
  });
});

test('one that was taken out of the queue again does not go out without the row below it', async () => {
  const engine = await engineFor();
  const unready = { referenceNo: 'B', boxNo: '02', weightDeclared: 'heavy' };
  const { id: run } = await importOne(engine, inboundCsv([{ referenceNo: 'A' }, unready]));
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.pause', { run });
  await engine.call('edits.apply', { run, cells: [key(2, '')] });
  await engine.call('submissions.cancel', { run });
  const [left] = (await stateOf(engine, run)).orders;
  // It was on its way already, or was taken back.
  if (left?.state === 'ready') {
    await engine.call('submissions.start', { run, confirmWarnings: true });
    await engine.call('submissions.settled', { run });
    expect((await stateOf(engine, run)).orders).toEqual([{ key: 'A', state: 'incomplete', rows: [2] }]);
  }
});

test('what the partner turned down stays so when the row below it is said to be no order', async () => {
  const dataDir = freshFolder();
  const engine = await engineFor(dataDir);
  const refused = { referenceNo: 'A', boxNo: '01' };
  const unready = { referenceNo: 'B', boxNo: '02', weightDeclared: 'heavy' };
  const { id: run } = await importOne(engine, inboundCsv([refused, unready]));
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
  const db = new Sqlite(join(dataDir, 'dockhand.db'));
  db.exec("UPDATE orders SET state = 'rejected', partner_no = NULL, answer = '{}', message = 'no' WHERE key = 'A'");
  db.exec("UPDATE claims SET state = 'rejected', partner_no = NULL WHERE key = 'A'");
  db.close();
  const stateNow = async () => (await stateOf(engine, run)).orders.find((order) => order.key === 'A')?.state;
  expect(await stateNow()).toBe('rejected');
  await engine.call('edits.noOrder', { run, lines: [2] });
  expect(await stateNow()).toBe('rejected');
  await engine.call('edits.undo', { run });
  await engine.call('edits.apply', { run, cells: [key(2, '')] });
  // Now it may be its own box: not sent again before that is said.
  expect(await stateNow()).toBe('incomplete');
});

test('the order’s page tells of the row below it, and its grid shows it', async () => {
  const engine = await engineFor();
  const { id: run } = await importKeys(engine, ['A', '', 'B']);
  const { items } = await engine.call('orders.window', { run });
  const contents = await engine.call('orders.contents', { order: items[0]?.id ?? 0 });
  expect(contents.problems.map(({ code, row }) => [code, row])).toEqual([['key.missing', 3]]);
  const shown = async (filter: object) =>
    (await engine.call('lines.window', { run, filter })).items.map(({ row }) => row);
  expect(await shown({ order: 'A' })).toEqual([2, 3]);
  expect(await shown({ state: 'incomplete' })).toEqual([2, 3]);
  const failures = await engine.call('orders.failures', { run });
  expect(failures.map(({ count }) => count)).toEqual([1]);
});

test('after any edits it stands as if the rows had been read so', async () => {
  const engine = await engineFor();
  const anyKey = fc.constantFrom('A', 'B', 'C', '', '', '待定');
  const anyStep = fc.oneof(
    { weight: 3, arbitrary: fc.record({ at: fc.nat(), value: anyKey }) },
    fc.record({ at: fc.nat(), noOrder: fc.boolean() }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyKey, { minLength: 2, maxLength: 8 }).filter((keys) => keys.some(Boolean)),
      fc.array(anyStep, { minLength: 1, maxLength: 6 }),
      async (keys, steps) => {
        const { id: run } = await importKeys(engine, keys);
        const now = keys.map((value) => ({ value, gone: false }));
        for (const step of steps) {
          const at = step.at % now.length;
          const row = now[at];
          if (!row) throw new Error('no such row');
          if ('value' in step) {
            if (row.gone) continue;
            row.value = step.value;
            await engine.call('edits.apply', { run, cells: [key(at + 1, step.value)] });
          } else {
            row.gone = step.noOrder;
            await engine.call('edits.noOrder', { run, lines: [at + 1], noOrder: step.noOrder });
          }
        }
        const kept = now.flatMap((row, at) => (row.gone ? [] : [{ ...row, at }]));
        if (!kept.some(({ value }) => value)) return;
        const path = inboundCsv(kept.map(({ value, at }) => ({ referenceNo: value, boxNo: `${at + 1}` })));
        const { id: anew } = await importOne(engine, path);
        const rowOf = (row: number) => (kept[row - 2]?.at ?? 0) + 2;
        expect(await stateOf(engine, run)).toEqual(await stateOf(engine, anew, rowOf));
      },
    ),
    { numRuns: 25 },
  );
});
