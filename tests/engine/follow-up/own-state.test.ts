import { describe, expect, test } from 'vitest';
import { ownState } from '#engine/follow-up/own-state.ts';
import { at, followed, report, rules, sku } from './support/followed.ts';

const NOW = at('2026-06-25 12:00:00');
const stateOf = (changes: object, settings = {}, now = NOW) =>
  ownState(followed(report(changes)), rules(settings), now);
const arrived = { deliveredAt: '2026-06-21 10:00:00' };

describe('an order stands where the facts say', () => {
  test.each([
    ['it is found', {}, 'listed'],
    ['it arrived', arrived, 'arrived'],
    ['none of it is put away: zero pieces', { ...arrived, skus: [sku('A', 40, 0), sku('B', 20, 0)] }, 'arrived'],
    ['some is put away', { ...arrived, skus: [sku('A', 40, 40, '2026-06-25 08:00:00'), sku('B', 20)] }, 'partly'],
    ['all of every SKU is put away', { ...arrived, skus: [sku('A', 40, 40), sku('B', 20, 20)] }, 'putAway'],
    [
      'a SKU is above its forecast, although the sum is equal',
      { skus: [sku('A', 40, 41), sku('B', 20, 19)] },
      'difference',
    ],
    [
      'something is put away although nobody says that it arrived',
      { skus: [sku('A', 40, 1, '2026-06-25 08:00:00'), sku('B', 20)] },
      'partly',
    ],
    ['a forecast is not told', { skus: [sku('A', null, 40), sku('B', 20, 20)] }, 'partly'],
  ])('%s', (_, changes, state) => {
    expect(stateOf(changes)).toBe(state);
  });

  test('what is missing counts as short so many days after the last put-away, and not before', () => {
    const skus = [sku('A', 40, 38, '2026-06-20 08:00:00'), sku('B', 20, 20, '2026-06-22 08:00:00')];
    expect(stateOf({ skus }, {}, at('2026-06-29 07:59:59'))).toBe('partly');
    expect(stateOf({ skus }, {}, at('2026-06-29 08:00:00'))).toBe('difference');
    expect(stateOf({ skus }, { differenceAfterDays: 1 }, at('2026-06-23 08:00:00'))).toBe('difference');
    // A SKU of which nothing was put away is short as well.
    expect(stateOf({ skus: [sku('A', 40), sku('B', 20, 20, '2026-06-10 08:00:00')] })).toBe('difference');
  });

  test('where the warehouse names no time of it, the last news stands for it', () => {
    const order = followed(report({ skus: [sku('A', 40, 38), sku('B', 20, 20)] }), {
      newsAt: '2026-06-20T00:00:00.000Z',
    });
    expect(ownState(order, rules(), at('2026-06-26 23:00:00'))).toBe('partly');
    expect(ownState(order, rules(), at('2026-06-27 00:00:00'))).toBe('difference');
  });

  test('not asked, not found, and gone after two rounds in a row', () => {
    expect(ownState(followed(null, { askedAt: null, seenAt: null }), rules(), NOW)).toBe('waiting');
    expect(ownState(followed(null, { misses: 1 }), rules(), NOW)).toBe('notFound');
    // Named, although nothing of what was said is taken.
    expect(ownState(followed(null, { contested: { what: 'unreadable' } }), rules(), NOW)).toBe('listed');
    expect(ownState(followed(report(), { misses: 1 }), rules(), NOW)).toBe('listed');
    expect(ownState(followed(report(), { misses: 2 }), rules(), NOW)).toBe('gone');
  });
});

describe("the warehouse's own code", () => {
  test('means nothing by itself, nor does a shipping plan: facts decide', () => {
    for (const status of ['0', '4', '5', '100', '700']) expect(stateOf({ status })).toBe('listed');
    expect(stateOf({ planNo: 'A1S' })).toBe('listed');
  });

  test('means what the office says, as long as no fact goes further', () => {
    const settings = { statusMap: '100=draft:草稿; 200=confirmed; 300=arrived; 900=cancelled' };
    expect(stateOf({}, settings)).toBe('draft');
    expect(stateOf({ status: '200' }, settings)).toBe('confirmed');
    expect(stateOf({ status: '300' }, settings)).toBe('arrived');
    expect(stateOf({ status: '900' }, settings)).toBe('cancelled');
    expect(stateOf({ status: '100', ...arrived }, settings)).toBe('arrived');
    expect(stateOf({ status: '900', skus: [sku('A', 40, 40), sku('B', 20, 20)] }, settings)).toBe('putAway');
  });
});
