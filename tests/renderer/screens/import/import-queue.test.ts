import { expect, test, vi } from 'vitest';
import { ImportQueue, unlessAborted } from '../../../../renderer/screens/import/import-queue.ts';

const never = new Promise<string>(() => undefined);

test('carries out one after the other, also after one that failed', async () => {
  const queue = new ImportQueue();
  const order: string[] = [];
  const work =
    (name: string, fails = false) =>
    async () => {
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const states: unknown[] = [];
  queue.onChange(() => states.push([queue.current, queue.waiting]));
  const first = queue.run('1', work('a', true));
  const second = queue.run('2', work('b'));
  await expect(first).rejects.toThrow('a');
  expect(await second).toBe('b');
  expect(states).toEqual([
    ['1', 0],
    ['1', 1],
    ['2', 0],
    [null, 0],
  ]);
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

test('cancels the one under way, even while its files are still being collected; the next goes on', async () => {
  const queue = new ImportQueue();
  const collecting = queue.run('1', (signal) => unlessAborted(signal, never));
  const next = queue.run('2', (signal) => unlessAborted(signal, Promise.resolve('next')));
  expect(queue.cancel()).toBe('1');
  await expect(collecting).rejects.toMatchObject({ code: 'import.cancelled' });
  expect(await next).toBe('next');
  expect(queue.cancel()).toBeNull();
});

test('tells of every change until one stops to listen', async () => {
  const queue = new ImportQueue();
  const hear = vi.fn();
  const stop = queue.onChange(hear);
  await queue.run('1', async () => 1);
  expect(hear).toHaveBeenCalledTimes(2);
  stop();
  await queue.run('2', async () => 2);
  expect(hear).toHaveBeenCalledTimes(2);
});
