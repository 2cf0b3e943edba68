import { expect, test } from 'vitest';
import { partnersAnswer } from '#engine/procedures/order-results.ts';

test.each([
  ['what it accepted', { type: 'accepted', partnerNo: 'E-1', data: { id: 1 } }],
  ['what it refused, and why', { type: 'rejected', messages: [{ code: '1', text: 'no' }] }],
])('%s is the partner’s answer', (_, answer) => {
  const text = JSON.stringify(answer);
  expect(partnersAnswer(text)).toBe(text);
});

test.each([
  ['a person said that it has the order', { type: 'accepted', partnerNo: 'E-1', data: { decidedBy: 'person' } }],
  ['a person said that it has not', { type: 'rejected', messages: [], data: { decidedBy: 'person' } }],
  ['it was sent before and is not sent again', { type: 'exists', partnerNo: 'E-1', data: {} }],
  ['the journal gave it back', { type: 'accepted', partnerNo: 'E-1', data: {}, messages: [] }],
])('no answer of the partner: %s', (_, answer) => {
  expect(partnersAnswer(JSON.stringify(answer))).toBeNull();
});

test('nothing answered yet', () => {
  expect(partnersAnswer(null)).toBeNull();
});
