import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runInWorker, type WorkerRun } from '#engine/worker/run-in-worker.ts';
import { WINDOW } from '#engine/worker/serve-task.ts';
import type { Deed } from './entries/worker-entry.ts';

const ENTRY = new URL('./entries/worker-entry.ts', import.meta.url);

function run(deed: Deed, options: Partial<WorkerRun<number>> & { count?: number; produced?: Int32Array } = {}) {
  const { count = 0, produced = new Int32Array(1), ...limits } = options;
  return runInWorker<number, number>(ENTRY, { deed, count, produced }, { timeoutMs: 10_000, memoryMb: 256, ...limits });
}

test('batches arrive in order, one at a time, and then the result', async () => {
  const seen: number[] = [];
  let busy = 0;
  const outcome = await run('batches', {
    count: 50,
    onBatch: async (batch) => {
      expect(++busy).toBe(1);
      await sleep(1);
      seen.push(batch);
      busy--;
    },
  });
  expect(outcome).toEqual({ type: 'done', value: 50 });
  expect(seen).toEqual(Array.from({ length: 50 }, (_, i) => i));
});

test('a slow host holds the worker back: without acknowledgements it goes only a window ahead', async () => {
  const controller = new AbortController();
  const produced = new Int32Array(new SharedArrayBuffer(4));
  const outcome = await run('forever', {
    produced,
    signal: controller.signal,
    onBatch: async () => {
      await sleep(300);
      controller.abort();
    },
  });
  expect(outcome).toEqual({ type: 'cancelled' });
  expect(Atomics.load(produced, 0)).toBe(WINDOW);
});

test("the host's own time is not counted against the worker", async () => {
  const outcome = await run('batches', { count: 3, timeoutMs: 1500, onBatch: () => sleep(700) });
  expect(outcome).toEqual({ type: 'done', value: 3 });
});

test('a worker that spins is stopped', async () => {
  const started = performance.now();
  expect(await run('spin', { timeoutMs: 800 })).toEqual({ type: 'timeout' });
  expect(performance.now() - started).toBeLessThan(5000);
});

test('a worker that throws or exits is a crash with its reason', async () => {
  expect(await run('throw')).toMatchObject({ type: 'crashed', error: expect.stringContaining('broken on purpose') });
  expect(await run('exit')).toEqual({ type: 'crashed', error: 'exit 3' });
});

test('a worker that cannot be loaded is a crash', async () => {
  const outcome = await runInWorker(new URL('./nowhere.ts', import.meta.url), {}, { timeoutMs: 5000, memoryMb: 64 });
  expect(outcome.type).toBe('crashed');
});

test.each(['allocate', 'allocate-buffers'] as const)('a worker that allocates without end (%s)', async (deed) => {
  const rss: number[] = [];
  for (let i = 0; i < 3; i++) {
    expect(await run(deed, { memoryMb: 128 })).toEqual({ type: 'out-of-memory' });
    await sleep(300);
    rss.push(process.memoryUsage().rss);
  }
  // The memory goes with the thread: the allocator keeps some, once, and not more each time. Two runs whose 128 MB stayed
  // would show as 256.
  expect((rss[2] ?? 0) - (rss[0] ?? 0)).toBeLessThan(200e6);
});

test('one allocation that is far too large does not take the process along', async () => {
  expect((await run('one-huge-table', { memoryMb: 256, timeoutMs: 20_000 })).type).toBe('out-of-memory');
});

test('abort ends it at once, before or while it runs', async () => {
  expect(await run('spin', { signal: AbortSignal.abort() })).toEqual({ type: 'cancelled' });
  const started = performance.now();
  expect(await run('spin', { signal: AbortSignal.timeout(300) })).toEqual({ type: 'cancelled' });
  expect(performance.now() - started).toBeLessThan(3000);
});

test('what the host throws while it takes a batch is thrown on, and the worker is gone', async () => {
  const failing = run('forever', {
    onBatch: () => {
      throw new Error('disk full');
    },
  });
  await expect(failing).rejects.toThrow('disk full');
});
