import { expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import type { Field, FieldType } from '#shared/sheets/field.ts';

const base = { level: 'order', label: { zh: '', en: '' }, example: '' } as const;
const read = (type: FieldType, cell: string) => parseCell({ ...base, ...type } as Field, cell, { today: '2026-06-01' });

test.each(['a@b.cn', 'Wang.Xiaoming+1@mail.example.com', 'ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ'])(
  '%s is an e-mail address',
  (cell) => {
    expect(read({ type: 'email', max: 50 }, cell).type).toBe('value');
  },
);

test.each(['wang', 'wang@', '@b.cn', 'a b@c.cn', 'a@b', 'a@b.cn;c@d.cn'])('%s is not', (cell) => {
  expect(read({ type: 'email' }, cell).problems).toMatchObject([{ code: 'email.invalid' }]);
});

test('an e-mail address has a limit', () => {
  const address = `${'a'.repeat(39)}@example.com`;
  expect(read({ type: 'email', max: 51 }, address).type).toBe('value');
  expect(read({ type: 'email', max: 50 }, address).problems).toMatchObject([{ code: 'text.tooLong' }]);
});

test('files are separated by line breaks, commas and semicolons, narrow or wide', () => {
  const cell = 'packing list.pdf; invoice.xlsx，a.zip\r\nb.rar；c.doc;';
  const value = ['packing list.pdf', 'invoice.xlsx', 'a.zip', 'b.rar', 'c.doc'];
  expect(read({ type: 'files' }, cell)).toMatchObject({ value });
});

test('pairs are written k:v;k:v', () => {
  expect(read({ type: 'pairs' }, 'color：red；size: XL\n')).toMatchObject({ value: 'color:red;size:XL' });
  expect(read({ type: 'pairs' }, 'a:b:c')).toMatchObject({ value: 'a:b:c' });
  for (const cell of ['red', 'color:', ':red', 'a:b;c']) {
    expect({ cell, ...read({ type: 'pairs' }, cell) }).toMatchObject({ cell, problems: [{ code: 'pairs.invalid' }] });
  }
});
