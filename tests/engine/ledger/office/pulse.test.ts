import { expect, test } from 'vitest';
import { PULSE_MS, startPulse } from '#engine/ledger/office/pulse.ts';
import { Failure } from '#shared/contract/failure.ts';

test('a program that stays open asks twice a minute, whichever office it has by then, and also after it could not', async () => {
  const slept: number[] = [];
  const warned: string[] = [];
  const asked: string[] = [];
  let wake = () => {};
  const sleep = (ms: number) => {
    slept.push(ms);
    return new Promise<void>((resolve) => {
      wake = resolve;
    });
  };
  const answers: (() => Promise<void>)[] = [];
  const beaten = (name: string) =>
    new Promise<void>((done) => {
      answers.push(async () => {
        asked.push(name);
        done();
        if (name === 'away') throw new Failure('ledger.busy', { address: 'office' });
        if (name === 'broken') throw new Error('a bug');
      });
    });
  const shared = () => {
    const pulse = answers.shift();
    return pulse ? { pulse } : null;
  };
  const log = { info: () => {}, warn: (message: string) => void warned.push(message) };
  const { stop } = startPulse(shared, { clock: { now: () => 0, monotonic: () => 0, sleep }, log });
  for (const name of ['first', 'away', 'broken', 'another']) {
    const done = beaten(name);
    const before = slept.length;
    wake();
    await done;
    await expect.poll(() => slept.length).toBe(before + 1);
  }
  expect(asked).toEqual(['first', 'away', 'broken', 'another']);
  expect(warned).toHaveLength(1);
  expect(new Set(slept)).toEqual(new Set([PULSE_MS]));
  stop();
  wake();
});
