import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import { makeXlsx, xlsxParts, zipParts } from './make-xlsx.ts';
import { cellsOf, gateAndRead, temporaryFile } from './read-fixture.ts';

const CASES = fileURLToPath(new URL('../../../../shared/cases', import.meta.url));
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

const shared = (...indexes: number[]) =>
  `<row r="1">${indexes.map((i, at) => `<c r="${'ABCDEFGH'[at]}1" t="s"><v>${i}</v></c>`).join('')}</row>`;

/** The first row of a sheet whose cells point at the shared strings one after the other. */
function textsOf(sst: string, ...indexes: number[]): readonly unknown[] {
  const extra = { 'xl/sharedStrings.xml': `${HEAD}${sst}` };
  return cellsOf(makeXlsx({ sheets: [{ rows: shared(...indexes) }], extra }), 'xlsx')[0] ?? [];
}

test.each([
  ['an empty one', `<sst ${MAIN}><si><t>a</t></si><si/><si><t>b</t></si></sst>`],
  ['an empty one with a space', `<sst ${MAIN}><si><t>a</t></si><si /><si><t>b</t></si></sst>`],
  ['an empty one in two tags', `<sst ${MAIN}><si><t>a</t></si><si></si><si><t>b</t></si></sst>`],
  ['one with an empty text', `<sst ${MAIN}><si><t>a</t></si><si><t/></si><si><t>b</t></si></sst>`],
  ['with a prefix', `<x:sst xmlns:x="u"><x:si><x:t>a</x:t></x:si><x:si/><x:si><x:t>b</x:t></x:si></x:sst>`],
  ['only how it is pronounced', `<sst ${MAIN}><si><t>a</t></si><si><rPh><t>no</t></rPh></si><si><t>b</t></si></sst>`],
  [
    'a comment that holds one',
    `<sst ${MAIN}><!-- <si><t>no</t></si> --><si><t>a</t></si><si/><!--</si>--><si><t>b<!--</t>--></t></si></sst>`,
  ],
  [
    'an attribute',
    `<sst ${MAIN}><si xml:space="preserve"><t>a</t></si><si><t></t></si><si a="b>c"><t>b</t></si></sst>`,
  ],
])('shared strings keep their numbers: %s', (_, sst) => {
  expect(textsOf(sst, 0, 1, 2)).toEqual(['a', null, 'b']);
});

test('runs make one text, whatever stands before and between them', () => {
  const si = '<si><t>1</t><r><rPr><b/></rPr><t>2</t></r><r><t xml:space="preserve"> 3</t></r><rPh><t>x</t></rPh></si>';
  expect(textsOf(`<sst ${MAIN}>${si}<si><r><t>4</t></r></si></sst>`, 0, 1)).toEqual(['12 3', '4']);
});

test.each([
  ['&#x4E2D;&#22269;', '中国'],
  ['A&amp;lt;B', 'A&lt;B'],
  ['&amp;amp;', '&amp;'],
  ['&#x20BB7;&#134071;𠮷', '𠮷𠮷𠮷'],
  ['<![CDATA[<t>&amp;</t>]]>', '<t>&amp;</t>'],
  ['a_x000D_\n_x005F_x0041_', 'a\n_x0041_'],
])('a reference is resolved once, wherever a text stands: %s', (xml, text) => {
  const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>${xml}</v></c><c r="C1" t="inlineStr"><is><t>${xml}</t></is></c></row>`;
  const book = makeXlsx({ sheets: [{ rows }], sharedStrings: [`<t>${xml}</t>`] });
  expect(cellsOf(book, 'xlsx')).toEqual([[text, text, text]]);
});

test('a comment between cells holds no cell, and a prefix is no other element', () => {
  const rows = `<x:row r="1"><!-- <c r="A1"><v>9</v></c> --><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c></x:row>`;
  const parts = xlsxParts({ sheets: [{ rows }] });
  const sheet = `<x:worksheet xmlns:x="u"><x:sheetData>${rows}</x:sheetData></x:worksheet>`;
  expect(cellsOf(zipParts({ ...parts, 'xl/worksheets/sheet1.xml': sheet }), 'xlsx')).toEqual([[1, 'b']]);
});

test.each([
  ['a text that is not there', shared(0, 7)],
  ['a number that is none', '<row r="1"><c r="A1" t="s"><v>x</v></c></row>'],
  ['two values for one cell', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
  ['a cell in the wrong row', '<row r="1"><c r="A2"><v>1</v></c></row>'],
  ['a place that is none', '<row r="1"><c r="1A"><v>1</v></c></row>'],
  ['a row without an end', '<row r="1"><c r="A1"><v>1</v></c>'],
  ['a cell without an end', '<row r="1"><c r="A1"><v>1</v><c r="B1"><v>2</v></c></row>'],
])('what cannot be placed refuses the file and names the sheet: %s', (_, rows) => {
  const path = temporaryFile('book.xlsx', makeXlsx({ sheets: [{ rows }], sharedStrings: ['<t>a</t>'] }));
  expect(openWorkbook(path, 'xlsx')).toMatchObject({ code: 'sheetUnreadable', params: { sheet: 'Sheet1' } });
});

test('what is written as a number and is none stays as it is written', () => {
  const rows = '<row r="1"><c r="A1"><v>12,5</v></c><c r="B1"><v> 12.5 </v></c><c r="C1"><v>1.5E+2</v></c></row>';
  expect(cellsOf(makeXlsx({ sheets: [{ rows }] }), 'xlsx')).toEqual([['12,5', 12.5, 150]]);
});

const SHARED_CASES: readonly (readonly [file: string, row: number, column: number, value: string])[] = [
  ['r-m03_empty_si.xlsx', 2, 2, '2887421737338130001'],
  ['r-m03b_control.xlsx', 2, 2, '2887421737338130001'],
  ['r-empty-shared-string-orders.xlsx', 12, 12, '稠州北路1号'],
  ['r-char-ref-str.xlsx', 1, 1, '中国'],
  ['r-char-ref-str.xlsx', 1, 2, '中'],
  ['r-amp-str.xlsx', 1, 1, 'A&lt;B'],
  ['r-amp-str.xlsx', 1, 2, 'A&lt;B'],
  ['r-m05_nonbmp_charref.xlsx', 1, 1, '𠮷野家'],
];

test.skipIf(!existsSync(CASES))('the cases: every text in its own cell', async () => {
  for (const [file, row, column, value] of SHARED_CASES) {
    const rows = await gateAndRead(`${CASES}/${file}`);
    if (typeof rows === 'string') throw new Error(`${file}: ${rows}`);
    expect(rows[row - 1]?.cells[column - 1], file).toBe(value);
  }
});

test.runIf(!existsSync(CASES))('the cases are not here: skipped', () => {
  console.log(`skipped: no folder ${CASES}`);
});
