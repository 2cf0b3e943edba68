import { expect, test } from 'vitest';
import { en } from '#shared/text/en/index.ts';
import type { Words } from '#shared/text/texts.ts';
import { zhCN } from '#shared/text/zh-CN/index.ts';

/** A language may need a value twice, and each of two forms needs them all. */
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort();
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
