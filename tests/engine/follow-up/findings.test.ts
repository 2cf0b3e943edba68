import { describe, expect, test } from 'vitest';
import { findingsOf, lateDays } from '#engine/follow-up/findings.ts';
import { ownState } from '#engine/follow-up/own-state.ts';
import { findingCode, warehouseState } from '#shared/contract/follow-up.ts';
import { findingName, findingWords } from '#shared/text/follow-up-words.ts';
import { translator } from '#shared/text/index.ts';
import { announced, at, followed, report, rules, sku } from './support/followed.ts';

const EARLY = at('2026-06-01 10:00:00');
const found = (order: ReturnType<typeof followed>, now = EARLY, settings = {}) =>
  findingsOf(order, ownState(order, rules(settings), now), rules(settings), now);
const codes = (...args: Parameters<typeof found>) => found(...args).map(({ code }) => code);

test('an order that is as it was sent, and not long there, needs nobody', () => {
  expect(found(followed())).toEqual([]);
});

describe('a draft', () => {
  test('is to be confirmed a day after it was accepted, until it is there', () => {
    expect(codes(followed(), at('2026-06-02 07:59:59'))).toEqual([]);
    expect(codes(followed(), at('2026-06-02 08:00:00'))).toEqual(['draft']);
    expect(codes(followed(), at('2026-06-01 20:00:00'), { draftAfterHours: 12 })).toEqual(['draft']);
    expect(codes(followed(report({ deliveredAt: '2026-06-10 08:00:00' })), at('2026-06-11 08:00:00'))).toEqual([]);
  });

  test('is none any more where the office knows the code of confirmed ones', () => {
    const settings = { statusMap: '200=confirmed' };
    expect(codes(followed(report({ status: '200' })), at('2026-06-05 08:00:00'), settings)).toEqual([]);
    expect(codes(followed(), at('2026-06-05 08:00:00'), settings)).toEqual(['draft']);
  });
});

describe('what is overdue', () => {
  test('is late from the day after the expected one, by days of the calendar', () => {
    const confirmed = { statusMap: '100=confirmed' };
    expect(codes(followed(), at('2026-06-20 23:59:59'), confirmed)).toEqual([]);
    expect(found(followed(), at('2026-06-21 00:00:00'), confirmed)).toEqual([
      { code: 'late', params: { eta: '2026-06-20' } },
    ]);
    expect(lateDays('2026-06-20 18:00:00', 'listed', rules(), at('2026-06-26 01:00:00'))).toBe(6);
    expect(lateDays('2026-06-20 18:00:00', 'arrived', rules(), at('2026-06-26 01:00:00'))).toBeNull();
  });

  test('goes by the calendar of the warehouse where its zone is known', () => {
    const sydney = { statusMap: '100=confirmed', zone: 'Australia/Sydney' };
    // 2026-06-21 00:00 in Sydney is 14:00 UTC of the day before.
    expect(codes(followed(), at('2026-06-20 13:59:59'), sydney)).toEqual([]);
    expect(codes(followed(), at('2026-06-20 14:00:00'), sydney)).toEqual(['late']);
  });

  test('is not told of an order that nobody asked about, or that has no expected day', () => {
    expect(codes(followed(null, { askedAt: null, seenAt: null }), at('2026-08-01 00:00:00'))).toEqual([]);
    const open = followed(report(), { announced: { ...announced, eta: null } });
    expect(codes(open, at('2026-08-01 00:00:00'), { statusMap: '100=confirmed' })).toEqual([]);
  });
});

test('each SKU that is short or over is told, with the boxes it was sent in', () => {
  const facts = report({
    deliveredAt: '2026-06-10 08:00:00',
    skus: [sku('A', 40, 38, '2026-06-11 08:00:00'), sku('B', 20, 21, '2026-06-11 08:00:00')],
  });
  expect(found(followed(facts), at('2026-06-19 08:00:00'))).toEqual([
    { code: 'short', params: { sku: 'A', count: 2, forecast: 40, putAway: 38, boxes: '01' } },
    { code: 'over', params: { sku: 'B', count: 1, forecast: 20, putAway: 21, boxes: '02' } },
  ]);
});

describe('what the warehouse expects is held against what was sent', () => {
  test.each([
    [
      'another number of pieces',
      { skus: [sku('A', 39), sku('B', 20)] },
      { code: 'forecast', params: { sku: 'A', sent: 40, said: 39 } },
    ],
    [
      'pieces that were not multiplied by the boxes',
      { skus: [sku('A', 20), sku('B', 20)] },
      { code: 'notMultiplied', params: { sku: 'A', sent: 40, said: 20 } },
    ],
    ['a SKU that is missing', { skus: [sku('A', 40)] }, { code: 'skuMissing', params: { sku: 'B', sent: 20 } }],
    [
      'a SKU that was not sent',
      { skus: [sku('A', 40), sku('B', 20), sku('C', 5)] },
      { code: 'skuExtra', params: { sku: 'C', said: 5 } },
    ],
    ['another number of boxes', { boxes: 2 }, { code: 'boxes', params: { sent: 3, said: 2 } }],
    [
      'a volume off by more than 1 %',
      { volume: '0.2627' },
      { code: 'volume', params: { sent: '0.26', said: '0.2627' } },
    ],
  ])('%s', (_, changes, finding) => {
    expect(found(followed(report(changes)))).toEqual([finding]);
  });

  test('a volume off by 1 % or less, one in an unknown unit, and what is not told are no findings', () => {
    expect(found(followed(report({ volume: '0.2626' })))).toEqual([]);
    expect(found(followed(report({ volume: '260000', volumeUnit: 'CM3' })))).toEqual([]);
    expect(found(followed(report({ volume: '9', volumeUnit: 'ft3' })))).toEqual([]);
    expect(found(followed(report({ volume: null, boxes: null, skus: [sku('A', null), sku('B', 20)] })))).toEqual([]);
    expect(codes(followed(report({ volume: '0.2626' })), EARLY, { volumeTolerancePercent: 0 })).toEqual(['volume']);
  });

  test('an account whose warehouse does not multiply is held against pieces per box', () => {
    const facts = report({ skus: [sku('A', 20), sku('B', 20)] });
    expect(found(followed(facts), EARLY, { forecastPerBox: false })).toEqual([]);
    expect(codes(followed(), EARLY, { forecastPerBox: false })).toEqual(['forecast']);
  });

  test('of an order whose body is not kept nothing is compared', () => {
    expect(found(followed(report({ boxes: 99 }), { announced: null }))).toEqual([]);
  });
});

test('a contradiction stands first; what was not found, is gone or cancelled is told', () => {
  const contested = {
    what: 'changed',
    answer: report(),
    points: [{ what: 'putAway', sku: 'A', known: 40, said: null }],
  };
  expect(found(followed(report({ boxes: 1 }), { contested }))).toMatchObject([
    { code: 'contradiction', params: { what: 'putAway', sku: 'A', known: 40, said: '', count: 1 } },
    { code: 'boxes' },
  ]);
  expect(codes(followed(report(), { contested: { what: 'unreadable' } }))).toEqual(['unreadable']);
  expect(found(followed(report(), { contested: { what: 'twice', orderNos: ['E1O', 'E2O'] } }))).toEqual([
    { code: 'twice', params: { numbers: 'E1O, E2O' } },
  ]);
  expect(codes(followed(null, { misses: 1 }))).toEqual(['notFound']);
  expect(codes(followed(report(), { misses: 2 }))).toEqual(['gone']);
  expect(codes(followed(report({ status: '9' })), EARLY, { statusMap: '9=cancelled' })).toEqual(['cancelled']);
});

test.each(['zh', 'en'] as const)('every state and finding has words in %s, without a hole', (lang) => {
  const t = translator(lang);
  const params = {
    sku: 'A',
    count: 2,
    forecast: 40,
    putAway: 38,
    boxes: '01',
    eta: '2026-06-20',
    sent: 1,
    said: 2,
    numbers: 'E1O',
    known: 1,
    what: 'boxes',
  };
  for (const code of findingCode.options) {
    const words = findingWords(t, { code, params });
    expect(words).not.toMatch(/\{\{|finding\./);
    expect(findingName(t, code)).not.toContain('kind.');
  }
  for (const state of warehouseState.options) expect(t.dynamic(`followUp:state.${state}`)).not.toContain('state.');
});
