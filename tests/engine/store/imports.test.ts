import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { problem } from '../../fixtures/any-problem.ts';
import { importRun, line, NEW_RUN, order, packed } from './support/sample-run.ts';
import { openTemp, tempDir, tempStore } from './support/temp-store.ts';

const attachment = { name: 'a.pdf', type: 'pdf', size: 3, sha256: 'cc' };

describe('an import', () => {
  test('is invisible until it is finished', () => {
    const store = tempStore();
    const run = store.imports.begin(NEW_RUN);
    store.imports.addBatch(run, { orders: [order(1, [line(1, { key: 'PO-1' })])] });
    expect(store.runs.get(run)).toBeNull();
    expect(store.runs.list({ offset: 0, limit: 10 })).toEqual({ total: 0, items: [] });
    store.imports.finish(run);
    expect(store.runs.get(run)).toMatchObject({ id: run, state: 'checked', counts: { orders: 1, lines: 1, ready: 1 } });
  });

  test('keeps every row it was given: in an order, in none, or skipped', () => {
    const store = tempStore();
    const run = importRun(store, {
      orders: [
        order(1, [line(1, { key: 'PO-1', qty: 2 }), line(2, { qty: 3 })], {
          state: 'incomplete',
          problems: [problem('number.form', { line: 2, field: 'qty', params: { text: 'x' } })],
          attachments: [attachment],
        }),
      ],
      lines: packed(line(3, { qty: 1 })),
      problems: [problem('key.blank', { line: 3, field: 'key' })],
      skipped: [{ file: 0, sheet: 'S', row: 5, reason: 'total', text: 'Total 6' }],
    });
    const [stored] = store.orders.byKey(run, ['PO-1']);
    expect(store.lines.after(run, 0, 10).map((it) => [it.id, it.order, it.cells])).toEqual([
      [1, stored?.id, { key: 'PO-1', qty: 2 }],
      [2, stored?.id, { qty: 3 }],
      [3, null, { qty: 1 }],
    ]);
    expect(store.lines.withoutOrder(run).map((it) => it.id)).toEqual([3]);
    expect(store.attachments.list(stored?.id ?? 0)).toEqual([attachment]);
    expect(store.skippedRows.window(run, { offset: 0, limit: 10 })).toEqual({
      total: 1,
      items: [{ file: 'Stock 100%.xlsx', sheet: 'S', row: 5, reason: 'total', text: 'Total 6' }],
    });
    expect(store.runs.counts(run)).toMatchObject({ orders: 1, lines: 3, skipped: 1, errors: 2, incomplete: 1 });
  });

  test('may bring one long order in several batches', () => {
    const store = tempStore();
    const run = importRun(
      store,
      { orders: [order(1, [line(1, {})])] },
      { orders: [order(1, [line(2, {})], { state: 'incomplete' })] },
    );
    expect(store.orders.window({ run, offset: 0, limit: 9 }).items).toMatchObject([{ lines: 2, state: 'incomplete' }]);
  });

  test('stores a batch wholly or not at all', () => {
    const store = tempStore();
    const run = store.imports.begin(NEW_RUN);
    const twice = [order(1, [line(1, {})]), order(2, [line(1, {})])];
    expect(() => store.imports.addBatch(run, { orders: twice })).toThrow('UNIQUE');
    store.imports.finish(run);
    expect(store.runs.counts(run)).toMatchObject({ orders: 0, lines: 0 });
  });

  test('that is aborted leaves nothing', () => {
    const store = tempStore();
    const run = store.imports.begin(NEW_RUN);
    store.imports.addBatch(run, { orders: [order(1, [line(1, {})])] });
    store.imports.abort(run);
    expect(store.db.prepare('SELECT count(*) AS n FROM lines').get()).toEqual({ n: 0 });
  });

  test('of a living process is left alone by another that opens the store', () => {
    const dataDir = tempDir();
    const store = tempStore(dataDir);
    const run = store.imports.begin(NEW_RUN);
    openTemp(dataDir);
    store.imports.finish(run);
    expect(store.runs.get(run)?.state).toBe('checked');
  });
});

test('a process killed at any moment leaves each run complete or absent', async () => {
  const dataDir = tempDir();
  const script = join(import.meta.dirname, 'support', 'importing-process.ts');
  for (let round = 0; round < 6; round++) {
    const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await sleep(Math.random() * 120);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const store = tempStore(dataDir);
    const runs = store.runs.list({ offset: 0, limit: 1000 }).items;
    expect(runs.map((run) => run.counts).filter((it) => it.orders !== 20 || it.lines !== 200)).toEqual([]);
    expect(store.db.prepare("SELECT count(*) AS n FROM runs WHERE state = 'importing'").get()).toEqual({ n: 0 });
    expect(store.db.prepare('SELECT count(*) AS n FROM lines').get()).toEqual({ n: runs.length * 200 });
    expect(store.db.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    store.db.close();
  }
});
