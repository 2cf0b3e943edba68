import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { problem } from '../../fixtures/any-problem.ts';
import { importRun, line, order } from './support/sample-run.ts';
import { TestClock, tempDir, tempStore } from './support/temp-store.ts';

const ADDRESS = 'Canary Lane 4711';
const DAY = 86_400_000;

/** A finished run of so many lines. */
function sample(lines = 2) {
  const clock = new TestClock();
  const store = tempStore(tempDir(), clock);
  const run = importRun(store, {
    orders: [
      order(
        1,
        Array.from({ length: lines }, (_, at) => line(at + 1, at === 1 ? {} : { address: ADDRESS })),
        {
          problems: [problem('a', { line: 1, severity: 'warning', params: { text: ADDRESS } })],
        },
      ),
    ],
    skipped: [{ file: 0, sheet: 'S', row: 9, reason: 'total', text: ADDRESS }],
  });
  store.edits.apply(run, [{ type: 'cell', line: 2, field: 'address', value: ADDRESS }]);
  store.db
    .prepare<[string, string]>("UPDATE orders SET state = 'accepted', partner_no = 'ET-1', body = ?, answer = ?")
    .run(`{"address":"${ADDRESS}"}`, `{"to":"${ADDRESS}"}`);
  store.runs.setState(run, 'finished');
  clock.time += 10 * DAY;
  return { store, run, before: store.db.now() };
}

test('what a person decided stays told from what the partner rejected', async () => {
  const { store, run, before } = sample();
  store.db
    .prepare<[string]>("UPDATE orders SET state = 'rejected', answer = ?")
    .run(JSON.stringify({ type: 'rejected', messages: [], data: { decidedBy: 'person' } }));
  expect(store.runs.counts(run)).toMatchObject({ rejected: 0, shelved: 1 });
  await store.retention.clear(store.retention.due(before));
  expect(store.runs.counts(run)).toMatchObject({ rejected: 0, shelved: 1 });
});

test('clears lines, bodies and addresses for good, and keeps keys, outcomes and counts', async () => {
  const { store, run, before } = sample();
  const counts = store.runs.counts(run);
  expect(store.retention.due(before)).toEqual([run]);
  await store.retention.clear([run]);

  expect(store.runs.get(run)).toMatchObject({ state: 'finished', counts, files: [{ name: 'Stock 100%.xlsx' }] });
  expect(store.orders.byKey(run, ['PO-1'])).toMatchObject([
    { state: 'accepted', partnerNo: 'ET-1', body: null, answer: null },
  ]);
  expect(store.grid.window({ run, filter: {}, offset: 0, limit: 9 }).total).toBe(0);
  expect(readFileSync(store.db.path).includes(ADDRESS)).toBe(false);
  expect(readFileSync(`${store.db.path}-wal`).includes(ADDRESS)).toBe(false);
  expect(store.retention.due(before)).toEqual([]);
});

test.each(['checked', 'submitting', 'paused', 'held'] as const)('leaves a run that is %s', (state) => {
  const { store, run, before } = sample();
  store.runs.setState(run, state);
  expect(store.retention.due(before)).toEqual([]);
});

test.each(['queued', 'sending', 'unknown'])('leaves a run with an order that is %s', (state) => {
  const { store, before } = sample();
  store.db.prepare<[string]>('UPDATE orders SET state = ?').run(state);
  expect(store.retention.due(before)).toEqual([]);
});

test('leaves a run in which something happened since', () => {
  const { store, before } = sample();
  store.db.prepare<[string]>('UPDATE orders SET updated_at = ?').run(before);
  expect(store.retention.due(before)).toEqual([]);
});

test('what a clearing left that came to no end is cleared the next time, and meanwhile nothing of the run is edited', async () => {
  const { store, run, before } = sample(2000);
  const counts = store.runs.counts(run);
  const left = () => store.grid.window({ run, filter: {}, offset: 0, limit: 1 }).total;
  const all = left();
  const clearing = store.retention.clear([run]);
  while (left() === all) await turn();
  expect(left()).toBeGreaterThan(0);
  expect(store.runs.get(run)?.counts).toEqual(counts);
  // As a process that dies right now leaves it.
  const copy = tempDir();
  store.db.sqlite.exec(`VACUUM INTO '${join(copy, 'dockhand.db')}'`);
  await clearing;

  const next = tempStore(copy);
  expect(left()).toBe(0);
  expect(next.retention.due('1970-01-01')).toEqual([run]);
  const edit = () => next.edits.apply(run, [{ type: 'cell', line: 2000, field: 'address', value: 'x' }]);
  expect(edit).toThrow(expect.objectContaining({ code: 'run.cleared' }));
  await next.retention.clear([run]);
  expect(next.retention.due(before)).toEqual([]);
  expect(next.runs.get(run)?.counts).toEqual(counts);
  expect(readFileSync(next.db.path).includes(ADDRESS)).toBe(false);
});
