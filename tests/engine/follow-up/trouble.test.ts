import { describe, expect, test } from 'vitest';
import { leftOf, troubleAfter } from '#engine/follow-up/trouble.ts';
import type { FollowUpResult } from '#engine/partners/partners.ts';
import { followUpHold } from '#shared/contract/follow-up.ts';
import { followUpHoldWords } from '#shared/text/follow-up-words.ts';
import { translator } from '#shared/text/index.ts';
import { at, iso, rules } from './support/followed.ts';

const NOW = at('2026-06-01 08:00:00');
const MINUTE = 60_000;
const waits = (result: FollowUpResult, failures = 0, settings = {}) => {
  const { hold } = troubleAfter(result, failures, rules(settings), NOW);
  return hold?.until === undefined ? null : (Date.parse(hold.until) - NOW) / MINUTE;
};
const throttled = { type: 'throttled', waitMs: 1000, status: 429 } as const;

describe('what keeps an account from being asked', () => {
  test('429, 5xx and broken connections: 1, 2, 5, 10 minutes, and 10 from then on', () => {
    for (const result of [
      throttled,
      { type: 'unknown', reason: 'http-500', status: 500 },
      { type: 'not-sent', reason: 'ECONNREFUSED' },
    ] as const) {
      expect([0, 1, 2, 3, 4, 9].map((failures) => waits(result, failures))).toEqual([1, 2, 5, 10, 10, 10]);
    }
    expect(waits(throttled, 1, { pollBackoffMinutes: '3;7' })).toBe(7);
  });

  test('never less than the partner asked for', () => {
    expect(waits({ ...throttled, waitMs: 3_600_000 })).toBe(60);
  });

  test('keys and clock: nothing more, until a person acts', () => {
    expect(troubleAfter({ type: 'credentials', message: 'http-401', status: 401 }, 0, rules(), NOW).hold).toEqual({
      ...{ reason: 'credentials', params: {}, since: iso('2026-06-01 08:00:00') },
    });
    expect(waits({ type: 'clock', skewMs: 3_600_000, status: 401 })).toBeNull();
  });

  test('an answer ends it', () => {
    expect(troubleAfter({ type: 'answered', status: 200 }, 4, rules(), NOW)).toEqual({
      failures: 0,
      hold: null,
    });
  });
});

describe('how long it still lasts', () => {
  const hold = {
    reason: 'throttled',
    params: {},
    since: iso('2026-06-01 08:00:00'),
    until: iso('2026-06-01 09:00:00'),
  } as const;

  test('until its time has come', () => {
    expect(leftOf(hold, at('2026-06-01 08:30:00'))).toBe(30 * MINUTE);
    expect(leftOf(hold, at('2026-06-01 09:00:00'))).toBe(0);
    expect(leftOf({ ...hold, until: undefined } as never, NOW)).toBeNull();
  });

  test('never longer than at first, where the clock was set back', () => {
    expect(leftOf(hold, at('2025-06-01 08:00:00'))).toBe(60 * MINUTE);
  });
});

test.each(['zh', 'en'] as const)('every reason has words in %s, without a hole', (lang) => {
  for (const reason of followUpHold.shape.reason.options) {
    const params = {
      reason: 'ECONNREFUSED',
      minutes: 30,
      seconds: 5,
      message: '0005',
      code: 'account.missing',
      partner: 'x',
    };
    const words = followUpHoldWords(translator(lang), 'A', { reason, params, until: iso('2026-06-01 09:00:00') });
    expect(words).not.toMatch(/\{\{|hold\./);
  }
});
