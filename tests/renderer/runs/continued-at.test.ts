import { expect, test } from 'vitest';
import type { RunState } from '#shared/contract/run.ts';
import { continuedAt } from '../../../renderer/runs/continued-at.ts';
import { makeRun } from '../support/program.tsx';

const { counts } = makeRun('r');

test.each<['submit' | 'results' | null, RunState, Partial<typeof counts>]>([
  [null, 'checked', {}],
  [null, 'checked', { ready: 0, incomplete: 1 }],
  ['submit', 'submitting', { ready: 0, queued: 1 }],
  ['submit', 'held', { ready: 0, queued: 1, accepted: 3 }],
  ['submit', 'paused', { ready: 0, queued: 1, accepted: 3 }],
  ['submit', 'held', { ready: 0, unknown: 1, accepted: 3 }],
  ['submit', 'finished', { ready: 2, accepted: 3 }],
  ['submit', 'finished', { ready: 0, unknown: 1 }],
  ['results', 'finished', { ready: 0, accepted: 3, rejected: 1 }],
  ['results', 'finished', { ready: 0, exists: 3, incomplete: 1 }],
])('%s: %s with %o', (step, state, part) => {
  expect(continuedAt({ state, counts: { ...counts, ...part } })).toBe(step);
});
