import { expect, test } from 'vitest';
import type { Counts, RunState } from '#shared/contract/run.ts';
import { translator } from '#shared/text/index.ts';
import { leftOver, runStateWords } from '#shared/text/outcome-words.ts';

const none = { orders: 0, lines: 0, skipped: 0, errors: 0, warnings: 0, ready: 0, incomplete: 0, accepted: 0 };
const counts: Counts = { ...none, exists: 0, rejected: 0, shelved: 0, withdrawn: 0, unknown: 0, queued: 0 };

test.each<[string, RunState, Partial<Counts>]>([
  ['已完成', 'finished', { accepted: 12, exists: 1 }],
  ['已结束，3 张没成', 'finished', { accepted: 12, incomplete: 3 }],
  ['已结束，6 张没成', 'finished', { incomplete: 3, rejected: 2, shelved: 1 }],
  ['已检查', 'checked', { ready: 3 }],
  ['还有 4 张没发', 'checked', { accepted: 4, ready: 3, incomplete: 1 }],
  ['发送中', 'submitting', { incomplete: 3, rejected: 1 }],
  ['发送中', 'submitting', { queued: 1, unknown: 2 }],
  ['查询结果中', 'submitting', { accepted: 4, unknown: 2 }],
])('%s: %s with %o', (words, state, part) => {
  const run = { state, counts: { ...counts, ...part }, standing: { wrongLines: 0, readyThere: 0 } };
  expect(runStateWords(translator('zh'), run)).toBe(words);
  expect(leftOver(run) > 0).toBe(words.startsWith('已结束'));
});

test('a run that was checked and not sent says how many of its lines have errors', () => {
  const run = {
    state: 'checked',
    counts: { ...counts, incomplete: 1 },
    standing: { wrongLines: 3, readyThere: 0 },
  } as const;
  expect(runStateWords(translator('zh'), run)).toBe('已检查，3 行有错误');
  expect(runStateWords(translator('en'), { ...run, standing: { wrongLines: 1, readyThere: 0 } })).toBe(
    'Checked, 1 line with errors',
  );
});

test('a run that waits for nothing but a person’s word says so, and not that it stopped', () => {
  const run = { state: 'held', counts: { ...counts, unknown: 2 }, standing: { wrongLines: 0, readyThere: 0 } } as const;
  const undecided = { ...run, hold: { reason: 'undecided' } };
  expect(runStateWords(translator('zh'), undecided)).toBe('等您决定');
  expect(runStateWords(translator('en'), undecided)).toBe('Waits for your decision');
  expect(runStateWords(translator('zh'), { ...run, hold: { reason: 'failing' } })).toBe('已停下');
});

test('what is there already is not told as not sent', () => {
  const run = {
    state: 'checked',
    counts: { ...counts, accepted: 4, ready: 2 },
    standing: { wrongLines: 0, readyThere: 2 },
  } as const;
  expect(runStateWords(translator('zh'), run)).toBe('已检查');
});
