import { expect, test } from 'vitest';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import { matching, suggestionsFor } from '../../../../renderer/screens/grid/suggestions.ts';

const words = { lang: 'zh', yes: '是', no: '否' } as const;

test('a choice is found by its label, its code and what offices call it', () => {
  const all = suggestionsFor(overseasInbound.fields.tallyRule, words);
  expect(all.map(({ value }) => value)).toEqual(['单件', '单箱']);
  expect(matching(all, '整箱').map(({ value }) => value)).toEqual(['单箱']);
  expect(matching(all, '1')[0]?.value).toBe('单件');
  expect(matching(all, '')).toEqual(all);
  expect(matching(all, '散货')).toEqual([]);
});

test('countries are the codes that have a name, found in either language', () => {
  const all = suggestionsFor(overseasInbound.fields.country, words);
  expect(all.length).toBeGreaterThan(240);
  expect(all.length).toBeLessThan(252);
  expect(matching(all, 'austr').map(({ value }) => value)).toEqual(['AT', 'AU']);
  expect(matching(all, '中国')[0]).toMatchObject({ value: 'CN', note: '中国' });
  expect(all.map(({ value }) => value)).not.toContain('EU');
});

test('free text has no list', () => {
  expect(suggestionsFor(overseasInbound.fields.sku, words)).toEqual([]);
});
