import { expect, test } from 'vitest';
import { createLane } from '#engine/ledger/lanes.ts';
import { createVirtualClock } from '../submit/support/virtual-clock.ts';

const never = new AbortController().signal;

test('requests start no faster than the rate, and no more at once than allowed', async () => {
  const clock = createVirtualClock();
  const lane = createLane(clock);
  const starts: number[] = [];
  let most = 0;
  let underWay = 0;
  const request = async () => {
    await lane.enter({ concurrency: 2, ratePerSecond: 10 }, never);
    starts.push(clock.monotonic());
    underWay += 1;
    most = Math.max(most, underWay);
    await clock.sleep(350);
    underWay -= 1;
    lane.release();
  };
  await Promise.all(Array.from({ length: 6 }, request));
  expect(starts).toEqual([0, 100, 350, 450, 700, 800]);
  expect(most).toBe(2);
});

test('who waits can give up without keeping the others back', async () => {
  const clock = createVirtualClock();
  const lane = createLane(clock);
  const limits = { concurrency: 1, ratePerSecond: 1000 };
  await lane.enter(limits, never);
  const impatient = new AbortController();
  const first = lane.enter(limits, impatient.signal);
  const second = lane.enter(limits, never);
  impatient.abort();
  expect(await first).toBe(false);
  lane.release();
  expect(await second).toBe(true);
});

test('everybody waits when the partner says so, also who was waiting already', async () => {
  const clock = createVirtualClock();
  const lane = createLane(clock);
  const limits = { concurrency: 9, ratePerSecond: 1 };
  await lane.enter(limits, never);
  const waiting = lane.enter(limits, never).then(() => clock.monotonic());
  await clock.sleep(500);
  lane.wait(5000);
  lane.wait(10);
  expect(await waiting).toBe(5500);
});
