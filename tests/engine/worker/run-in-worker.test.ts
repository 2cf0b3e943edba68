import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readyWorker, runInWorker, type WorkerRun } from '#engine/worker/run-in-worker.ts';
import { WINDOW } from '#engine/worker/serve-task.ts';
import { patience } from '../../patience.ts';
import { processorTime } from '../../processor-time.ts';
import type { Deed } from './entries/worker-entry.ts';

const ENTRY = new URL('./entries/worker-entry.ts', import.meta.url);

function run(deed: Deed, options: Partial<WorkerRun<number>> & { count?: number; produced?: Int32Array } = {}) {
  const { count = 0, produced = new Int32Array(1), ...limits } = options;
  const generous = { timeoutMs: patience.timeout, memoryMb: 256 };
  return runInWorker<number, number>(ENTRY, { deed, count, produced }, { ...generous, ...limits });
}

/** A counter that a worker shares. */
const counter = () => new Int32Array(new SharedArrayBuffer(4));

/** Resolves when a worker has counted so far. */
async function reached(produced: Int32Array, count: number): Promise<void> {
  for (;;) {
    const now = Atomics.load(produced, 0);
    if (now >= count) return;
    await Atomics.waitAsync(produced, 0, now).value;
  }
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
  const produced = counter();
  const outcome = await run('forever', {
    produced,
    signal: controller.signal,
    onBatch: async () => {
      await reached(produced, WINDOW);
      // Time enough to go further; on a busy machine it is only less of a trial.
      await sleep(300);
      controller.abort();
    },
  });
  expect(outcome).toEqual({ type: 'cancelled' });
  expect(Atomics.load(produced, 0)).toBe(WINDOW);
});

test("the host's own time is not counted against the worker", async () => {
  // The host's clock stands still while the worker works.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const outcome = await run('batches', {
    count: 3,
    timeoutMs: 1500,
    onBatch: async () => void (await vi.advanceTimersByTimeAsync(700)),
  });
  expect(outcome).toEqual({ type: 'done', value: 3 });
});

test('a worker that spins is stopped', async () => {
  const spent = processorTime();
  expect(await run('spin', { timeoutMs: 800 })).toEqual({ type: 'timeout' });
  expect(spent()).toBeLessThan(5000);
});

test('a worker that throws or exits is a crash with its reason', async () => {
  expect(await run('throw')).toMatchObject({ type: 'crashed', error: expect.stringContaining('broken on purpose') });
  expect(await run('exit')).toEqual({ type: 'crashed', error: 'exit 3' });
});

test('a worker that cannot be loaded is a crash', async () => {
  const limits = { timeoutMs: patience.timeout, memoryMb: 64 };
  const outcome = await runInWorker(new URL('./nowhere.ts', import.meta.url), {}, limits);
  expect(outcome.type).toBe('crashed');
});

test.each(['allocate', 'allocate-buffers'] as const)('a worker that allocates without end (%s)', async (deed) => {
  const allocate = async () => expect(await run(deed, { memoryMb: 128 })).toEqual({ type: 'out-of-memory' });
  await allocate();
  const { rss } = process.memoryUsage();
  await allocate();
  await allocate();
  // The memory goes with the thread: the allocator keeps some, once, and not more each time. Two runs whose 128 MB stayed
  // would show as 256.
  await vi.waitFor(() => expect(process.memoryUsage().rss - rss).toBeLessThan(200e6), patience);
});

test('one allocation that is far too large does not take the process along', async () => {
  expect((await run('one-huge-table', { memoryMb: 256 })).type).toBe('out-of-memory');
});

test('abort ends it at once, before or while it runs', async () => {
  expect(await run('spin', { signal: AbortSignal.abort() })).toEqual({ type: 'cancelled' });
  const controller = new AbortController();
  const produced = counter();
  const spent = processorTime();
  const running = run('spin', { produced, signal: controller.signal });
  await reached(produced, 1);
  controller.abort();
  expect(await running).toEqual({ type: 'cancelled' });
  expect(spent()).toBeLessThan(3000);
});

test('what the host throws while it takes a batch is thrown on, and the worker is gone', async () => {
  const failing = run('forever', {
    onBatch: () => {
      throw new Error('disk full');
    },
  });
  await expect(failing).rejects.toThrow('disk full');
});

describe('a worker that is started before its task is known', () => {
  const limits = { timeoutMs: patience.timeout };
  const task = (deed: Deed, count = 0) => ({ deed, count, produced: new Int32Array(1) });
  const ready = (entry = ENTRY) => {
    const worker = readyWorker(entry, 256);
    onTestFinished(() => worker.discard());
    return worker;
  };

  test('has its task as any other, and only one', async () => {
    const worker = ready();
    const seen: number[] = [];
    const onBatch = (batch: number) => void seen.push(batch);
    expect(await worker.run(task('batches', 3), { ...limits, onBatch })).toEqual({ type: 'done', value: 3 });
    expect(seen).toEqual([0, 1, 2]);
    expect(() => worker.run(task('batches'), limits)).toThrow('one task');
  });

  test('is gone once it is discarded, and cancelled where nobody waits for it any more', async () => {
    const worker = ready();
    await worker.discard();
    expect(await worker.run(task('batches'), limits)).toMatchObject({ type: 'crashed' });
    const signal = AbortSignal.abort();
    expect(await ready().run(task('forever'), { ...limits, signal })).toEqual({ type: 'cancelled' });
  });

  test('tells with its task that it could not be loaded', async () => {
    const worker = ready(new URL('./nowhere.ts', import.meta.url));
    expect(await worker.run(task('batches'), limits)).toMatchObject({ type: 'crashed' });
  });

  test('is refused a task that cannot be handed over, and gone', async () => {
    await expect(ready().run(() => undefined, limits)).rejects.toThrow('could not be cloned');
  });
});
