import { describe, expect, test } from 'vitest';
import { dueAt, intervalOf } from '#engine/follow-up/pace.ts';
import { at, DAY, followed, iso, rules } from './support/followed.ts';

const MINUTE = 60_000;
/** Accepted on 1 June at 8, expected on the 20th. */
const order = (changes: object = {}) => followed(undefined, changes);
const interval = (now: string, state: Parameters<typeof intervalOf>[1] = 'listed', changes = {}, settings = {}) =>
  intervalOf(order(changes), state, rules(settings), at(now)) / MINUTE;

describe('how often an order is asked about', () => {
  test('an hour before it is expected, half an hour from then on, a day once it is put away', () => {
    expect(interval('2026-06-01 12:00:00')).toBe(60);
    expect(interval('2026-06-20 00:00:00')).toBe(30);
    expect(interval('2026-06-02 12:00:00', 'arrived')).toBe(30);
    expect(interval('2026-06-02 12:00:00', 'partly')).toBe(30);
    for (const state of ['putAway', 'difference', 'cancelled'] as const) {
      expect(interval('2026-06-02 12:00:00', state)).toBe(24 * 60);
    }
  });

  test('each of these is a setting', () => {
    const settings = { pollBeforeArrivalMinutes: 90, pollArrivingMinutes: 45, pollAfterPutAwayHours: 12 };
    expect(interval('2026-06-01 12:00:00', 'listed', {}, settings)).toBe(90);
    expect(interval('2026-06-20 01:00:00', 'listed', {}, settings)).toBe(45);
    expect(interval('2026-06-20 01:00:00', 'putAway', {}, settings)).toBe(720);
  });

  test('grows while there is no news, up to a day, and begins anew with the expected day and with news', () => {
    const days = ['2026-06-03', '2026-06-05', '2026-06-08', '2026-06-11', '2026-06-14', '2026-06-19'];
    expect(days.map((day) => interval(`${day} 12:00:00`))).toEqual([60, 120, 240, 480, 960, 1440]);
    expect(interval('2026-06-21 12:00:00')).toBe(30);
    expect(interval('2026-06-24 12:00:00')).toBe(60);
    expect(interval('2026-06-19 12:00:00', 'listed', { newsAt: iso('2026-06-18 12:00:00') })).toBe(60);
    expect(interval('2026-06-19 12:00:00', 'listed', {}, { pollSlowerAfterDays: 0 })).toBe(60);
  });
});

describe('when an order is due', () => {
  const due = (now: string, changes: object = {}, state: Parameters<typeof dueAt>[1] = 'listed', settings = {}) =>
    dueAt(order(changes), state, rules(settings), at(now));

  test('at once when nobody asked, and an interval after the round in which somebody did', () => {
    expect(due('2026-06-01 08:00:01', { askedAt: null })).toBe(at('2026-06-01 08:00:01'));
    expect(due('2026-06-01 09:30:00')).toBe(at('2026-06-01 10:00:00'));
  });

  test('never again once nothing can change', () => {
    const accepted = at('2026-06-01 08:00:00');
    const later = (days: number) => new Date(accepted + days * DAY).toISOString().slice(0, 19).replace('T', ' ');
    expect(due(later(119))).not.toBeNull();
    expect(due(later(121))).toBeNull();
    expect(due(later(11), {}, 'listed', { pollStopAfterDays: 10 })).toBeNull();
    const putAway = { newsAt: iso(later(20)) };
    expect(due(later(33), putAway, 'putAway')).not.toBeNull();
    expect(due(later(35), putAway, 'putAway')).toBeNull();
    expect(due(later(35), putAway, 'partly')).not.toBeNull();
    // One that the last answer spoke of otherwise, or not at all, is not settled.
    expect(due(later(35), { ...putAway, contested: { what: 'unreadable' } }, 'putAway')).not.toBeNull();
    expect(due(later(35), { ...putAway, misses: 1 }, 'putAway')).not.toBeNull();
  });

  test('also when the clock was set back since it was asked about', () => {
    expect(due('2026-05-01 08:00:00')).toBe(at('2026-05-01 08:00:00'));
  });
});
