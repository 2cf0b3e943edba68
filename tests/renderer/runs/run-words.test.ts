import { expect, test } from 'vitest';
import type { Counts, Run } from '#shared/contract/run.ts';
import { translator } from '#shared/text/index.ts';
import { outcomeWords } from '#shared/text/outcome-words.ts';
import { doneCount, sentCount } from '../../../renderer/runs/order-states.ts';
import { resultWords } from '../../../renderer/runs/run-words.ts';

const none: Counts = {
  orders: 0,
  lines: 0,
  skipped: 0,
  errors: 0,
  warnings: 0,
  ready: 0,
  incomplete: 0,
  accepted: 0,
  exists: 0,
  rejected: 0,
  shelved: 0,
  withdrawn: 0,
  unknown: 0,
  queued: 0,
};
const zh = translator('zh');
const apart = { readyThere: 0, existsUnsent: 0, heldBack: 0, sending: 0, wrongLines: 0, toConfirm: 0 };
const words = (
  counts: Partial<Counts>,
  target: Run['target'] = 'production',
  standing: Partial<Run['standing']> = {},
  how: Partial<Pick<Run, 'state' | 'hold'>> = {},
) =>
  resultWords(zh, {
    state: 'finished',
    hold: null,
    ...how,
    target,
    counts: { ...none, ...counts },
    standing: { ...apart, ...standing },
  });

test('all is well only when nothing was rejected and nothing is open', () => {
  expect(words({ accepted: 4, exists: 1 })).toBe('发送完成：5 张单据都在对方系统里了。');
  expect(words({ accepted: 4, rejected: 2 })).toBe('4 张单据已在对方系统里，2 张被拒。');
  expect(words({ accepted: 4, shelved: 1 })).toBe('4 张单据已在对方系统里。1 张没有得到能用的回答，由人工决定不发。');
  expect(words({ accepted: 4, unknown: 1 })).toBe('4 张单据已在对方系统里。1 张还没有结果。');
});

test('practice never reads as if the orders were at the partner', () => {
  expect(words({ accepted: 5 }, 'practice')).toBe('演练完成：演练伙伴收下了 5 张单据。');
  expect(words({ accepted: 4, rejected: 1 }, 'practice')).toBe('演练：演练伙伴收下了 4 张单据，拒绝了 1 张。');
});

test('what was practised before is not told as sent', () => {
  expect(words({ exists: 12 }, 'practice', { existsUnsent: 12 })).toBe(
    '没有新单据：12 张以前都演练成功了，这次没有发。',
  );
  expect(words({ accepted: 1, exists: 2 }, 'practice', { existsUnsent: 2 })).toBe(
    '演练完成：演练伙伴收下了 1 张单据。另有 2 张以前就演练成功了，这次没有发。',
  );
});

test('what was left out is never passed over', () => {
  const told = words({ accepted: 4, incomplete: 2, ready: 3 });
  expect(told).toContain('另有 2 张有错误，没有发送。');
  expect(told).toContain('还有 3 张待发送。');
});

test('what was there already is not told as sent, nor what was held back as wrong', () => {
  expect(words({ accepted: 22, exists: 2978 }, 'production', { existsUnsent: 2978 })).toBe(
    '发送完成：22 张单据都在对方系统里了。另有 2,978 张以前就发送成功了，这次没有发。',
  );
  expect(words({ exists: 3 }, 'production', { existsUnsent: 3 })).toBe(
    '没有新单据：3 张以前都发送成功了，这次没有发。',
  );
  expect(words({ accepted: 1, incomplete: 3 }, 'production', { heldBack: 2 })).toBe(
    '发送完成：1 张单据都在对方系统里了。另有 1 张有错误，没有发送。另有 2 张被留下，没有发送，原因写在“说明”里。',
  );
});

test('what stopped, or was cut short, is not told as done', () => {
  expect(words({ accepted: 4, queued: 3 }, 'production', {}, { state: 'paused' })).toBe(
    '发送已暂停。4 张单据已在对方系统里。还有 3 张排队中。',
  );
  const hold = { reason: 'unreachable', params: { reason: 'x' } } as const;
  expect(words({ queued: 3 }, 'practice', {}, { state: 'held', hold })).toBe(
    '发送停下了。演练：演练伙伴收下了 0 张单据。还有 3 张排队中。',
  );
  expect(words({ accepted: 1, queued: 3 }, 'production', {}, { state: 'submitting' })).toMatch(/^正在发送。/);
  const undecided = { reason: 'undecided', params: { count: 1 } } as const;
  expect(words({ accepted: 4, unknown: 1 }, 'production', {}, { state: 'held', hold: undecided })).toBe(
    '4 张单据已在对方系统里。1 张还没有结果。',
  );
  // The rest was cancelled.
  expect(words({ accepted: 4, ready: 3 }, 'production', {}, { state: 'checked' })).toBe(
    '4 张单据已在对方系统里。还有 3 张待发送。',
  );
});

test('who decided stands before what is said of an order, and an order found to be there says how', () => {
  const order = {
    shown: 'shelved',
    existing: null,
    message: null,
    decision: 'not-accepted',
    decidedBy: '李娜',
    decidedAt: '2026-06-10T01:30:00.000Z',
    unanswered: null,
  } as const;
  expect(outcomeWords(zh, 'production', order)).toMatch(/^人工决定（李娜，2026-06-10 \d\d:30）：对方没有，不再发送$/);
  // Sent all the same, it is over.
  expect(outcomeWords(zh, 'production', { ...order, shown: 'rejected', message: 'no' })).toBe('no');
  expect(outcomeWords(zh, 'production', { ...order, decidedBy: '' })).toMatch(/^人工决定（2026-06-10 \d\d:30）/);
  const none = { decision: null, decidedBy: null, decidedAt: null } as const;
  expect(outcomeWords(zh, 'production', { ...order, ...none, shown: 'exists', existing: 'own-attempt' })).toMatch(
    /先前发过一次/,
  );
  expect(outcomeWords(zh, 'production', { ...order, shown: 'ready' })).toBe('');
  // Only a restore leaves an unknown outcome without the request that it is of.
  expect(outcomeWords(zh, 'production', { ...order, ...none, shown: 'unknown' })).toMatch(/^备份里没有它的经过/);
});

test('an unknown outcome counts as sent and not as done', () => {
  const counts = { ...none, accepted: 1, exists: 1, rejected: 1, shelved: 1, unknown: 1, queued: 1, ready: 7 };
  expect([sentCount(counts), doneCount(counts)]).toEqual([6, 4]);
});

test('an order without an answer says why: what was cut off in the middle is not told as sent', () => {
  const at = '2026-06-10T01:30:00.000Z';
  const unknown = { shown: 'unknown', existing: null, message: null } as const;
  const order = { ...unknown, decision: null, decidedBy: null, decidedAt: null } as const;
  const told = (result: string | null, detail: string | null) =>
    outcomeWords(zh, 'production', { ...order, unanswered: { at, result, detail } });
  for (const [result, detail] of [
    ['interrupted', null],
    ['unknown', 'stopped'],
    [null, null],
  ] as const) {
    expect(told(result, detail)).toMatch(/^2026-06-10 \d\d:30 正在发送时程序中断，不知道有没有到达。$/);
  }
  expect(told('unknown', 'timeout')).toMatch(/^2026-06-10 \d\d:30 发出后没有得到能用的回答：等了太久没有回答。$/);
  expect(told('throttled', null)).toContain('对方要求稍后再发');
});

test('of what is left, what is on its way is told apart from what is queued', () => {
  expect(words({ accepted: 4, queued: 6 }, 'production', { sending: 4 }, { state: 'submitting' })).toBe(
    '正在发送。4 张单据已在对方系统里。还有 2 张排队中。4 张正在发往对方。',
  );
});
