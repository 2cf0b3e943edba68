import { expect, test } from 'vitest';
import { readAnswer } from '#engine/partners/etower/read-answer.ts';

const read = (json: unknown, keys: readonly string[]) => Object.fromEntries(readAnswer(json, keys) ?? []);

const accepted = (referenceNo: string, orderNo: string | number = `E-${referenceNo}`) => ({
  code: '0',
  data: { orderNo, referenceNo },
  errors: '',
  message: '',
  messageId: '',
  success: true,
  warnList: '',
});
const refused = (code: string, message: string) => ({
  code: '0005',
  data: '',
  errors: [{ code, message }],
  message: 'parameter error',
  messageId: '',
  success: false,
  warnList: '',
});
const exists = (key: string) => refused('600904', `referenceNo:${key},Already exists in the system`);

test('accepted, with the number in the data or beside it, as text or as a number', () => {
  expect(read([accepted('A')], ['A'])).toEqual({
    A: { type: 'accepted', partnerNo: 'E-A', data: { orderNo: 'E-A', referenceNo: 'A' } },
  });
  expect(read([accepted('A', 12)], ['A'])).toMatchObject({ A: { partnerNo: '12' } });
  const flat = { code: 0, success: 'true', orderNo: 'E-9', referenceNo: 'A', data: '', errors: '' };
  expect(read([flat], ['A'])).toMatchObject({ A: { type: 'accepted', partnerNo: 'E-9' } });
});

test('one object instead of an array', () => {
  expect(read(accepted('A'), ['A'])).toMatchObject({ A: { type: 'accepted', partnerNo: 'E-A' } });
});

test('600904 is an order that exists, also among other errors', () => {
  expect(read([exists('A')], ['A'])).toMatchObject({ A: { type: 'exists', partnerNo: null } });
});

test('rejected, with the errors as they came', () => {
  const element = refused('5001', 'referenceNo:A,shipperAddress.postCode is too long');
  expect(read([element], ['A'])).toEqual({
    A: { type: 'rejected', messages: [{ code: '5001', text: element.errors[0]?.message }] },
  });
  expect(read([refused('1', 'something is wrong')], ['A'])).toEqual({
    A: { type: 'rejected', messages: [{ code: '1', text: 'something is wrong' }] },
  });
});

test('without errors the element speaks for itself; numbers may be codes', () => {
  expect(read([{ code: 7, message: 'no', success: false, data: '', errors: '' }], ['A'])).toEqual({
    A: { type: 'rejected', messages: [{ code: '7', text: 'no' }] },
  });
});

test('warnings are no errors', () => {
  expect(read([{ ...accepted('A'), warnList: [{ code: 'W', message: 'slow' }] }], ['A'])).toMatchObject({
    A: { type: 'accepted' },
  });
});

test('answers in another order are matched by reference', () => {
  const answers = read([accepted('C'), exists('A'), accepted('B')], ['A', 'B', 'C']);
  expect(answers).toMatchObject({ A: { type: 'exists' }, B: { partnerNo: 'E-B' }, C: { partnerNo: 'E-C' } });
});

test('the place counts only when everything named stands at its own', () => {
  const silent = refused('1', 'no');
  expect(read([accepted('A'), silent], ['A', 'B'])).toMatchObject({ B: { type: 'rejected' } });
  expect(read([accepted('B'), silent], ['A', 'B'])).not.toHaveProperty('A');
  expect(read([silent], ['A', 'B'])).toEqual({});
});

test('a reference that was not asked answers nothing, not even by its place', () => {
  expect(read([accepted('X')], ['A'])).toEqual({});
});

test('a reference that is the beginning of another is not mistaken for it', () => {
  expect(read([exists('A-10'), accepted('A-1')], ['A-1', 'A-10'])).toMatchObject({
    'A-1': { type: 'accepted' },
    'A-10': { type: 'exists' },
  });
});

test('two answers about one order, or an answer against itself, leave it unknown', () => {
  expect(read([accepted('A'), exists('A')], ['A', 'B'])).toEqual({ A: { type: 'unknown', reason: 'contradictory' } });
  expect(read([{ ...accepted('A'), success: false }], ['A'])).toMatchObject({ A: { type: 'unknown' } });
  expect(read([{ ...accepted('A'), errors: [{ code: '1', message: 'no' }] }], ['A'])).toMatchObject({
    A: { type: 'unknown' },
  });
  expect(read({}, ['A'])).toMatchObject({ A: { type: 'unknown' } });
});

test.each([undefined, null, 'text', 5, [[]], [null], { data: 5 }])('%j is no answer', (json) => {
  expect(readAnswer(json, ['A'])).toBeNull();
});

test('a message that mentions two references answers neither', () => {
  const both = refused('600100', 'referenceNo:A,clashes with referenceNo:B,of the same request');
  expect(read([both, accepted('C'), accepted('A')], ['A', 'B', 'C', 'D'])).toMatchObject({
    A: { type: 'accepted' },
    C: { type: 'accepted' },
  });
  expect(read([both], ['A', 'B'])).toEqual({});
});
