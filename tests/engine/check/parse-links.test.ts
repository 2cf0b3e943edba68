import { describe, expect, test } from 'vitest';
import { parseCell } from '#engine/check/parse-cell.ts';
import type { Field } from '#shared/sheets/field.ts';

const field: Field = { type: 'urls', level: 'order', label: { zh: '', en: '' }, example: '' };
const read = (cell: string) => parseCell(field, cell, { today: '2026-06-01' });

const one = 'https://a.example.com/1.jpg';
const two = 'https://a.example.com/2.jpg';
const resized = 'https://x.oss-cn-hangzhou.aliyuncs.com/a.jpg?x-oss-process=image/resize,m_lfit,w_800';
const sized = 'https://a.example.com/w_80,h_60/1.jpg';

describe('what divides links', () => {
  test.each([' ', '|', ' | ', '｜', '\n', '\r\n', '\t', ',', ', ', '，', ';', '；', '、', ',\n', '\u3000'])(
    '%j',
    (by) => {
      expect(read(`${one}${by}${two}`)).toEqual({ type: 'value', value: [one, two], problems: [] });
      expect(read(`${resized}${by}${sized}${by}${one}`)).toMatchObject({ value: [resized, sized, one], problems: [] });
    },
  );

  test.each([
    resized,
    sized,
    'https://a.example.com/a,b',
    'https://a.example.com/x;v=1?a=b;c',
    'HTTP://A.EXAMPLE.COM/1',
  ])('commas and semicolons inside a link stay: %s', (cell) =>
    expect(read(cell)).toEqual({ type: 'value', value: [cell], problems: [] }),
  );

  test('marks around links are none of them', () => {
    expect(read(`，${one}；，${two}。`)).toMatchObject({ value: [one, two] });
    expect(read(`${resized}，`)).toMatchObject({ value: [resized] });
  });

  test('letters of other scripts may be a part of a link', () => {
    for (const cell of ['https://图片.example.com/中文.jpg', 'https://a.example.com/图（1）.jpg']) {
      expect(read(cell)).toMatchObject({ type: 'value', value: [cell], problems: [] });
    }
  });
});

test.each([
  ['//cbu01.alicdn.com/img/1.jpg', 'https://cbu01.alicdn.com/img/1.jpg'],
  ['https：//a.example.com/1.jpg', one],
  ['https:／／a.example.com/1.jpg', one],
])('%s is read as %s, which is shown', (cell, after) => {
  expect(read(cell)).toEqual({
    type: 'value',
    value: [after],
    problems: [{ code: 'cell.normalised', severity: 'info', params: { before: cell, after } }],
  });
});

test('of several links those without a scheme get one', () => {
  expect(read(`${one},//b.example.com/2.jpg`)).toMatchObject({ value: [one, 'https://b.example.com/2.jpg'] });
});

test.each([
  'http://192.168.1.5/a.jpg',
  '//192.168.1.5/a.jpg',
  'http://10.0.0.1/a.jpg',
  'http://172.31.255.1/a.jpg',
  'http://127.0.0.1:8080/a.jpg',
  'http://2130706433/a.jpg',
  'http://0x7f.1/a.jpg',
  'http://169.254.1.1/a.jpg',
  'http://100.64.0.1/a.jpg',
  'http://[::1]/a.jpg',
  'http://[fe80::1]/a.jpg',
  'http://[fd00::1]/a.jpg',
  'http://[::ffff:192.168.1.5]/a.jpg',
  'http://localhost/a.jpg',
  'http://nas/a.jpg',
  'http://nas.local/a.jpg',
  'http://files.office.lan./a.jpg',
])('%s cannot be fetched from outside: a warning', (cell) => {
  const parsed = read(`${one} ${cell}`);
  expect(parsed.type).toBe('value');
  expect(parsed.problems.filter(({ severity }) => severity !== 'info')).toMatchObject([
    { code: 'urls.private', severity: 'warning' },
  ]);
});

test.each([
  'http://8.8.8.8/a.jpg',
  'http://172.32.0.1/a.jpg',
  'http://[2001:db8::1]/a.jpg',
  'http://localhost.example.com/',
])('%s is an address like any other', (cell) =>
  expect(read(cell)).toEqual({ type: 'value', value: [cell], problems: [] }),
);

test.each([
  'javascript:alert(1)',
  'ftp://a.example.com/1.jpg',
  'file:///C:/1.jpg',
  'C:\\pictures\\1.jpg',
  '\\\\nas\\1.jpg',
  'data:image/png;base64,iVBORw0KGgo=',
  'http://',
  'https://..',
  '见附件',
  '1.jpg',
])('%s is no link: an error without a fix', (cell) => {
  expect(read(cell)).toMatchObject({ type: 'wrong', problems: [{ code: 'urls.invalid', severity: 'error' }] });
  expect(read(cell).problems[0]?.fix).toBeUndefined();
  for (const by of [' ', '|', ',', ';', '，'])
    expect({ by, ...read(`${one}${by}${cell}`) }).toMatchObject({ by, type: 'wrong' });
});

test.each([
  ['a scheme', 'img.example.com/1.jpg', 'https://img.example.com/1.jpg'],
  ['a scheme, of the second', `${one},img.example.com/2.jpg`, `${one}\nhttps://img.example.com/2.jpg`],
  ['a blank in a file name', 'https://a.example.com/a b.jpg', 'https://a.example.com/a%20b.jpg'],
  ['a caption before it', `正面：${one}`, one],
  ['a caption in brackets', `${one}（正面）`, one],
  ['a caption behind it', `${one}正面 ${two} 背面`, undefined],
  ['a caption of one', `${one} 正面`, one],
])('an error that offers what is likely meant: %s', (_, cell, fix) => {
  const parsed = read(cell);
  expect(parsed).toMatchObject({ type: 'wrong', problems: [{ code: 'urls.invalid', severity: 'error' }] });
  expect(parsed.problems[0]?.fix).toBe(fix);
});
