import { expect, test } from 'vitest';
import { endState, type Mode } from '#engine/submit/run-machine.ts';

const hold = { reason: 'clock', params: { minutes: 60 } } as const;
const modes: readonly Mode[] = [
  { type: 'sending' },
  { type: 'cancelling' },
  { type: 'pausing' },
  { type: 'holding', hold },
  { type: 'stopping' },
];
const left = { queued: 0, unknown: 0, ready: 0, unnumbered: 0, asked: 0 };

test.each(modes)('with a final answer for every order a run is finished, whatever stopped it: $type', (mode) => {
  expect(endState(mode, left)).toEqual({ state: 'finished', hold: null });
  expect(endState(mode, { ...left, ready: 1 })).toEqual({ state: 'checked', hold: null });
});

test.each([
  ['sending', { state: 'held', hold: { reason: 'undecided', params: { count: 2 } } }],
  ['cancelling', { state: 'held', hold: { reason: 'undecided', params: { count: 2 } } }],
  ['pausing', { state: 'paused', hold: null }],
  ['holding', { state: 'held', hold }],
  ['stopping', { state: 'submitting', hold: null }],
])('with open outcomes it is not: %s', (type, end) => {
  const mode = modes.find((known) => known.type === type) ?? { type: 'sending' };
  expect(endState(mode, { ...left, unknown: 2, asked: 2, ready: 5 })).toEqual(end);
});

test.each(['pausing', 'holding'])('where a person’s word is all that is wanted it says so: %s', (type) => {
  const mode = modes.find((known) => known.type === type) ?? { type: 'sending' };
  const end = { state: 'held', hold: { reason: 'undecided', params: { count: 2 } } };
  expect(endState(mode, { ...left, unknown: 2, ready: 5 })).toEqual(end);
  for (const more of [{ queued: 1 }, { asked: 1 }, { unnumbered: 1 }])
    expect(endState(mode, { ...left, unknown: 2, ...more })).not.toEqual(end);
});

test('a number that can still be asked for keeps a stopped run open, but not one that has tried', () => {
  expect(endState({ type: 'holding', hold }, { ...left, unnumbered: 1 }).state).toBe('held');
  expect(endState({ type: 'sending' }, { ...left, unnumbered: 1 }).state).toBe('finished');
});
