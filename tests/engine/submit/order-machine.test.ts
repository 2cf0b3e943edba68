import { expect, test } from 'vitest';
import type { Answer, LookupResult, SendResult } from '#engine/partners/partners.ts';
import { type Abilities, nextStep } from '#engine/submit/order-machine.ts';

const asks: Abilities = { lookup: true, resendSafe: false };
const resends: Abilities = { lookup: false, resendSafe: true };
const neither: Abilities = { lookup: false, resendSafe: false };

const sent = (result: SendResult, abilities: Abilities) => nextStep('A', { type: 'sent', result }, abilities);
const answered = (answer?: Answer): SendResult & LookupResult => {
  const map = new Map(answer ? [['A', answer]] : []);
  return { type: 'answered', status: 200, answers: map, found: map };
};
const accepted: Answer = { type: 'accepted', partnerNo: 'E1', data: {} };

test.each<[string, Abilities, object]>([
  ['asked about where the partner can be asked', asks, { to: 'unknown', ask: true }],
  ['sent again where that is harmless', resends, { to: 'queued', resend: true }],
  ['left to a person elsewhere', neither, { to: 'unknown', ask: false }],
])('an order whose request may have arrived is %s', (_, abilities, step) => {
  expect(sent({ type: 'unknown', reason: 'timeout' }, abilities)).toMatchObject(step);
  expect(sent(answered(), abilities)).toMatchObject(step);
  expect(sent(answered({ type: 'unknown', reason: 'contradictory' }), abilities)).toMatchObject(step);
  expect(nextStep('A', { type: 'interrupted' }, abilities)).toMatchObject(step);
});

test('a call that is too much by the status alone may have been carried out: who refused it may stand before the partner', () => {
  const busy: SendResult = { type: 'throttled', waitMs: 1, status: 429 };
  expect(sent(busy, asks)).toEqual({ to: 'unknown', reason: 'throttled', ask: true });
  // Harmless, and no failure that is counted: the partner only asks to wait.
  expect(sent(busy, resends)).toEqual({ to: 'queued', resend: false });
  expect(sent(busy, neither)).toEqual({ to: 'unknown', reason: 'throttled', ask: false });
});

test.each<SendResult>([
  { type: 'not-sent', reason: 'ECONNREFUSED' },
  { type: 'throttled', waitMs: 1, turnedAway: true },
  { type: 'credentials', message: 'http-401' },
  { type: 'clock', skewMs: 1 },
])('an order that the partner did not take in ($type) stays queued', (result) => {
  for (const abilities of [asks, resends, neither]) {
    expect(sent(result, abilities)).toEqual({ to: 'queued', resend: false });
  }
});

test('a clear answer is final', () => {
  expect(sent(answered(accepted), asks)).toEqual({ to: 'accepted', answer: accepted });
  const exists: Answer = { type: 'exists', partnerNo: null, data: {} };
  expect(sent(answered(exists), asks)).toEqual({ to: 'exists', answer: exists });
  const messages = [{ code: '1', text: 'no' }];
  expect(sent(answered({ type: 'rejected', messages }), asks)).toEqual({ to: 'rejected', messages });
});

test('a look-up settles the order, sends it again, or leaves it open; it never resends what it left open', () => {
  const looked = (result: LookupResult) => nextStep('A', { type: 'looked-up', result }, resends);
  expect(looked(answered(accepted))).toEqual({ to: 'accepted', answer: accepted });
  expect(looked(answered())).toEqual({ to: 'queued', resend: true });
  expect(looked({ type: 'unknown', reason: 'timeout' })).toMatchObject({ to: 'unknown', ask: true });
  expect(looked(answered({ type: 'unknown', reason: 'unreadable' }))).toMatchObject({ to: 'unknown', ask: true });
});
