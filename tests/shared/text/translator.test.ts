import { describe, expect, test } from 'vitest';
import { rateCardSheet } from '#shared/kinds/rate-card/index.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { en } from '#shared/text/en/index.ts';
import { translator } from '#shared/text/index.ts';
import type { Words } from '#shared/text/texts.ts';
import { zhCN } from '#shared/text/zh-CN/index.ts';

const named = /\{\{(\w+)\}\}/g;
/** A language may need a value twice, and each of two forms needs them all. */
const placeholders = (text: string) => [...new Set([...text.matchAll(named)].map(([, name]) => name))].sort();
const forms = (words: Words) => (typeof words === 'string' ? [words] : [words.one, words.other]);

test('every text stands in both languages with the same placeholders', () => {
  for (const [namespace, texts] of Object.entries(zhCN)) {
    const english: Record<string, Words> = en[namespace as keyof typeof en];
    expect(Object.keys(english).sort()).toEqual(Object.keys(texts).sort());
    for (const [key, text] of Object.entries<string>(texts)) {
      for (const form of forms(english[key] ?? '')) {
        expect({ key, in: placeholders(form) }).toEqual({ key, in: placeholders(text) });
      }
    }
  }
});

test('what counts is written in groups of three, in both languages and in sentences of several counts; names are not', () => {
  const [zh, en] = [translator('zh'), translator('en')];
  const counts = { orders: 3000, lines: 1_234_567, skipped: 999 };
  expect(zh('ui:run.counts', counts)).toBe('3,000 单 · 1,234,567 行 · 跳过 999 行（含表头）');
  expect(en('ui:run.counts', counts)).toBe('3,000 orders · 1,234,567 lines · 999 skipped (headers included)');
  expect(en('history:total', { count: 12_345 })).toBe('12,345 runs');
  expect(zh('ui:cell.place', { row: 12_345, field: '箱号' })).toBe('第 12345 行 · 箱号');
  expect(en.fill('{{count}} of {{year}}', { count: 2026, year: 2026 })).toBe('2,026 of 2026');
});

describe('English says one of a thing otherwise than many', () => {
  const t = translator('en');

  test('in the form that goes by the count, and by name where a sentence counts several things', () => {
    expect([0, 1, 2].map((count) => t('history:total', { count }))).toEqual(['0 runs', '1 run', '2 runs']);
    expect(t('ui:run.counts', { orders: 1, lines: 12, skipped: 1 })).toBe(
      '1 order · 12 lines · 1 skipped (headers included)',
    );
    expect(translator('zh')('history:total', { count: 1 })).toBe('共 1 个批次');
  });

  test('in a kind’s own words as well', () => {
    const words = { one: '{{count}} box of {{of}}', other: '{{count}} boxes of {{of}}' };
    expect([1, 3].map((count) => t.fill(words, { count, of: '{{count}}' }))).toEqual([
      '1 box of {{count}}',
      '3 boxes of {{count}}',
    ]);
  });

  /** Words that end like a plural and are none. */
  const singular = new Set('as differs does goes has holds is its like looks needs stands takes was'.split(' '));
  /** Where the number is never one, or is no number of things. */
  const neverOne = new Set([
    'cli:hidden',
    'failure:run.sent',
    'file:csvQuotes',
    'file:tooCompressed',
    'file:tooManyCells',
    'file:tooManyEntries',
    'file:tooMuchText',
    'problem:attachment.cutOff',
    'problem:attachment.nameTooLong',
    'problem:attachment.tooMany',
    'problem:cell.cutOff',
    'problem:cell.tooLong',
    'problem:date.milliseconds',
    'problem:text.tooLong',
    'report:note.notesLimited',
    'settings:memory.more',
    'submit:confirm.type',
    'ui:edit.tooMany',
    'ui:run.files',
    'cainiao-stock-in:items.tooMany',
    'overseas-inbound:text.tooLong@sku',
  ]);

  test('in every text, filled in with ones', () => {
    const general = Object.entries(en).flatMap(([namespace, texts]) =>
      Object.entries<Words>(texts).map(([key, words]) => ({ key: `${namespace}:${key}`, words })),
    );
    const own = [...kinds, rateCardSheet].flatMap(({ id, texts = {} }) =>
      Object.entries(texts).map(([code, { en: words }]) => ({ key: `${id}:${code}`, words })),
    );
    const wrong = [...general, ...own].flatMap(({ key, words }) => {
      const names = forms(words).flatMap(placeholders);
      const said = t.fill(words, Object.fromEntries(names.map((name = '') => [name, 1])));
      const found = said.matchAll(/(?<![\d.,–-])\b1 (?:([a-z]+) )?(are|were|have|do|[a-z]+s)\b/g);
      return [...found].flatMap(([text, ...of]) =>
        of.some((word) => singular.has(word ?? '')) ? [] : [{ key, text }],
      );
    });
    const help = 'give the text two forms, {one, other}, that go by the param `count`; or list it in `neverOne`';
    expect(
      wrong.filter(({ key }) => !neverOne.has(key)),
      help,
    ).toEqual([]);
    expect([...neverOne].filter((key) => !wrong.some((found) => found.key === key))).toEqual([]);
  });
});
