import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { zipParts } from './make-xlsx.ts';
import { cellsOf, gateAndRead, temporaryFile } from './read-fixture.ts';

const MANIFEST = '<manifest><file-entry media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest>';

function ods(rows: string, head = ''): Buffer {
  const content = `${head}<office:document-content><office:body><office:spreadsheet><table:table table:name="S">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`;
  return zipParts({ 'META-INF/manifest.xml': MANIFEST, 'content.xml': content });
}

test('.ods: values without a paragraph of text are read, repeated ones too', () => {
  const rows = `<table:table-row>
    <table:table-cell office:value-type="float" office:value="0.4"/>
    <table:table-cell office:value-type="percentage" office:value="0.5" table:number-columns-repeated="2"/>
    <table:table-cell office:value-type="currency" office:value="12.5"></table:table-cell>
    <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
    <table:table-cell office:value-type="date" office:date-value="2024-03-10"/>
    <table:table-cell office:value-type="string" office:string-value="a &amp; b"/>
    <table:table-cell office:value-type="string" office:string-value="c"></table:table-cell>
    <table:table-cell office:value-type="string" office:string-value="d" table:number-columns-repeated="2"/>
    <table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>
    <table:table-cell table:formula="of:=1+1"/>
    <table:table-cell office:value-type="float" office:value="7"><text:p>7,0</text:p></table:table-cell>
  </table:table-row>
  <table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="3"/></table:table-row>`;
  expect(cellsOf(ods(rows), 'ods')).toEqual([
    [
      0.4,
      0.5,
      0.5,
      12.5,
      true,
      { type: 'date', value: '2024-03-10 00:00:00' },
      'a & b',
      'c',
      'd',
      'd',
      { type: 'plain', value: 2, formula: true },
      { type: 'uncached', value: '', formula: true },
      7,
    ],
    [3],
    [3],
  ]);
});

test('.ods: what a format puts around a number is part of it as far as it is in .xlsx', () => {
  const cell = (value: string, shown: string, type = 'float') =>
    `<table:table-cell office:value-type="${type}" office:value="${value}"><text:p>${shown}</text:p></table:table-cell>`;
  const rows = `<table:table-row>${[
    cell('12', '0012'),
    cell('1', 'U001'),
    cell('26.5', '26,50 lb'),
    cell('26.5', '26.5'),
    cell('1200', '1 200'),
    cell('12', '12 Stück'),
    cell('5', '¥5', 'currency'),
    cell('0.5', '50%', 'percentage'),
    cell('7', '8'),
    cell('12000', '1,20E+04'),
  ].join('')}</table:table-row>`;
  const power = { type: 'plain', value: 12_000, powers: '1.20E+04' };
  expect(cellsOf(ods(rows), 'ods')).toEqual([['0012', 'U001', '26.5 lb', 26.5, 1200, 12, 5, 0.5, 7, power]]);
});

test('.ods: paragraphs, blanks, notes, times and errors as a person sees them', () => {
  const p = (content: string, attributes = ' office:value-type="string"') =>
    `<table:table-cell${attributes}>${content}</table:table-cell>`;
  const rows = `<table:table-row>${[
    p('<text:p> a \n b<text:s text:c="2"/><text:span>c</text:span> </text:p><text:p>d<text:line-break/>e</text:p>'),
    p('<office:annotation><text:p>note</text:p></office:annotation><text:p>x<!-- <text:p>y</text:p> --></text:p>'),
    p('<text:p>08:30</text:p>', ' office:value-type="time" office:time-value="PT08H30M00S"'),
    p('<text:p>36:00</text:p>', ' office:value-type="time" office:time-value="PT36H00M00S"'),
    p('<text:p>#N/A</text:p>', ' office:value-type="string" office:string-value="" calcext:value-type="error"'),
    p('<text:p>1. Mai</text:p>', ' office:value-type="date" office:date-value="1880-05-01"'),
    p('<text:p>x</text:p>', ' office:value-type="date" office:date-value="1900-02-28"'),
    p('<text:p>x</text:p>', ' office:value-type="date" office:date-value="2024-03-10T23:30:00+02:00"'),
  ].join('')}</table:table-row>`;
  expect(cellsOf(ods(rows), 'ods')).toEqual([
    [
      'a b  c\nd\ne',
      'x',
      '08:30:00',
      1.5,
      { type: 'error', value: '#N/A' },
      '1. Mai',
      { type: 'date', value: '1900-02-28 00:00:00' },
      { type: 'date', value: '2024-03-10 23:30:00' },
    ],
  ]);
});

test('.ods: attributes in single quotes, or with blanks around the sign', () => {
  const rows = `<table:table-row table:visibility='filter'><table:table-cell office:value-type='float' office:value='1.5'><text:p>1,5</text:p></table:table-cell><table:table-cell office:value-type = "string"><text:p>a='b'</text:p></table:table-cell><table:table-cell office:value-type='string' office:string-value='say "x"'/></table:table-row>`;
  expect(cellsOf(ods(rows), 'ods')).toEqual([[1.5, "a='b'", 'say "x"']]);
});

test.each([
  ['UTF-16', (xml: string) => Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
  ['UTF-16 without a mark', (xml: string) => Buffer.from(xml.replace('UTF-8', 'UTF-16'), 'utf16le')],
  [
    'GB2312',
    (xml: string) => {
      const [before = '', after = ''] = xml.replace('UTF-8', 'GB2312').split('美西仓');
      return Buffer.concat([Buffer.from(before), Buffer.from('c3c0cef7b2d6', 'hex'), Buffer.from(after)]);
    },
  ],
])('XML parts in %s', (_, encode) => {
  const xml =
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:body><office:spreadsheet><table:table table:name="S"><table:table-row><table:table-cell office:value-type="string"><text:p>美西仓</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>';
  expect(cellsOf(zipParts({ 'META-INF/manifest.xml': MANIFEST, 'content.xml': encode(xml) }), 'ods')).toEqual([
    ['美西仓'],
  ]);
});

test('.xls of the oldest forms, as a bare stream of records', async () => {
  const record = (id: number, ...bytes: number[]) => [id, 0, bytes.length, 0, ...bytes];
  const label = (row: number, column: number, text: string) =>
    record(4, row, 0, column, 0, 0, 0, 0, text.length, ...Buffer.from(text));
  const bytes = [
    ...record(9, 2, 0, 0x10, 0),
    ...label(0, 0, 'sku'),
    ...label(1, 0, 'X1'),
    ...record(2, 1, 0, 1, 0, 0, 0, 0, 3, 0),
    ...record(10),
  ];
  expect(await gateAndRead(temporaryFile('old.xls', Buffer.from(bytes)))).toEqual([
    { row: 1, cells: ['sku'] },
    { row: 2, cells: ['X1', 3] },
  ]);
});

test('SpreadsheetML 2003: rich text whose tags span lines', async () => {
  const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>
<Row><Cell><Data ss:Type="String"/></Cell><Cell><Data ss:Type="String">a &lt;b&gt;</Data></Cell></Row>
<Row><Cell><ss:Data ss:Type="String"
 xmlns="http://www.w3.org/TR/REC-html40">Box <I
  html:x="1">7</I><Font
  html:Color="#000"> of 9</Font></ss:Data></Cell><Cell><Data ss:Type="Number">2</Data></Cell></Row></Table></Worksheet></Workbook>`;
  expect(await gateAndRead(temporaryFile('old.xls', xml))).toEqual([
    { row: 1, cells: [null, 'a <b>'] },
    { row: 2, cells: ['Box 7 of 9', 2] },
  ]);
});

/** An Excel 5 workbook without a code page record, with these bytes for a text. */
function biff5(text: Buffer): Buffer {
  const placeholder = 'P'.repeat(text.length);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['sku', placeholder]]), 'S');
  const bytes: Buffer = XLSX.write(book, { type: 'buffer', bookType: 'biff5' });
  bytes.set(text, bytes.indexOf(placeholder));
  // The record becomes one of the same length that says nothing of text.
  bytes.writeUInt16LE(0x40, bytes.indexOf(Buffer.from([0x42, 0, 2, 0])));
  return bytes;
}

test.each([
  ['plain ASCII', Buffer.from('PHONE'), 'PHONE'],
  ['Chinese', Buffer.from('cad6bbfabfc7d2bb', 'hex'), '手机壳一'],
])('Excel 5 without a code page: %s', (_, bytes, text) => {
  expect(cellsOf(biff5(bytes), 'xls')).toEqual([['sku', text]]);
});

test('Excel 5 without a code page whose text may be another encoding is refused for that', async () => {
  expect(await gateAndRead(temporaryFile('old.xls', biff5(Buffer.from('Köln', 'latin1'))))).toBe('encoding');
});
