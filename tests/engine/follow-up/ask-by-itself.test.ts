import { expect, test } from 'vitest';
import { createSimulatedOffice } from './support/simulated-office.ts';

const HOUR = 3_600_000;
const keysOf = (count: number) => Array.from({ length: count }, (_, n) => `R-${n + 1}`);
const listed = (keys: readonly string[]) => ({
  status: 200,
  data: keys.map((referenceNo) => ({
    ...{ orderNo: `E-${referenceNo}`, referenceNo, status: '100', boxNumber: 2 },
    packingDetails: [{ sku: 'A', forecastAmount: 40, putAwayQty: '' }],
  })),
});

test('nothing is asked by itself until the office says so', async () => {
  const { accepted, clock, requests, start } = createSimulatedOffice(listed);
  accepted('run', 'R-1');
  const { stop } = start('one');
  await clock.sleep(24 * HOUR);
  await stop();
  expect(requests).toEqual([]);
});

test('all that is due is asked about in rounds: a request per page and interval, orders accepted in between included', async () => {
  const { accepted, clock, requests, start } = createSimulatedOffice(listed, { pollAuto: true });
  accepted('run', ...keysOf(120));
  const { stop } = start('one');
  await clock.sleep(10 * 60_000);
  // Accepted at all sorts of times since the first round.
  for (const [index, key] of ['N-1', 'N-2', 'N-3', 'N-4'].entries()) {
    accepted(`later-${index}`, key);
    await clock.sleep(7 * 60_000);
  }
  await clock.sleep(6 * HOUR - clock.monotonic());
  await stop();
  const pages = requests.map(({ keys }) => keys.length);
  const began = requests[0]?.at ?? 0;
  // The first round; then the four new ones, which keep their own half of the hour, and the others hourly.
  expect(pages.filter((size) => size >= 20).length).toBe(3 * 6);
  expect(requests.length).toBeLessThanOrEqual(3 * 6 + 6);
  const ofOne = requests.filter(({ keys }) => keys.includes('R-1')).map(({ at }) => Math.round((at - began) / HOUR));
  expect(ofOne).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a ban ends the round; when it is over the rest is asked about, without waiting for the next round', async () => {
  let banned = true;
  const { accepted, clock, requests, start } = createSimulatedOffice(
    (keys) => (banned && keys.includes('R-51') ? { status: 429, data: [] } : listed(keys)),
    { pollAuto: true },
  );
  accepted('run', ...keysOf(120));
  const { stop } = start('one');
  await clock.sleep(90_000);
  expect(requests.map(({ keys }) => keys[0])).toEqual(['R-1', 'R-51']);
  banned = false;
  await clock.sleep(5 * 60_000);
  expect(requests.map(({ keys }) => keys[0])).toEqual(['R-1', 'R-51', 'R-51', 'R-101']);
  await stop();
});

test('a program that is killed and started anew goes on where it was, and asks nothing twice in an interval', async () => {
  const { accepted, clock, requests, start, process } = createSimulatedOffice(listed, { pollAuto: true });
  accepted('run', ...keysOf(120));
  const first = start('one');
  await clock.sleep(61_000);
  // Killed between two pages.
  process('one').die();
  await first.stop();
  const before = requests.flatMap(({ keys }) => keys);
  const second = start('two');
  await clock.sleep(50 * 60_000);
  await second.stop();
  const all = requests.flatMap(({ keys }) => keys);
  expect(before.length).toBeLessThan(120);
  expect([...all].sort()).toEqual([...keysOf(120)].sort());
});

test('a clock that was set back keeps nobody from asking', async () => {
  const { accepted, requests, sqlite, start } = createSimulatedOffice(listed);
  accepted('run', 'R-1', 'R-2');
  const { followUps, stop } = start('one');
  await followUps.ask({ when: 'due' });
  // As if the clock had been years ahead then.
  sqlite.prepare("UPDATE follow_ups SET asked_at = '2031-01-01T00:00:00.000Z'").run();
  sqlite.prepare("UPDATE follow_up_accounts SET round_at = '2031-01-01T00:00:00.000Z'").run();
  for (const when of ['due', 'now'] as const) {
    expect({ when, ...(await followUps.ask({ when })) }).toMatchObject({ when, requests: 1, asked: 2 });
    sqlite.prepare("UPDATE follow_ups SET asked_at = '2031-01-01T00:00:00.000Z'").run();
  }
  expect(requests).toHaveLength(3);
  await stop();
});
