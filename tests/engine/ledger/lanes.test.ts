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

test('what may wait starts when nobody has used the way for a while, and never between two of a run', async () => {
  const clock = createVirtualClock();
  const lane = createLane(clock);
  const limits = { concurrency: 2, ratePerSecond: 10 };
  const sent: number[] = [];
  const send = async () => {
    for (let times = 0; times < 40; times += 1) {
      await lane.enter(limits, never);
      sent.push(clock.monotonic());
      await clock.sleep(150);
      lane.release();
      // What is written down between two requests: nobody is under way then, and nobody waits.
      await clock.sleep(100);
    }
  };
  const asked = lane.enterQuietly(limits, 2000, never).then(() => clock.monotonic());
  expect(await asked).toBe(0);
  lane.releaseQuietly();
  const sending = send();
  // So that it looks whether it may start just when nobody is under way.
  await clock.sleep(200);
  const later = lane.enterQuietly(limits, 2000, never).then(() => clock.monotonic());
  await sending;
  expect(sent).toHaveLength(40);
  expect((await later) - (sent.at(-1) ?? 0)).toBeGreaterThanOrEqual(2000);
});

test('what may wait costs those who send no place, and once at most one step of the rate', async () => {
  const alone = await sendTen(false);
  const beside = await sendTen(true);
  expect(beside.aborted).toBe(true);
  beside.starts.forEach((start, index) => {
    expect(start - (alone.starts[index] ?? 0)).toBeLessThanOrEqual(100);
  });
});

/** Starts of ten requests one after another, with an enquiry under way that is never answered, or without. */
async function sendTen(beside: boolean) {
  const clock = createVirtualClock();
  const lane = createLane(clock);
  const limits = { concurrency: 1, ratePerSecond: 10 };
  let aborted = false;
  if (beside) {
    const yielding = await lane.enterQuietly(limits, 2000, never);
    yielding?.addEventListener('abort', () => {
      aborted = true;
      lane.releaseQuietly();
    });
  }
  const starts: number[] = [];
  for (let times = 0; times < 10; times += 1) {
    await lane.enter(limits, never);
    starts.push(clock.monotonic());
    await clock.sleep(120);
    lane.release();
  }
  return { starts, aborted };
}

test('what may wait keeps a ban as all do, and gives up when it is told to', async () => {
  const clock = createVirtualClock();
  const lane = createLane(clock);
  const limits = { concurrency: 1, ratePerSecond: 1000 };
  lane.wait(60_000);
  const asked = lane.enterQuietly(limits, 2000, never).then(() => clock.monotonic());
  expect(await asked).toBe(60_000);
  const end = new AbortController();
  const second = lane.enterQuietly(limits, 2000, end.signal);
  end.abort();
  expect(await second).toBeNull();
});
