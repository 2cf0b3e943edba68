import { expect, test } from 'vitest';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import { makeXlsx, xlsxParts, zipParts } from './make-xlsx.ts';
import { temporaryFile } from './read-fixture.ts';

const ROWS = '<row r="1"><c r="A1"><v>1</v></c></row>';
const open = (bytes: Uint8Array) => openWorkbook(temporaryFile('book.xlsx', bytes), 'xlsx');

test('a sheet that has cells but reads as empty is an error, never "0 rows" (D1.3)', () => {
  const parts = xlsxParts({ sheets: [{ rows: ROWS }] });
  const sheet = parts['xl/worksheets/sheet1.xml']?.replaceAll('sheetData', 'sheetRows') ?? '';
  expect(open(zipParts({ ...parts, 'xl/worksheets/sheet1.xml': sheet }))).toEqual({
    ok: false,
    code: 'rowsLost',
    params: { sheet: 'Sheet1' },
  });
});

test('an empty sheet is no error', () => {
  expect(open(makeXlsx({ sheets: [{ rows: '' }, { rows: '<row r="5"/>' }] }))).toMatchObject({
    ok: true,
    reader: { sheets: [{ rowCount: 0 }, { rowCount: 0 }] },
  });
});

test('a sheet that cannot be parsed refuses the file: SheetJS would leave it out without a word', () => {
  const rows = '<row r="1"><c r="A1" t="s"><v>99</v></c></row>';
  expect(open(makeXlsx({ sheets: [{ rows: ROWS }, { rows }] }))).toEqual({
    ok: false,
    code: 'sheetUnreadable',
    params: { sheet: 'Sheet2' },
  });
});

test.each([
  ['a row', `${ROWS}<mc:Choice><row r="2"><c r="A2"><v>2</v></c></row></mc:Choice>`],
  ['a cell', `<row r="1"><c r="A1"><v>1</v></c><mc:Choice><c r="B1"><v>2</v></c></mc:Choice></row>`],
  ['a value', `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><mc:Choice><v>2</v></mc:Choice></c></row>`],
])('%s that stands where none is expected refuses the sheet, beside others that are read', (_, rows) => {
  expect(open(makeXlsx({ sheets: [{ rows }] }))).toEqual({
    ok: false,
    code: 'sheetUnreadable',
    params: { sheet: 'Sheet1' },
  });
});

test('a sheet whose part is missing refuses the file', () => {
  const { 'xl/worksheets/sheet2.xml': _, ...parts } = xlsxParts({ sheets: [{ rows: ROWS }, { rows: ROWS }] });
  expect(open(zipParts(parts))).toMatchObject({ code: 'sheetUnreadable', params: { sheet: 'Sheet2' } });
});

test('two sheets of one name would hide each other', () => {
  const parts = xlsxParts({ sheets: [{ rows: ROWS }, { rows: ROWS }] });
  const workbook = parts['xl/workbook.xml']?.replace('name="Sheet2"', 'name="Sheet1"') ?? '';
  expect(open(zipParts({ ...parts, 'xl/workbook.xml': workbook }))).toMatchObject({ code: 'sheetUnreadable' });
});

test('a workbook without sheets', () => {
  expect(open(makeXlsx({ sheets: [] }))).toMatchObject({ ok: false });
});
