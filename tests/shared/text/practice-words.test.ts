import { expect, test } from 'vitest';
import { translator } from '#shared/text/index.ts';
import { orderStateWords, outcomeWords } from '#shared/text/outcome-words.ts';

const zh = translator('zh');
const en = translator('en');
const plain = {
  decision: null,
  decidedBy: null,
  decidedAt: null,
  message: null,
  existing: null,
  unanswered: null,
} as const;
const decided = { decision: 'accepted', decidedBy: '李娜', decidedAt: '2026-06-10T01:30:00.000Z' } as const;

test.each([
  ['sent before', { ...plain, shown: 'exists', existing: 'unsent' }],
  ['found by an attempt of its own', { ...plain, shown: 'exists', existing: 'own-attempt' }],
  ['found to exist', { ...plain, shown: 'exists', existing: 'partner' }],
  ['refused without words', { ...plain, shown: 'rejected', message: 'HTTP 400' }],
  ['decided by a person', { ...plain, ...decided, shown: 'accepted' }],
] as const)('the note of an order that was %s says practice where it was practised, and only there', (_, order) => {
  expect(outcomeWords(zh, 'practice', order)).toMatch(/演练/);
  expect(outcomeWords(en, 'practice', order)).toMatch(/practi[cs]e/i);
  expect(outcomeWords(zh, 'production', order)).not.toMatch(/演练/);
  expect(outcomeWords(en, 'production', order)).not.toMatch(/practi[cs]e/i);
});

test('what only the practice partner has is not called there: in a word, in a filter and in a count', () => {
  expect(orderStateWords(zh, 'practice', 'exists')).toBe('演练已有');
  expect(orderStateWords(zh, 'practice', 'exists', 'unsent')).toBe('演练已有（不发）');
  expect(orderStateWords(zh, 'production', 'exists')).toBe('已存在');
  expect(orderStateWords(zh, 'practice', 'rejected')).toBe('被拒');
});
