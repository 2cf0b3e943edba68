import { expect, test } from 'vitest';
import { readCsv } from '#engine/read/read-csv.ts';
import { cellsOf } from './read-fixture.ts';

test.each([
  ['a header in CRLF over rows in LF', 'a,b\r\n1,2\n3,4\n'],
  ['a header in LF over rows in CRLF', 'a,b\n1,2\r\n3,4\r\n'],
  ['a header in CR over rows in LF', 'a,b\r1,2\n3,4'],
  ['CR alone, in the last row too', 'a,b\r1,2\r3,4\r'],
  ['quoted cells at every kind of line end', '"a","b"\r"1","2"\n"3","4"\r\n'],
])('every line end ends a row: %s', (_, text) => {
  expect(cellsOf(text, 'csv')).toEqual([
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
  ]);
});

test.each(['\t', ';', '|', ','])('two columns by %j in a short file, also under titles', (separator) => {
  const table = [`SKU${separator}品名ID`, `A1${separator}7001`, `A2${separator}7002`].join('\r\n');
  const cells = [
    ['SKU', '品名ID'],
    ['A1', '7001'],
    ['A2', '7002'],
  ];
  expect(cellsOf(table, 'csv')).toEqual(cells);
  expect(cellsOf(`Packing list\r\nDate: 2024-05-01, Yiwu\r\n\r\n${table}\r\n`, 'csv').slice(-3)).toEqual(cells);
});

test('decimal commas, links and pairs inside the cells do not divide them', () => {
  expect(cellsOf('SKU;重量\nA1;12,5\nA2;1,25\n', 'csv')[1]).toEqual(['A1', '12,5']);
  expect(cellsOf('SKU,图片,备注\nA1,https://a/1|https://a/2,k:v;k:v;k:v;k:v\n', 'csv')[1]).toHaveLength(3);
});

test("Excel's “Unicode Text”: UTF-16 with tabs and quoted cells", () => {
  const text = '\ufeffSKU\t品名\r\nA1\t"塑料, ""大"""\r\n';
  expect(cellsOf(Buffer.from(text, 'utf16le'), 'csv')).toEqual([
    ['SKU', '品名'],
    ['A1', '塑料, "大"'],
  ]);
});

test('quotes that a program wrote as they were typed are characters of the cell', () => {
  expect(cellsOf('a,b\n"A" grade,1\n"B" "C",2\n', 'csv').slice(1)).toEqual([
    ['"A" grade', '1'],
    ['"B" "C"', '2'],
  ]);
  // Here the quotes may as well hold the separator, and with it the next cell.
  expect(readCsv(Buffer.from('a,b\n"A, B" grade,1\n'), 'x')).toMatchObject({ code: 'csvQuotes', params: { row: 2 } });
});
