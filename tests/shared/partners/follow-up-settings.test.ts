import { describe, expect, test } from 'vitest';
import { etowerSettings } from '#shared/partners/etower.ts';
import { followUpSettings } from '#shared/partners/etower-follow-up.ts';
import { top, topSettings } from '#shared/partners/top.ts';
import { topFollowUpSettings } from '#shared/partners/top-follow-up.ts';
import { translator } from '#shared/text/index.ts';

const ours = { ...followUpSettings, ...topFollowUpSettings };
/** Of asking about goods and cancelling, which stand beside them. */
const beside = ['productListSize', 'productNumbersAs', 'inventoryListSize', 'cancelEnabled'];

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  const t = translator(lang);
  test.each([...Object.keys(ours), ...beside])('%s has a name and a sentence', (name) => {
    for (const key of [`settings:field.${name}`, `settings:field.${name}.help`]) {
      expect(t.dynamic(key)).not.toContain('field.');
    }
  });
});

const at = { baseUrl: 'https://warehouse.example' };
const etower = (name: string, value: unknown) => etowerSettings.safeParse({ ...at, [name]: value }).success;
const cainiao = (name: string, value: unknown) => topSettings.safeParse({ [name]: value }).success;

test.each([
  ['pollListSize', 1, 300],
  ['pollGapMs', 500, 600_000],
  ['pollBeforeArrivalMinutes', 5, 1440],
  ['pollArrivingMinutes', 5, 1440],
  ['pollAfterPutAwayHours', 1, 168],
  ['pollSlowerAfterDays', 0, 60],
  ['pollStopAfterDays', 1, 730],
  ['pollStopAfterPutAwayDays', 0, 365],
  ['draftAfterHours', 0, 720],
  ['differenceAfterDays', 0, 90],
  ['volumeTolerancePercent', 0, 100],
  ['inventoryListSize', 1, 300],
  ['productListSize', 1, 30],
])('at eTower %s is %d to %d and no other', (name, least, most) => {
  expect([least - 1, least, most, most + 1].map((value) => etower(name, value))).toEqual([false, true, true, false]);
});

test.each([
  ['pollEveryMinutes', 5, 1440],
  ['pollGapMs', 500, 600_000],
  ['pollWindowHours', 1, 168],
  ['pollOverlapMinutes', 0, 720],
  ['pollPageSize', 1, 50],
  ['pollStopAfterDays', 1, 730],
  ['pollStopAfterPutAwayDays', 0, 365],
  ['silentAfterHours', 0, 720],
])('at Cainiao %s is %d to %d and no other', (name, least, most) => {
  expect([least - 1, least, most, most + 1].map((value) => cainiao(name, value))).toEqual([false, true, true, false]);
});

test.each([
  ['1', true],
  ['1;2;5;10', true],
  ['', false],
  ['0', false],
  ['1;soon', false],
])('minutes to wait after failures: %j is taken: %s', (text, taken) => {
  expect([etower('pollBackoffMinutes', text), cainiao('pollBackoffMinutes', text)]).toEqual([taken, taken]);
});

test('nothing is asked by itself, and nothing cancelled, unless the office says so', () => {
  expect(etowerSettings.parse(at).pollAuto).toBe(false);
  expect(top.settings.parse({})).toMatchObject({ pollAuto: false, cancelEnabled: false });
});
