import { expect, test } from 'vitest';
import { defaultPolicy as policy } from '#engine/submit/policy.ts';
import { beginning, mayStart, type RunEvent, type RunProgress, transition } from '#engine/submit/run-machine.ts';

type Result = Extract<RunEvent, { type: 'exchanged' }>['result'];

const NOW = Date.parse('2026-06-01T00:00:00.000Z');
const exchanged = (result: Result, round: number, purpose: 'send' | 'lookup' = 'send'): RunEvent => ({
  type: 'exchanged',
  purpose,
  round,
  result,
  now: NOW,
});
const notSent: Result = { type: 'not-sent', reason: 'ECONNREFUSED' };
const cut: Result = { type: 'unknown', reason: 'reset' };
const throttled = (waitMs: number): Result => ({ type: 'throttled', waitMs });

/** The events one after another, each exchange begun in the round at hand. */
function after(...results: Result[]): ReturnType<typeof transition> {
  return results.reduce<ReturnType<typeof transition>>(
    ({ progress }, result) => transition(progress, exchanged(result, progress.round), policy),
    { progress: beginning },
  );
}
const held = (reason: string, until?: string): RunProgress => ({
  ...beginning,
  mode: { type: 'holding', hold: { reason: reason as 'throttled', params: {}, ...(until && { until }) } },
});

test('back-off doubles with every failure in a row, up to the cap', () => {
  const spread = (times: number) => after(...Array<Result>(times).fill(cut)).wait?.spread;
  expect([1, 2, 3, 7, 8, 9].map(spread)).toEqual([500, 1000, 2000, 32_000, 60_000, 60_000]);
  expect(after(notSent, notSent).wait).toEqual({ atLeast: 0, spread: 1000 });
});

test('an answer ends the row of failures', () => {
  const { progress } = after(cut, cut, { type: 'answered', status: 200, answers: new Map() });
  expect(transition(progress, exchanged(cut, progress.round), policy).wait?.spread).toBe(500);
});

test.each([
  ['unreachable', notSent, 6],
  ['failing', cut, 10],
] as const)('a run is held as %s after so many failures in a row, not sooner', (reason, result, times) => {
  expect(after(...Array<Result>(times - 1).fill(result)).progress.mode).toEqual({ type: 'sending' });
  expect(after(...Array<Result>(times).fill(result)).progress.mode).toMatchObject({ hold: { reason } });
});

test('failures of requests that were under way together count once', () => {
  for (const result of [notSent, cut]) {
    const first = transition(beginning, exchanged(result, 0), policy).progress;
    const second = transition(first, exchanged(result, 0), policy);
    expect(second.wait).toBeUndefined();
    expect(second.progress).toMatchObject({ round: 1, notSent: first.notSent, failed: first.failed });
  }
});

test('a ban of a minute is waited for; a longer one holds the run until it is over', () => {
  expect(after(throttled(60_000))).toMatchObject({
    progress: { mode: { type: 'sending' } },
    wait: { atLeast: 60_000 },
  });
  expect(after(throttled(60_001)).progress.mode).toEqual({
    type: 'holding',
    hold: { reason: 'throttled', params: { seconds: 61 }, until: '2026-06-01T00:01:00.001Z' },
  });
});

test.each([24 * 3_600_000, Infinity])('a ban of a day or without end (%d ms) is left to a person', (waitMs) => {
  expect(after(throttled(waitMs)).progress.mode).toEqual({
    type: 'holding',
    hold: { reason: 'banned', params: { hours: 24 } },
  });
});

test('a hold that a person must mend takes the place of one that passes, never the other way round', () => {
  const credentials: Result = { type: 'credentials', message: 'http-401' };
  const passing = held('throttled', '2026-06-01T01:00:00.000Z');
  expect(transition(passing, exchanged(credentials, 0), policy).progress.mode).toMatchObject({
    hold: { reason: 'credentials' },
  });
  expect(transition(held('credentials'), exchanged(throttled(600_000), 0), policy).progress.mode).toMatchObject({
    hold: { reason: 'credentials' },
  });
});

test('a clock that is off is told in minutes', () => {
  expect(after({ type: 'clock', skewMs: -1_800_000 }).progress.mode).toMatchObject({
    hold: { reason: 'clock', params: { minutes: -30 } },
  });
});

test('a program that ends does not turn to cancelling, pausing or going on', () => {
  const stopping: RunProgress = { ...beginning, mode: { type: 'stopping' } };
  for (const type of ['cancel', 'pause', 'resume'] as const) {
    expect(transition(stopping, { type }, policy).progress.mode).toEqual({ type: 'stopping' });
  }
});

test('resuming forgives earlier failures', () => {
  const { progress } = after(...Array<Result>(6).fill(notSent));
  const resumed = transition(progress, { type: 'resume' }, policy).progress;
  expect(resumed).toMatchObject({ mode: { type: 'sending' }, notSent: 0 });
});

test('what may start: all while sending, look-ups while cancelling, nothing else', () => {
  const may = (mode: RunProgress['mode']) =>
    (['send', 'lookup'] as const).map((purpose) => mayStart({ ...beginning, mode }, purpose));
  expect(may({ type: 'sending' })).toEqual([true, true]);
  expect(may({ type: 'cancelling' })).toEqual([false, true]);
  for (const type of ['pausing', 'stopping'] as const) expect(may({ type })).toEqual([false, false]);
});
