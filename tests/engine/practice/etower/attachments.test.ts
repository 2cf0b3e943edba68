import { expect, test } from 'vitest';
import { order } from '#engine/practice/etower/order-schema.ts';
import type { Json } from '#engine/practice/json.ts';
import { check } from '#engine/practice/schema.ts';
import { goodOrder } from '../etower-client.ts';

const base64 = (hex: string) => Buffer.from(`${hex}00112233`, 'hex').toString('base64');
const file = (attachType: string, attachData: string, attachName = 'file') => ({ attachName, attachData, attachType });
const found = (...attachments: readonly Json[]) =>
  check(order, goodOrder('REF-1', { attachments })).complaints.map(({ code, path }) => `${path}: ${code}`);

const PDF = base64('255044462d312e37');
const ZIP = base64('504b0304');
const OLE = base64('d0cf11e0a1b11ae1');
const RAR = base64('526172211a07');

test.each([
  ['pdf', PDF],
  ['rar', RAR],
  ['zip', ZIP],
  ['docx', ZIP],
  ['xlsx', ZIP],
  ['doc', OLE],
  ['xls', OLE],
])('a %s file is known by how it begins', (type, data) => {
  expect(found(file(type, data))).toEqual([]);
  const other = data === PDF ? ZIP : PDF;
  expect(found(file(type, other))).toEqual(['attachments[0].attachData: practice.attachment']);
});

test.each([
  ['a data URL', `data:application/pdf;base64,${PDF}`],
  ['the other alphabet', base64('25504446fbefbeffff').replaceAll('+', '-').replaceAll('/', '_')],
  ['a line break inside', `${PDF.slice(0, 4)}\n${PDF.slice(4)}`],
  ['missing padding', base64('255044460000').replace(/=+$/, '')],
  ['half a character', `${PDF}A`],
])('Base64 with %s is refused', (_, data) => {
  expect(found(file('pdf', data))).toEqual(['attachments[0].attachData: practice.attachment']);
});

test('five files, not six', () => {
  const five = Array.from({ length: 5 }, () => file('pdf', PDF));
  expect(found(...five)).toEqual([]);
  expect(found(...five, file('pdf', PDF))).toEqual(['attachments: practice.count']);
});

test('each member has its rule', () => {
  expect(found(file('PDF', PDF))).toEqual(['attachments[0].attachType: practice.choice']);
  expect(found(file('png', PDF))).toEqual(['attachments[0].attachType: practice.choice']);
  expect(found(file('pdf', ''))).toEqual(['attachments[0].attachData: practice.required']);
  expect(found(file('pdf', PDF, 'x'.repeat(51)))).toEqual(['attachments[0].attachName: practice.length']);
  expect(found({ ...file('pdf', PDF), size: 1 })).toEqual(['attachments[0].size: practice.unknownField']);
  expect(found('file')).toEqual(['attachments[0]: practice.type']);
});
