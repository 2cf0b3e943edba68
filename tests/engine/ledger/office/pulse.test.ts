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
  const refreshed: number[] = [];
  const of = {
    refresh: async () => void refreshed.push(asked.length),
    get shared() {
      const pulse = answers.shift();
      return pulse ? { pulse } : null;
    },
  };
  const log = { info: () => {}, warn: (message: string) => void warned.push(message) };
  const { stop } = startPulse(of, { clock: { now: () => 0, monotonic: () => 0, sleep }, log });
  for (const name of ['first', 'away', 'broken', 'another']) {
    const done = beaten(name);
    const before = slept.length;
    wake();
    await done;
    await expect.poll(() => slept.length).toBe(before + 1);
  }
  expect(asked).toEqual(['first', 'away', 'broken', 'another']);
  expect(warned).toHaveLength(1);
  // How the folder stands by then is looked up before each.
  expect(refreshed).toEqual([0, 1, 2, 3]);
  expect(new Set(slept)).toEqual(new Set([PULSE_MS]));
  stop();
  wake();
});

test('where the folder left the office by another program nothing says that the desk is there', async () => {
  const calls: string[] = [];
  let wake = () => {};
  const sleep = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  let shared: { pulse(): Promise<void> } | null = { pulse: async () => void calls.push('pulse') };
  const refresh = async () => {
    calls.push('refresh');
    shared = null;
  };
  const of = {
    refresh,
    get shared() {
      return shared;
    },
  };
  const log = { info: () => {}, warn: () => {} };
  const { stop } = startPulse(of, { clock: { now: () => 0, monotonic: () => 0, sleep }, log });
  wake();
  await expect.poll(() => calls.length).toBe(1);
  expect(calls).toEqual(['refresh']);
  stop();
  wake();
});
