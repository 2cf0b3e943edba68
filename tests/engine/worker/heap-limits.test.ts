import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { CAGED_WORKERS, heapLimits, isCaged } from '#engine/worker/heap-limits.ts';
import { turns } from '#engine/worker/turns.ts';

const CAGE_MB = 4096;

/** The limits that tasks ask for: reading, reports and decrypting. */
test.each([2048, 1024])(
  'in a cage all workers at once, and the process beside them, stay below 4 GB: %i MB',
  (memoryMb) => {
    const { heapMb, v8Mb } = heapLimits(memoryMb, true);
    expect(CAGED_WORKERS).toBeGreaterThanOrEqual(2);
    expect(CAGED_WORKERS * v8Mb).toBeLessThanOrEqual(CAGE_MB - 512);
    // The largest array of V8 there, while one of ours is watched from outside.
    expect(v8Mb - heapMb).toBeGreaterThanOrEqual(512);
    // What 100 000 lines take.
    expect(heapMb).toBeGreaterThanOrEqual(1024);
  },
);

test('without one each has the room that its task says, and V8 room beyond that', () => {
  expect(heapLimits(2048, false)).toEqual({ heapMb: 2048, v8Mb: 4096 });
  expect(isCaged()).toBe(process.versions.electron !== undefined);
});

test('no more than so many go on at a time, in order, whatever becomes of them', async () => {
  const inTurn = turns(2);
  const begun: number[] = [];
  const ends = Array.from({ length: 4 }, () => Promise.withResolvers<void>());
  const all = ends.map(({ promise }, index) =>
    inTurn(() => {
      begun.push(index);
      return promise;
    }).catch(() => 'failed'),
  );
  await turn();
  expect(begun).toEqual([0, 1]);
  ends[1]?.reject(new Error('broken'));
  expect(await all[1]).toBe('failed');
  await turn();
  expect(begun).toEqual([0, 1, 2]);
  for (const { resolve } of ends) resolve();
  await Promise.all(all);
  expect(begun).toEqual([0, 1, 2, 3]);
});
