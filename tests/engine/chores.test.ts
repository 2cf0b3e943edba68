import { expect, test } from 'vitest';
import { startChores } from '#engine/chores.ts';
import type { EngineContext } from '#engine/context.ts';
import type { Clock } from '#engine/ports.ts';

const NOW = Date.parse('2026-06-30T12:00:00.000Z');

/** Chores whose clock lets a test decide when a sleep is over. */
function scene(settings: Record<string, unknown>, due: readonly string[] = [], deleted: readonly string[] = []) {
  const told: string[] = [];
  const forgotten: string[] = [];
  let wake: () => void = () => undefined;
  const sleeps: number[] = [];
  const clock: Clock = {
    now: () => NOW,
    monotonic: () => 0,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        sleeps.push(ms);
        wake = resolve;
        signal?.addEventListener('abort', () => resolve());
      }),
  };
  const store = {
    settings: { all: () => settings },
    retention: {
      due: (before: string) => {
        told.push(`due ${before}`);
        return due;
      },
      clear: (runs: readonly string[]) => told.push(`clear ${runs.join()}`),
    },
    forgotten: { clear: (before: string) => void forgotten.push(before) },
    runRemoval: {
      expired: (before: string) => {
        if (deleted.length > 0) told.push(`deleted before ${before}`);
        return deleted;
      },
      hide: (run: string) => told.push(`hide ${run}`) > 0,
      removeSome: (run: string) => told.push(`remove ${run}`) < 0,
    },
    files: { hashesInUse: () => ['a'] },
    attachments: { hashesInUse: () => ['b'] },
  };
  const blobs = {
    prune: async (kept: ReadonlySet<string>, before: number) => told.push(`keep ${[...kept].join()} since ${before}`),
  };
  const log = { info: () => undefined, warn: (message: string) => told.push(message) };
  const backups = {
    daily: async () => {
      told.push('backup');
      if (settings.broken) throw new Error('disk full');
    },
  };
  const ledger = { attempts: { interruptEnquiries: () => undefined } };
  const context = { store, ledger, blobs, ports: { clock, log } } as unknown as EngineContext;
  const chores = startChores(context, backups as unknown as Parameters<typeof startChores>[1]);
  const pass = async () => {
    wake();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { told, forgotten, sleeps, pass, stop: chores.stop };
}

test('begin half a minute after the start, then once a day, until the program ends', async () => {
  const { told, sleeps, pass, stop } = scene({});
  expect(told).toEqual([]);
  await pass();
  await pass();
  expect(told).toEqual(['backup', 'backup']);
  expect(sleeps).toEqual([30_000, 86_400_000, 86_400_000]);
  await stop();
  expect(told).toHaveLength(2);
});

test('what is older than the office keeps it is cleared, and files that nothing needs any more go', async () => {
  const { told, pass, stop } = scene({ retentionDays: 30 }, ['run-1', 'run-2']);
  await pass();
  expect(told).toEqual([
    'backup',
    'due 2026-05-31T12:00:00.000Z',
    'clear run-1,run-2',
    `keep a,b since ${NOW - 86_400_000}`,
  ]);
  await stop();
});

test.each([[undefined], [0], [-1], ['30']])('with %j days nothing is ever cleared', async (retentionDays) => {
  const { told, pass, stop } = scene({ retentionDays }, ['run-1']);
  await pass();
  expect(told).toEqual(['backup']);
  await stop();
});

test('a chore that fails keeps no other from being done, and is tried again the next day', async () => {
  const { told, pass, stop } = scene({ broken: true, retentionDays: 30 });
  await pass();
  await pass();
  const once = ['backup', 'chore failed', 'due 2026-05-31T12:00:00.000Z'];
  expect(told).toEqual([...once, ...once]);
  await stop();
});

test('remove for good what was deleted thirty days ago, and the files that nothing else needs', async () => {
  const { told, forgotten, pass, stop } = scene({}, [], ['r']);
  await pass();
  expect(told).toEqual([
    'backup',
    'deleted before 2026-05-31T12:00:00.000Z',
    'hide r',
    'remove r',
    'keep a,b since 1782734400000',
  ]);
  // And what was forgotten in the settings with it.
  expect(forgotten).toEqual(['2026-05-31T12:00:00.000Z']);
  await stop();
});
