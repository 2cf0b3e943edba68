import { expect, test } from 'vitest';
import type { FollowedRun } from '#shared/contract/follow-up.ts';
import type { Run } from '#shared/contract/run.ts';
import { translator } from '#shared/text/index.ts';
import { type StepName, stepFact } from '../../../renderer/runs/step-facts.ts';
import { makeRun } from '../support/program.tsx';

const t = translator('zh');
const { counts } = makeRun('r');
const fact = (step: StepName, of: Partial<Run['counts']>, questions: number | null = 0) => {
  const { mark, words } = stepFact(step, makeRun('r', { counts: { ...counts, ready: 0, ...of } }), questions, t);
  return `${mark} ${words}`;
};

test.each<[string, Partial<FollowedRun> | undefined]>([
  ['open —', undefined],
  ['wrong 要留意 2', { arrived: 1, attention: 2, short: 2 }],
  ['open 到仓 1/3', { arrived: 1 }],
  ['done 到仓 3/3', { arrived: 3 }],
])('%s: what became of the accepted orders, %o', (words, known) => {
  const none = { run: 'r', followed: 3, arrived: 0, attention: 0, short: 0, over: 0 };
  const told = stepFact('follow', makeRun('r'), 0, t, known && { ...none, ...known });
  expect(`${told.mark} ${told.words}`).toBe(words);
});

test.each<[string, StepName, Partial<Run['counts']>, (number | null)?]>([
  ['open —', 'mapping', {}, null],
  ['asked 2 处要看', 'mapping', {}, 2],
  ['done 9 行', 'mapping', { lines: 9 }],
  ['wrong 3 处错误', 'lines', { errors: 3, incomplete: 1 }],
  ['open —', 'lines', { errors: 3 }, 2],
  ['done 没有错误', 'lines', { ready: 1 }],
  ['open —', 'lines', { orders: 0 }],
  ['open —', 'freight', { ready: 7 }],
  ['open 7 张可发', 'submit', { ready: 7, incomplete: 3 }],
  ['open 2/5 张', 'submit', { queued: 3, accepted: 2 }],
  ['wrong 4/5 张', 'submit', { unknown: 1, accepted: 4 }],
  ['done 都发了', 'submit', { accepted: 4 }],
  ['open —', 'submit', { incomplete: 1 }],
  ['open —', 'results', { ready: 4 }],
  ['wrong 2 张被拒', 'results', { accepted: 4, rejected: 2 }],
  ['done 4 张已接收', 'results', { accepted: 4 }],
  ['open 0 张已接收', 'results', { queued: 12 }],
  ['open 4 张已接收', 'results', { accepted: 4, unknown: 1 }],
])('%s: %s with %o', (words, step, of, questions) => {
  expect(fact(step, of, questions)).toBe(words);
});
