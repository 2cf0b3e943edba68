import { expect, test } from 'vitest';
import { officeScene } from '../../submit/support/office-scene.ts';

const scene = officeScene();
const never = new AbortController().signal;
const slow = { concurrency: 1, ratePerSecond: 2 };

test('what only asks the partner something takes its turn with all desks', async () => {
  const desks = [scene.desk([]), scene.desk([]), scene.desk([])];
  const last = async () => {
    const [turn] = await scene.sql('SELECT extract(epoch FROM last_at)::float8 AS at FROM dockhand.turns');
    return Number(turn?.at);
  };
  const times: number[] = [];
  for (const { ledger } of desks) {
    const lane = ledger.askingLanes('A');
    if (times.length % 2 === 0) expect(await lane.enter(slow, never)).toBe(true);
    else expect(await lane.enterQuietly(slow, 0, never)).toBeInstanceOf(AbortSignal);
    times.push(await last());
  }
  const [first = 0, second = 0, third = 0] = times;
  expect(second - first).toBeGreaterThanOrEqual(0.499);
  expect(third - second).toBeGreaterThanOrEqual(0.499);
});

test('while the office is away it keeps to its own rate', async () => {
  const desk = scene.desk([]);
  await scene.sql('ALTER TABLE dockhand.turns RENAME TO away');
  const lane = desk.ledger.askingLanes('A');
  expect(await lane.enter(slow, never)).toBe(true);
  lane.release();
  await scene.sql('ALTER TABLE dockhand.away RENAME TO turns');
});
