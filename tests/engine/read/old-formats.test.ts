import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import { zipParts } from './make-xlsx.ts';
import { allRows, cellsOf, gateAndRead, openBytes, temporaryFile } from './read-fixture.ts';

/** 美西仓 */
const GBK = Buffer.from('c3c0cef7b2d6', 'hex');

const fixture = (name: string) => new URL(`../../fixtures/workbooks/${name}`, import.meta.url).pathname;

test.each(['xlsx', 'xlsb', 'xls', 'ods'] as const)('hidden and chart sheets of .%s', (format) => {
  const opened = openWorkbook(fixture(`any_sheets.${format}`), format);
  if (!opened.ok) throw new Error(opened.code);
  const sheets = opened.reader.sheets.map(({ name, hidden, rowCount }) => [name, hidden, rowCount]);
  expect(sheets.slice(0, 3)).toEqual([
    ['Visible', false, 5],
    ['Hidden', true, 0],
    ['VeryHidden', true, 0],
  ]);
  // An .ods has no chart sheets, only empty ones with a chart on them.
  expect(sheets.slice(3)).toEqual(format === 'ods' ? [['Chart', false, 0]] : []);
});

test.each(['xls', 'xlsb'] as const)('1904 dates of .%s, and a duration that is none (D1.8)', (format) => {
  const cells = cellsOf(readFileSync(fixture(`date_1904.${format}`)), format);
  expect(cells[0]).toEqual([{ type: 'date', value: '2021-01-01 00:00:00' }, 15]);
  expect(cells[2]).toEqual([expect.closeTo(10.632, 3), 17]);
});

test('covered cells of .ods', () => {
  expect(cellsOf(readFileSync(fixture('merged_cells.ods')), 'ods')[2]).toEqual([
    { type: 'plain', value: 'A', mergedFrom: 2 },
    null,
    'C',
  ]);
});

test('.ods: what is hidden, and formulas without a result', () => {
  const content = `<office:document-content><office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>
    <table:table table:name="A" table:style-name="ta1"><table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>
      <table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell><table:table-cell table:formula="of:=1+1"/></table:table-row>
      <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
      <table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="12345678901"><text:p>1.2E+10</text:p></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
    </table:table>
    <table:table table:name="B" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="date" office:date-value="2024-03-10T02:30:00"><text:p>x</text:p></table:table-cell></table:table-row></table:table>
    </office:spreadsheet></office:body></office:document-content>`;
  const manifest = '<manifest><file-entry media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest>';
  const reader = openBytes(zipParts({ 'META-INF/manifest.xml': manifest, 'content.xml': content }), 'ods');
  expect(reader.sheets).toEqual([
    { name: 'A', index: 0, hidden: false, hiddenColumns: [1, 2], rowCount: 4 },
    { name: 'B', index: 1, hidden: true, hiddenColumns: [], rowCount: 1 },
  ]);
  expect(allRows(reader)).toEqual([
    { row: 1, cells: ['a', { type: 'uncached', value: '', formula: true }] },
    { row: 2, cells: [] },
    { row: 3, cells: [] },
    { row: 4, cells: [12345678901], hidden: true },
  ]);
  expect(allRows(reader, 1)[0]?.cells).toEqual([{ type: 'date', value: '2024-03-10 02:30:00' }]);
});

function writeXls(bookType: 'biff8' | 'biff5', rows: unknown[][]): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  sheet['!merges'] = [XLSX.utils.decode_range('A2:A3')];
  sheet['!cols'] = [{}, { hidden: true }];
  sheet['!rows'] = [{}, { hidden: true }];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, 'Sheet1');
  return XLSX.write(book, { type: 'buffer', bookType });
}

test('.xls: merges and long ids', () => {
  const rows = openBytes(
    writeXls('biff8', [
      ['订单', '数量'],
      ['007', 123456789012],
      [null, 2],
    ]),
    'xls',
  );
  expect(allRows(rows).map(({ cells }) => cells)).toEqual([
    ['订单', '数量'],
    ['007', 123456789012],
    [{ type: 'plain', value: '007', mergedFrom: 2 }, 2],
  ]);
});

test('Excel 5 files of Chinese Windows read by their code page', () => {
  // SheetJS writes no GBK, so its ASCII is replaced, and its code page record (0x42, two bytes) says 936.
  const bytes = writeXls('biff5', [['ABCDEF', 'x']]);
  bytes.set(GBK, bytes.indexOf('ABCDEF'));
  const codePage = bytes.indexOf(Buffer.from([0x42, 0, 2, 0]));
  expect(codePage).toBeGreaterThan(0);
  bytes.writeUInt16LE(936, codePage + 4);
  expect(cellsOf(bytes, 'xls')[0]).toEqual(['美西仓', 'x']);
});

test('a truncated .xls is never read in part (D1.3)', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => [`row ${i}`, i]);
  const whole = writeXls('biff8', rows);
  for (const share of [0.3, 0.5, 0.9]) {
    const cut = whole.subarray(0, Math.floor((whole.length * share) / 512) * 512);
    const read = await gateAndRead(temporaryFile('cut.xls', cut));
    expect(typeof read === 'string' || read.length === 3000).toBe(true);
  }
});

test('a truncated .xls is refused wherever it is cut, also where its directory stands before what is missing', async () => {
  const rows = Array.from({ length: 1000 }, (_, i) => [`row ${i}`, i]);
  const container = XLSX.CFB.read(writeXls('biff8', rows), { type: 'buffer' });
  const whole = compoundFile(Buffer.from(XLSX.CFB.find(container, '/Workbook')?.content ?? []));
  expect(await gateAndRead(temporaryFile('whole.xls', whole))).toHaveLength(1000);
  const ends = Array.from({ length: 28 }, (_, at) => whole.length - 1 - at * 37);
  const read = await Promise.all(ends.map((end) => gateAndRead(temporaryFile('cut.xls', whole.subarray(0, end)))));
  // What is missing may be nothing but the last sector's padding.
  expect(read.filter((rows) => typeof rows !== 'string' && rows.length !== 1000)).toEqual([]);
  // SheetJS would have read these in part.
  expect(read).toContain('damaged');
});

/** A compound file of a workbook's stream: its table of sectors and its directory stand first, as Excel may write them. */
function compoundFile(stream: Buffer): Buffer {
  const SECTOR = 512;
  const count = Math.ceil(stream.length / SECTOR);
  const [FREE, END, TABLE] = [0xffffffff, 0xfffffffe, 0xfffffffd];
  const header = Buffer.alloc(SECTOR);
  header.write('d0cf11e0a1b11ae1', 'hex');
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    header.writeUInt16LE(value, at);
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, END],
    [68, END],
  ] as const)
    header.writeUInt32LE(value, at);
  for (let at = 76; at < SECTOR; at += 4) header.writeUInt32LE(at === 76 ? 0 : FREE, at);
  const table = Buffer.alloc(SECTOR, 0xff);
  const next = [TABLE, END, ...Array.from({ length: count }, (_, at) => (at + 1 < count ? at + 3 : END))];
  for (const [at, value] of next.entries()) table.writeUInt32LE(value, at * 4);
  const directory = Buffer.alloc(SECTOR);
  const entry = (at: number, name: string, type: number, child: number, start: number, size: number) => {
    directory.write(name, at, 'utf16le');
    directory.writeUInt16LE((name.length + 1) * 2, at + 64);
    directory.writeUInt16LE(type + 0x100, at + 66);
    for (const [nth, value] of [FREE, FREE, child].entries()) directory.writeUInt32LE(value, at + 68 + nth * 4);
    directory.writeUInt32LE(start, at + 116);
    directory.writeUInt32LE(size, at + 120);
  };
  entry(0, 'Root Entry', 5, 1, END, 0);
  entry(128, 'Workbook', 2, FREE, 2, stream.length);
  const padding = Buffer.alloc(count * SECTOR - stream.length);
  return Buffer.concat([header, table, directory, stream, padding]);
}

test.each(['gb2312', ''])('a GBK web page under the name .xls (charset "%s"): text stays text', async (charset) => {
  const page = Buffer.concat([
    Buffer.from(`<html><head><meta charset="${charset}"></head><table><tr><td rowspan="2">PO-1</td><td>`),
    Buffer.from('0012345678901234567</td><td>'),
    GBK,
    Buffer.from('</td></tr><tr><td>=1+1</td></tr></table></html>'),
  ]);
  expect(await gateAndRead(temporaryFile('export.xls', page))).toEqual([
    { row: 1, cells: ['PO-1', '0012345678901234567', '美西仓'] },
    { row: 2, cells: [{ type: 'plain', value: 'PO-1', mergedFrom: 1 }, '=1+1'] },
  ]);
});

test('SpreadsheetML 2003 under the name .xls', async () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>
<Worksheet ss:Name="订单"><Table><Row><Cell><Data ss:Type="String">美西</Data></Cell><Cell><Data ss:Type="Number">123456789012</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">2024-03-10T02:30:00.000</Data></Cell></Row><Row ss:Index="3"><Cell ss:Formula="=1+1"><Data ss:Type="Number">2</Data></Cell></Row></Table></Worksheet></Workbook>`;
  expect(await gateAndRead(temporaryFile('old.xls', xml))).toEqual([
    { row: 1, cells: ['美西', 123456789012, { type: 'date', value: '2024-03-10 02:30:00' }] },
    { row: 2, cells: [] },
    { row: 3, cells: [{ type: 'plain', value: 2, formula: true }] },
  ]);
});
