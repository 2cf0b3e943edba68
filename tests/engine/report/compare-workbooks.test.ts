import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { read } from 'xlsx';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import { firstDifference } from '#engine/report/compare-workbooks.ts';
import { writeErrorWorkbook } from '#engine/report/error-workbook.ts';
import { emptyStyles } from '#engine/report/ooxml/style-book.ts';
import { viewWorkbook } from '#engine/report/workbook-view.ts';
import { cellText } from '#shared/sheets/cell.ts';
import { makeXlsx } from '../read/make-xlsx.ts';
import { errorAt, noteOf, reportOn, workFolder } from './report-fixture.ts';

const work = workFolder();
afterAll(() => rmSync(work, { recursive: true }));
const out = join(work, 'report.xlsx');

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Rows of texts that stand in the shared strings, as XML; `<si/>` where one is empty. */
function workbook(strings: readonly string[], indexes: readonly number[]): Buffer {
  const rows = indexes.map(
    (index, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>${index}</v></c><c r="B${at + 1}"><v>1</v></c></row>`,
  );
  const items = strings.map((text) => (text === '' ? '<si/>' : `<si><t>${text}</t></si>`));
  const extra = {
    'xl/sharedStrings.xml': `<?xml version="1.0"?><sst xmlns="${MAIN}">${items.join('')}</sst>`,
    'xl/styles.xml': emptyStyles(MAIN),
  };
  return makeXlsx({ sheets: [{ rows: rows.join('') }], extra });
}

/** The texts of the first column, as imports read them. */
function textsOf(path: string): string[] {
  const opened = openWorkbook(path, 'xlsx');
  if (!opened.ok) throw new Error(opened.code);
  return [...opened.reader.rows(0)].flat().map(({ cells }) => cellText(cells[0]));
}

/** What SheetJS makes of the same column, which is wrong here. */
function bySheetJs(bytes: Uint8Array): unknown[] {
  const sheet = read(bytes, { dense: true }).Sheets.Sheet1?.['!data'] ?? [];
  return sheet.map((cells) => cells[0]?.v);
}

test.each([
  ['an empty shared string', ['单号', '', 'A-1', 'A-2'], [0, 1, 2, 3], ['单号', '', 'A-1', 'A-2']],
  ['a reference above U+FFFF', ['单号', '&#x20BB7;野家'], [0, 1], ['单号', '𠮷野家']],
  ['a reference resolved once', ['单号', '&amp;lt;b&amp;gt;'], [0, 1], ['单号', '&lt;b&gt;']],
])('%s stays with its cell, and what was there is told as it was', async (_, strings, indexes, expected) => {
  const source = join(work, 'odd.xlsx');
  writeFileSync(source, workbook(strings, indexes));
  const row = expected.length;
  const edits = [{ sheet: 'Sheet1', row, column: 0, value: 'mended' }];
  const { notes } = await writeErrorWorkbook(reportOn(source, out, { edits, marks: [errorAt(1, 1, '看这里')] }));
  expect(notes).toEqual([]);
  expect(noteOf(out, `A${row}`)).toContain(`原来的内容：${expected.at(-1)}`);
  expect(textsOf(out)).toEqual([...expected.slice(0, -1), 'mended']);
});

test('a shift that SheetJS cannot see is a difference', async () => {
  const original = workbook(['单号', '', 'A-1', 'A-2', 'A-3'], [0, 2, 3]);
  const source = join(work, 'shifted.xlsx');
  // The same with the empty string left out, as a program would write it that reads by looks.
  const shifted = workbook(['单号', 'A-1', 'A-2', 'A-3'], [0, 2, 3]);
  expect(bySheetJs(shifted)).toEqual(bySheetJs(original));
  writeFileSync(source, shifted);
  await writeErrorWorkbook(reportOn(source, out, { tables: [] }));
  const before = viewWorkbook(original);
  const report = readFileSync(out);
  expect(before && firstDifference({ original, before, report, plans: new Map() })).toBe('Sheet1: A2');
});

test('what the reader of imports is blind to, SheetJS sees: which formula a cell shares', async () => {
  const cell = (row: number, f: string) => `<row r="${row}"><c r="A${row}">${f}<v>2</v></c></row>`;
  const sharing = (group: number) =>
    makeXlsx({
      sheets: [
        {
          rows: [
            cell(1, '<f t="shared" ref="A1:A3" si="0">B1+1</f>'),
            cell(2, '<f t="shared" ref="A2:A3" si="1">B2+2</f>'),
            cell(3, `<f t="shared" si="${group}"/>`),
          ].join(''),
        },
      ],
      extra: { 'xl/styles.xml': emptyStyles(MAIN) },
    });
  const original = sharing(0);
  const source = join(work, 'formula.xlsx');
  writeFileSync(source, sharing(1));
  await writeErrorWorkbook(reportOn(source, out, { tables: [] }));
  const before = viewWorkbook(original);
  const report = readFileSync(out);
  expect(before && firstDifference({ original, before, report, plans: new Map() })).toBe('Sheet1: A3');
});

const CASES = fileURLToPath(new URL('../../../../shared/cases', import.meta.url));
const names = [
  'r-m03_empty_si.xlsx',
  'r-empty-shared-string-orders.xlsx',
  'r-char-ref-str.xlsx',
  'r-amp-str.xlsx',
  'r-m05_nonbmp_charref.xlsx',
  'r-long-shared-string.xlsx',
];

test.skipIf(!existsSync(CASES)).each(names)('%s comes back as it was, with its marks', async (name) => {
  const source = join(CASES, name);
  const before = openWorkbook(source, 'xlsx');
  if (!before.ok) throw new Error(before.code);
  const sheet = before.reader.sheets[0]?.name ?? '';
  const tables = [{ sheet, headerRow: 1, lastColumn: 2 }];
  const { notes } = await writeErrorWorkbook(
    reportOn(source, out, { tables, marks: [{ ...errorAt(2, 0, '看这里'), sheet }] }),
  );
  expect(notes).toEqual([]);
  const after = openWorkbook(out, 'xlsx');
  if (!after.ok) throw new Error(after.code);
  const rows = [...before.reader.rows(0)].flat();
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const back = [...after.reader.rows(0)].flat().slice(0, rows.length);
  const texts = (found: typeof rows) =>
    found.map(({ cells }) => Array.from({ length: width }, (_, at) => cellText(cells[at])));
  expect(texts(back)).toEqual(texts(rows));
});
