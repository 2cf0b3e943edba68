import { expect, test } from 'vitest';
import { en } from '#shared/text/en/index.ts';
import { zhCN } from '#shared/text/zh-CN/index.ts';

/** A language may need a value twice. */
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort();

test('every text stands in both languages with the same placeholders', () => {
  for (const [namespace, texts] of Object.entries(zhCN)) {
    const english: Record<string, string> = en[namespace as keyof typeof en];
    expect(Object.keys(english).sort()).toEqual(Object.keys(texts).sort());
    for (const [key, text] of Object.entries<string>(texts)) {
      expect({ key, in: placeholders(english[key] ?? '') }).toEqual({ key, in: placeholders(text) });
    }
  }
});
