import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { readCsv } from '#engine/read/read-csv.ts';
import { allRows, cellsOf } from './read-fixture.ts';

/** 订单,美西仓 in GBK. */
const GBK = Buffer.from('b6a9b5a52cc3c0cef7b2d60d0a5130312c32', 'hex');

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8', Buffer.from('订单,美西仓\r\nQ01,2')],
  ['UTF-8 with its mark', Buffer.from('\ufeff订单,美西仓\r\nQ01,2')],
  ['UTF-16 little-endian with its mark', Buffer.from('\ufeff订单,美西仓\r\nQ01,2', 'utf16le')],
  ['UTF-16 big-endian with its mark', utf16be('\ufeff订单,美西仓\r\nQ01,2')],
  ['UTF-16 without a mark', Buffer.from('订单,美西仓\r\nQ01,2', 'utf16le')],
  ['GBK', GBK],
])('%s', (_, bytes) => {
  expect(cellsOf(bytes, 'csv')).toEqual([
    ['订单', '美西仓'],
    ['Q01', '2'],
  ]);
});

test.each([',', ';', '\t', '|'])('separator %j is found', (separator) => {
  const text = ['a;b', 'b', 'c'].map((cell) => `"${cell}"`).join(separator);
  expect(cellsOf(`${text}\n1${separator}2${separator}3\n`, 'csv')).toEqual([
    ['a;b', 'b', 'c'],
    ['1', '2', '3'],
  ]);
});

test("Excel's separator line is a hint, not a row", () => {
  expect(cellsOf('sep=;\r\na;b,c\r\n', 'csv')).toEqual([['a', 'b,c']]);
});

test('cells stay text: no digit is lost, no zero dropped, nothing taken for a date (D1.6)', () => {
  expect(cellsOf('123456789012345678,007,1e5,2026-06-01,TRUE, x ', 'csv')).toEqual([
    ['123456789012345678', '007', '1e5', '2026-06-01', 'TRUE', ' x '],
  ]);
});

test('quotes, line breaks and separators inside cells; rows count as a spreadsheet program shows them', () => {
  const text = 'a,b\r\n"line 1\r\nline 2","say ""hi"", ok"\r\n\r\n,\r\nlast,5" pipe\r\n\r\n';
  const opened = readCsv(Buffer.from(text), 'orders');
  if (!opened.ok) throw new Error(opened.code);
  expect(opened.reader.sheets).toEqual([
    { name: 'orders', index: 0, hidden: false, hiddenColumns: [], rowCount: 5, delimited: true },
  ]);
  expect(allRows(opened.reader)).toEqual([
    { row: 1, cells: ['a', 'b'] },
    { row: 2, cells: ['line 1\r\nline 2', 'say "hi", ok'] },
    { row: 3, cells: [] },
    { row: 4, cells: [] },
    { row: 5, cells: ['last', '5" pipe'] },
  ]);
});

test('exactly one guard before a risky beginning is removed (D2.2)', () => {
  expect(cellsOf("'=1+1,''=1,'+86,'-5,'@x,'plain,=1+1", 'csv')).toEqual([
    ['=1+1', "'=1", '+86', '-5', '@x', "'plain", '=1+1'],
  ]);
});

test('a quote that is never closed would swallow rows: refused with its row', () => {
  expect(readCsv(Buffer.from('a,b\n1,2\n3,"oops\n5,6\n7,8\n'), 'x')).toEqual({
    ok: false,
    code: 'csvQuotes',
    params: { row: 3 },
  });
});

test('bytes that are no text are refused, never replaced', () => {
  expect(readCsv(Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]), 'x')).toMatchObject({ ok: false, code: 'encoding' });
});

test('whatever is written as CSV is read back, cell by cell and row by row', () => {
  const cell = fc
    .stringMatching(/^[a-z0-9,;"\r\n\t|' 仓库-]{1,12}$/)
    .filter((text) => /\S/.test(text) && !/^'+[-\t\r]/.test(text));
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }),
    );
  fc.assert(
    fc.property(table, (rows) => {
      const text = `sep=,\r\n${Papa.unparse(rows, { quotes: true })}`;
      expect(cellsOf(Buffer.from(text), 'csv')).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});
