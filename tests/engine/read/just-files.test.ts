import { expect, test } from 'vitest';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import { readXlsx } from '#engine/read/read-xlsx.ts';
import { makeXlsx, xlsxParts, zipParts } from './make-xlsx.ts';
import { cellsOf, gateAndRead, temporaryFile } from './read-fixture.ts';

const ROWS = '<row r="1"><c r="A1"><v>1</v></c></row>';
const row = (value: number) => `<row r="1"><c r="A1"><v>${value}</v></c></row>`;

test.each(['\n', '\0', '\r\n-- sent by a gateway --\r\n'])(
  'what stands behind the end of the zip harms nothing: %j',
  async (tail) => {
    const bytes = Buffer.concat([makeXlsx({ sheets: [{ rows: ROWS }] }), Buffer.from(tail)]);
    expect(await gateAndRead(temporaryFile('book.xlsx', bytes))).toMatchObject([{ row: 1, cells: [1] }]);
  },
);

test('a sheet without a part is said to be empty; the others are read', () => {
  const parts = xlsxParts({ sheets: [{ rows: row(1) }, { rows: row(2) }, { rows: row(3) }] });
  const workbook = parts['xl/workbook.xml']?.replace('r:id="rId2"', 'state="veryHidden" r:id=""') ?? '';
  const opened = openWorkbook(temporaryFile('book.xlsx', zipParts({ ...parts, 'xl/workbook.xml': workbook })), 'xlsx');
  if (!opened.ok) throw new Error(opened.code);
  expect(opened.reader.sheets.map(({ name, hidden, rowCount }) => [name, hidden, rowCount])).toEqual([
    ['Sheet1', false, 1],
    ['Sheet2', true, 0],
    ['Sheet3', false, 1],
  ]);
});

test.each(['../xl/worksheets/', '/xl/worksheets/', 'xl/worksheets/', 'worksheets\\', './worksheets/'])(
  'a target is found however it is written: %s',
  (folder) => {
    const parts = xlsxParts({ sheets: [{ rows: ROWS }] });
    const rels = parts['xl/_rels/workbook.xml.rels']?.replaceAll('worksheets/sheet', `${folder}sheet`) ?? '';
    const named = rels.replaceAll(/relationships\/[^"]*?sheet"/g, 'relationships/worksheet"');
    expect(cellsOf(zipParts({ ...parts, 'xl/_rels/workbook.xml.rels': named }), 'xlsx')).toEqual([[1]]);
  },
);

test.each([
  ['20 000 descriptions of columns', `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(20_000)}</cols>`, ''],
  ['a link over the whole sheet', '', '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'],
])('a sheet takes the time of what it holds: %s', (_, before, after) => {
  const from = process.cpuUsage();
  expect(cellsOf(makeXlsx({ sheets: [{ rows: ROWS, before, after }] }), 'xlsx')).toEqual([[1]]);
  // Of the processor, in microseconds: on a busy machine the clock tells something else.
  expect(process.cpuUsage(from).user).toBeLessThan(5_000_000);
});

test('a million styled blank cells are not kept', () => {
  const blank = (r: number) => `<row r="${r}">${'<c s="0"/>'.repeat(50)}</row>`;
  const rows = ROWS + Array.from({ length: 20_000 }, (_, i) => blank(i + 2)).join('');
  const book = readXlsx(makeXlsx({ sheets: [{ rows }] }));
  expect(book.ok && book.sheets.map(({ cells }) => cells)).toEqual([[[{ t: 'n', v: 1 }]]]);
});
