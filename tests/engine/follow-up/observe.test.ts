import { describe, expect, test } from 'vitest';
import { contradictions, observe } from '#engine/follow-up/observe.ts';
import type { Reported } from '#shared/follow-up/reported.ts';
import { followed, iso, report, sku } from './support/followed.ts';

const times = { roundAt: iso('2026-06-05 08:00:00'), now: iso('2026-06-05 08:00:03') };
const said = (order: Reported) => ({ type: 'reported', order }) as const;

test('what is new is taken, with when it was seen', () => {
  const next = report({
    deliveredAt: '2026-06-05 07:00:00',
    skus: [sku('A', 40, 10, '2026-06-05 07:30:00'), sku('B', 20)],
  });
  expect(observe(followed(), said(next), times)).toEqual({
    observed: { askedAt: times.roundAt, seenAt: times.now, newsAt: times.now, misses: 0, facts: next, contested: null },
    sighting: { at: times.now, what: 'taken', said: next },
  });
});

test('the same again is seen again, and no news', () => {
  const { observed, sighting } = observe(followed(), said(report()), times);
  expect(observed).toMatchObject({ askedAt: times.roundAt, seenAt: times.now, newsAt: followed().newsAt });
  expect(sighting).toBeNull();
});

describe('once given, another value is a contradiction, and none of that answer is taken', () => {
  const known = report({ deliveredAt: '2026-06-04 08:00:00', skus: [sku('A', 40, 30), sku('B', 20)] });
  test.each([
    ['another number', { orderNo: 'E2O' }, { what: 'orderNo', sku: null, known: 'E1O', said: 'E2O' }],
    ['no number', { orderNo: null }, { what: 'orderNo', sku: null, known: 'E1O', said: null }],
    [
      'another time of making',
      { createdAt: '2026-06-02 08:00:00' },
      { what: 'createdAt', sku: null, known: '2026-06-01 08:00:00', said: '2026-06-02 08:00:00' },
    ],
    [
      'not arrived after all',
      { deliveredAt: null },
      { what: 'deliveredAt', sku: null, known: '2026-06-04 08:00:00', said: null },
    ],
    ['another plan', { planNo: 'A2S' }, { what: 'planNo', sku: null, known: 'A1S', said: 'A2S' }],
    ['another number of boxes', { boxes: 4 }, { what: 'boxes', sku: null, known: 3, said: 4 }],
    ['another volume', { volume: '0.3' }, { what: 'volume', sku: null, known: '0.26', said: '0.3' }],
    [
      'fewer pieces put away',
      { skus: [sku('A', 40, 29), sku('B', 20)] },
      { what: 'putAway', sku: 'A', known: 30, said: 29 },
    ],
    ['none put away', { skus: [sku('A', 40), sku('B', 20)] }, { what: 'putAway', sku: 'A', known: 30, said: null }],
    [
      'fewer announced, as if nothing were missing',
      { skus: [sku('A', 30, 30), sku('B', 20)] },
      { what: 'forecast', sku: 'A', known: 40, said: 30 },
    ],
    ['a SKU less', { skus: [sku('A', 40, 30)] }, { what: 'forecast', sku: 'B', known: 20, said: null }],
    [
      'a SKU more',
      { skus: [sku('A', 40, 30), sku('B', 20), sku('C', 5)] },
      { what: 'forecast', sku: 'C', known: null, said: 5 },
    ],
  ])('%s', (_, changes, point) => {
    const answer = { ...known, ...changes };
    expect(contradictions(known, 'E1O', answer)).toEqual([point]);
    const { observed, sighting } = observe(followed(known), said({ ...answer, status: '200' }), times);
    expect(observed).toMatchObject({ facts: known, newsAt: followed().newsAt, seenAt: times.now });
    expect(observed.contested).toMatchObject({ what: 'changed', points: [point] });
    expect(sighting).toMatchObject({ what: 'contested' });
  });

  test('a late answer is over when a later one agrees again; told twice it is written down once', () => {
    const late = observe(followed(known), said(report()), times);
    expect(late.observed.contested).not.toBeNull();
    const again = observe({ ...followed(known), ...late.observed }, said(report()), times);
    expect(again.sighting).toBeNull();
    const right = observe({ ...followed(known), ...again.observed }, said(known), times);
    expect(right.observed).toMatchObject({ facts: known, contested: null });
  });

  test('the number that sending was answered with is known from the beginning', () => {
    const { observed } = observe(followed(null), said(report({ orderNo: 'E9O' })), times);
    expect(observed).toMatchObject({
      facts: null,
      contested: { points: [{ what: 'orderNo', known: 'E1O', said: 'E9O' }] },
    });
  });
});

test('what cannot be read and what is there twice is contested, and nothing of it taken', () => {
  for (const answer of [{ type: 'unreadable' } as const, { type: 'twice', orderNos: ['E1O', 'E2O'] } as const]) {
    expect(observe(followed(), answer, times).observed).toMatchObject({
      facts: report(),
      contested: { what: answer.type },
    });
  }
});

test('rounds that do not find it are counted, and forgotten when it is there again', () => {
  const first = observe(followed(), null, times);
  expect(first).toMatchObject({
    observed: { misses: 1, facts: report(), seenAt: followed().seenAt },
    sighting: { what: 'missed' },
  });
  const second = observe({ ...followed(), ...first.observed }, null, times);
  expect(second).toMatchObject({ observed: { misses: 2 }, sighting: null });
  expect(observe({ ...followed(), ...second.observed }, said(report()), times).observed.misses).toBe(0);
});
