import { expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { impliedSuggestion, matchSuggestions, suggestionsFor } from '../../../../renderer/screens/grid/suggestions.ts';

const words = { lang: 'zh', yes: '是', no: '否' } as const;

test('a choice is found by its label, its code and what offices call it', () => {
  const all = suggestionsFor(overseasInbound.fields.tallyRule, words);
  expect(all.map(({ value }) => value)).toEqual(['单件', '单箱']);
  expect(matchSuggestions(all, '整箱').map(({ value }) => value)).toEqual(['单箱']);
  expect(matchSuggestions(all, '1')[0]?.value).toBe('单件');
  expect(matchSuggestions(all, '')).toEqual(all);
  expect(matchSuggestions(all, '散货')).toEqual([]);
});

test('countries are the codes that have a name, found in either language', () => {
  const all = suggestionsFor(overseasInbound.fields.country, words);
  expect(all.length).toBeGreaterThan(240);
  expect(all.length).toBeLessThan(252);
  expect(matchSuggestions(all, 'austr').map(({ value }) => value)).toEqual(['AT', 'AU']);
  expect(matchSuggestions(all, '中国')[0]).toMatchObject({ value: 'CN', note: '中国' });
  expect(all.map(({ value }) => value)).not.toContain('EU');
});

test('free text has no list', () => {
  expect(suggestionsFor(overseasInbound.fields.sku, words)).toEqual([]);
});

test.each(['zh', 'en'] as const)('every word of what may be picked picks itself, and means the same (%s)', (lang) => {
  const country = overseasInbound.fields.country;
  const others = kinds.flatMap(({ fields }) => Object.values(fields)).filter(({ type }) => type !== 'country');
  const wrong = [country, ...others].flatMap((field) => {
    const all = suggestionsFor(field, { ...words, lang });
    const read = (text: string) => {
      const parsed = parseCell(field, text, { today: '2026-07-01' });
      return parsed.type === 'value' ? parsed.value : undefined;
    };
    return all.flatMap((suggestion) =>
      suggestion.words.filter((word) => {
        const found = impliedSuggestion(all, word);
        const first = found && matchSuggestions(all, word)[0] === found;
        return !first || read(found.value) !== (read(word) ?? read(suggestion.value));
      }),
    );
  });
  expect(wrong).toEqual([]);
});

test('a guess takes the place of what was typed only where there is one', () => {
  const all = suggestionsFor(overseasInbound.fields.country, words);
  const stored = (typed: string) => impliedSuggestion(all, typed)?.value;
  expect(['AU', 'in', ' CA ', 'UK', '印度', '美国', 'USA', 'germ'].map(stored)).toEqual([
    ...['AU', 'IN', 'CA', 'GB', 'IN', 'US', 'US', 'DE'],
  ]);
  expect(['austr', 'JA', 'UN', 'EL', 'ISL', '利亚', ''].map(stored)).toEqual(Array(7).fill(undefined));
});

test('warehouses are offered by code and name where the partner listed them, and what is typed stands', () => {
  const field = {
    type: 'text',
    max: 20,
    warehouse: true,
    level: 'order',
    label: { zh: '仓', en: 'W' },
    example: 'X',
  } as const;
  const listed = [
    { code: 'SYD01', name: 'Sydney', country: 'AU' },
    { code: 'MEL01', name: 'Melbourne', country: 'AU' },
  ];
  const words = { lang: 'zh', yes: '是', no: '否' } as const;
  const offered = suggestionsFor(field, words, listed);
  expect(offered.map(({ value, note }) => `${value} ${note}`)).toEqual(['SYD01 Sydney · AU', 'MEL01 Melbourne · AU']);
  expect(matchSuggestions(offered, 'melb').map(({ value }) => value)).toEqual(['MEL01']);
  expect(suggestionsFor(field, words)).toEqual([]);
});
