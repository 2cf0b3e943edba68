import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_AN_HOUR, notBefore } from '#engine/notify/pace.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 0, 5, 12, 7);

test('the first leaves at once, the next three seconds later, the eleventh an hour after the first', () => {
  expect(notBefore('wecom', [], NOON)).toBe(NOON);
  expect(notBefore('wecom', [NOON - 1000], NOON)).toBe(NOON + 2000);
  const ten = Array.from({ length: 10 }, (_, n) => NOON - 600_000 + n * 3000);
  expect(notBefore('wecom', ten, NOON)).toBe((ten[0] ?? 0) + HOUR);
});

test('what a clock that was set back wrote ahead counts for nothing', () => {
  expect(notBefore('wecom', [NOON + HOUR], NOON)).toBe(NOON);
});

test('Feishu is not called in the first minute of full and half hours', () => {
  const full = Date.UTC(2026, 0, 5, 12, 0);
  expect(notBefore('feishu', [], full)).toBe(full + 60_000);
  expect(notBefore('feishu', [], full + 30 * 60_000 + 59_999)).toBe(full + 31 * 60_000);
  expect(notBefore('feishu', [], full + 61_000)).toBe(full + 61_000);
  expect(notBefore('dingtalk', [], full)).toBe(full);
});

test('whenever something is to be told: never over ten in an hour, never two within three seconds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 * HOUR }), { maxLength: 60 }), (waits) => {
      const sent: number[] = [];
      let now = NOON;
      for (const wait of waits) {
        now += wait;
        const recent = sent.filter((each) => each > now - HOUR);
        now = notBefore('wecom', recent, now);
        sent.push(now);
      }
      for (const [n, at] of sent.entries()) {
        const tenth = sent[n - MOST_AN_HOUR];
        if (tenth !== undefined) expect(at - tenth).toBeGreaterThanOrEqual(HOUR);
        const before = sent[n - 1];
        if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(3000);
      }
    }),
  );
});
