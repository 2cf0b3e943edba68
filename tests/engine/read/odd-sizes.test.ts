import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import { processorTime } from '../../processor-time.ts';
import { makeXlsx, xlsxParts, zipParts } from './make-xlsx.ts';
import { allRows, cellsOf, temporaryFile } from './read-fixture.ts';

/** Of the processor: what may be spent on a file whose size is out of all proportion to what it holds. */
const LIMIT_MS = 10_000;

const MANIFEST = '<manifest><file-entry media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest>';
const HEAD = '<office:document-content><office:body><office:spreadsheet><table:table table:name="S">';
const TAIL = '</table:table></office:spreadsheet></office:body></office:document-content>';
const ods = (rows: string) => zipParts({ 'META-INF/manifest.xml': MANIFEST, 'content.xml': HEAD + rows + TAIL });
const cell = (text: string, attributes = '') =>
  `<table:table-cell office:value-type="string"${attributes}><text:p>${text}</text:p></table:table-cell>`;
const row = (cells: string, attributes = '') => `<table:table-row${attributes}>${cells}</table:table-row>`;
const times = (of: 'rows' | 'columns', n: number) => ` table:number-${of}-repeated="${n}"`;
const NOTHING = '<table:table-cell/>';

/** Rows with cells, or the refusal's code. */
function read(bytes: Uint8Array | string, format: 'ods' | 'csv' | 'xlsx') {
  const opened = openWorkbook(temporaryFile(`book.${format}`, bytes), format);
  if (!opened.ok) return opened.code;
  return allRows(opened.reader).filter(({ cells }) => cells.length > 0);
}

const A = { row: 1, cells: ['a'] };

test.each([
  ['blank rows to the end of the sheet', row(cell('a')) + row(NOTHING, times('rows', 1_048_575)), [A]],
  ['blank cells without end', row(`${cell('a')}<table:table-cell${times('columns', 1e15)}/>`), [A]],
  [
    'a million blank rows above the last one',
    row(cell('a')) + row(NOTHING, times('rows', 1_000_000)) + row(cell('z')),
    [A, { row: 1_000_002, cells: ['z'] }],
  ],
  [
    'a value beyond the last row of any sheet',
    row(cell('a')) + row(NOTHING, times('rows', 1e15)) + row(cell('z')),
    'tooManyCells',
  ],
  ['a value beyond the last column', row(`<table:table-cell${times('columns', 1e9)}/>${cell('z')}`), 'tooManyCells'],
  ['a value in a billion rows', row(cell('a'), times('rows', 1e9)), 'tooManyCells'],
  [
    'a value in 16 000 columns of 1 000 rows',
    row(cell('a', times('columns', 16_000)), times('rows', 1000)),
    'tooManyCells',
  ],
  [
    'formulas without a result in all cells',
    row(`<table:table-cell table:formula="of:=1"${times('columns', 1e6)}/>`, times('rows', 1e6)),
    'tooManyCells',
  ],
  [
    'repeats in repeats',
    '<table:table-row-group>'.repeat(1000) +
      row(cell('a', times('columns', 16_384)), times('rows', 100_000)) +
      '</table:table-row-group>'.repeat(1000),
    'tooManyCells',
  ],
  [
    'a table inside a cell',
    row(
      cell('a') +
        `<table:table-cell><table:table table:name="x">${row(cell('y', times('columns', 1e6)), times('rows', 1e6))}</table:table></table:table-cell>`,
    ),
    [A],
  ],
  [
    'a billion blanks in a text',
    row(cell('a<text:s text:c="1000000000"/>b')),
    [{ row: 1, cells: [{ type: 'tooLong', length: 32_770, value: expect.stringMatching(/^a {99}…$/) }] }],
  ],
  [
    'two thousand hidden billions',
    `<table:table-column table:visibility="collapse"${times('columns', 1e9)}/>`.repeat(1000) +
      row(cell('a')) +
      row(NOTHING, ` table:visibility="collapse"${times('rows', 1e9)}`).repeat(1000),
    [A],
  ],
])('.ods: %s', (_, rows, expected) => {
  const spent = processorTime();
  expect(read(ods(rows), 'ods')).toEqual(expected);
  expect(spent()).toBeLessThan(LIMIT_MS);
});

test('.ods: a document that was cut off is refused, whatever of it can be read', () => {
  const whole = HEAD + row(cell('a')) + row(cell('b')) + TAIL;
  const cut = zipParts({ 'META-INF/manifest.xml': MANIFEST, 'content.xml': whole.slice(0, whole.indexOf('>b<')) });
  expect(read(cut, 'ods')).toBe('unreadable');
});

const LINES = 49_000_000;

test.each([
  ['49 million line breaks behind the last row', `a,b\n1,2${'\n'.repeat(LINES)}`, [1, 2]],
  ['49 million line breaks before the last row', `a,b\n1,2${'\n'.repeat(LINES)}3,4\n`, 'tooManyRows'],
  ['half a million rows of separators', `a,b\n1,2\n${`${','.repeat(97)}\n`.repeat(490_000)}`, [1, 2]],
  ['49 million separators in one row', `a,b\n1,2${','.repeat(LINES)}`, 'tooManyCells'],
  ['a million blank rows above the last one', `a,b${'\n'.repeat(1_000_000)}3,4`, [1, 1_000_001]],
])('.csv: %s', (_, text, expected) => {
  const spent = processorTime();
  const found = read(text, 'csv');
  expect(typeof found === 'string' ? found : found.map(({ row }) => row)).toEqual(expected);
  expect(spent()).toBeLessThan(LIMIT_MS);
});

/** 30 MB of text: a zip holds it in half of one. */
function longText(): string {
  const same = randomBytes(5000).toString('hex');
  return Array.from({ length: 3_000 }, () => same + randomBytes(20).toString('hex')).join('');
}

const tooLong = (length: number) => [{ row: 1, cells: [{ type: 'tooLong', length, value: expect.any(String) }] }];

test.each([
  [
    'a shared string',
    (text: string) =>
      makeXlsx({ sharedStrings: [`<t>${text}</t>`], sheets: [{ rows: '<row><c t="s"><v>0</v></c></row>' }] }),
    'xlsx',
  ],
  [
    'an inline string',
    (text: string) => makeXlsx({ sheets: [{ rows: `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>` }] }),
    'xlsx',
  ],
  [
    'the result of a formula',
    (text: string) => makeXlsx({ sheets: [{ rows: `<row><c t="str"><v>${text}</v></c></row>` }] }),
    'xlsx',
  ],
  ['a paragraph', (text: string) => ods(row(cell(text))), 'ods'],
] as const)('30 million characters in %s: an error of its cell, and no more of it is kept', (_, make, format) => {
  const text = longText();
  const bytes = make(text);
  const spent = processorTime();
  expect(read(bytes, format)).toEqual(tooLong(text.length));
  expect(spent()).toBeLessThan(LIMIT_MS);
});

test('.csv: a text of 24 million doubled quotes', () => {
  const spent = processorTime();
  expect(read(`a\n"${'""'.repeat(24_000_000)}"`, 'csv')).toMatchObject([{}, { cells: [{ type: 'tooLong' }] }]);
  expect(spent()).toBeLessThan(LIMIT_MS);
});

test('a tag or a comment without an end is not waited for', () => {
  const comment = `<!--${' '.repeat(40_000_000)}-->`;
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
  expect(read(makeXlsx({ sheets: [{ rows: rows + comment }] }), 'xlsx')).toBe('sheetUnreadable');
});

test('400 000 cells of a workbook without a part for styles', () => {
  const lines = Array.from({ length: 20_000 }, () => `<row>${'<c><v>1.5</v></c>'.repeat(20)}</row>`).join('');
  const { 'xl/styles.xml': _, ...parts } = xlsxParts({ sheets: [{ rows: lines }] });
  const bytes = zipParts(parts);
  const spent = processorTime();
  const rows = cellsOf(bytes, 'xlsx');
  expect([rows.length, rows[19_999]]).toEqual([20_000, Array(20).fill(1.5)]);
  expect(spent()).toBeLessThan(LIMIT_MS);
});

test.each([
  ['of a thousand rows is read', 1000],
  ['of each of 20 000 rows is asked to be deleted', 20_000],
])('the last column %s', (_, count) => {
  const rows = Array.from({ length: count }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>${i}</v></c></row>`);
  const bytes = makeXlsx({ sheets: [{ rows: rows.join('') }] });
  const spent = processorTime();
  const found = read(bytes, 'xlsx');
  if (count > 1000) expect(found).toBe('tooFarRight');
  else expect(typeof found !== 'string' && found.map(({ cells }) => cells[16_383])).toEqual([...Array(count).keys()]);
  expect(spent()).toBeLessThan(LIMIT_MS);
});
