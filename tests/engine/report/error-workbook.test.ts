import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { read } from 'xlsx';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import { writeErrorWorkbook } from '#engine/report/error-workbook.ts';
import { FILLS } from '#engine/report/marks.ts';
import { cellOf, errorAt, fillOf, noteOf, partOf, reportOn, rowsOf, workFolder } from './report-fixture.ts';
import { structureFaults } from './workbook-structure.ts';

const work = workFolder();
const source = join(work, 'source.xlsx');
const out = join(work, 'report.xlsx');
afterAll(() => rmSync(work, { recursive: true }));

/** One transparent pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const yellow = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFF00' } } } as const;

/** With everything an office puts into a workbook: picture, note, rule, colours, formula, merge, hidden column. */
const sheet: WriteSheet = {
  name: 'Sheet1',
  rows: [
    ['单号', '重量', '备注'],
    ['PO-1', 12.5, '易碎'],
    ['PO-2', 13, null],
    ['PO-3', 14, '=1+1'],
    [null, 15, null],
  ],
  cells: new Map([
    ['1,1', { style: yellow, value: 12.5 }],
    ['1,2', { value: '易碎', comment: { author: '张三', text: '张三的批注' } }],
    ['2,2', { formula: 'B2+B3', formulaResult: 25.5 }],
  ]),
  merges: [{ startRow: 3, startCol: 0, endRow: 4, endCol: 0 }],
  columns: [{ width: 20 }, { hidden: true }, { width: 30 }],
  dataValidations: [{ type: 'list', values: ['易碎', '普通'], range: 'C2:C9' }],
  conditionalRules: [
    { type: 'cellIs', operator: 'greaterThan', formula: '13', priority: 1, range: 'B2:B5', style: yellow },
  ],
  images: [{ data: PIXEL, type: 'png', anchor: { from: { row: 8, col: 1 }, to: { row: 9, col: 2 } } }],
  freezePane: { rows: 1 },
};

beforeAll(async () => {
  const namedRanges = [{ name: 'weights', range: 'Sheet1!$B$2:$B$5' }];
  writeFileSync(source, await writeXlsx({ sheets: [sheet, { name: '说明', rows: [['请勿改动表头']] }], namedRanges }));
});

test('marks the cells and changes nothing else', async () => {
  const marks = [
    errorAt(2, 1, '太重'),
    errorAt(3, 0, '请确认单号', 'warning'),
    errorAt(3, 1, '太轻'),
    errorAt(5, null, '整行不对'),
  ];
  const { notes } = await writeErrorWorkbook(reportOn(source, out, { marks }));
  expect(notes).toEqual([]);
  expect(structureFaults(readFileSync(out))).toEqual([]);
  expect([fillOf(out, 'B2'), fillOf(out, 'A3'), fillOf(out, 'B3')]).toEqual([FILLS.error, FILLS.warning, FILLS.error]);
  expect(noteOf(out, 'B2')).toBe('【入库通】\n太重');
  expect(noteOf(out, 'C2')).toContain('张三的批注');
  expect(rowsOf(out, 'Sheet1').map((row) => row[3])).toEqual([
    '入库通：错误说明',
    '太重',
    '1）太轻  2）请确认单号',
    '',
    '整行不对',
  ]);
  const [before, after] = [unzipSync(readFileSync(source)), unzipSync(readFileSync(out))];
  const touched = [
    '[Content_Types].xml',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
  ];
  const kept = Object.keys(before).filter((name) => !touched.includes(name) && !/comments|vmlDrawing/.test(name));
  for (const name of kept) expect(Buffer.from(after[name] ?? []).equals(Buffer.from(before[name] ?? []))).toBe(true);
  for (const text of [
    '<drawing ',
    '<conditionalFormatting',
    '<dataValidation ',
    'hidden="true"',
    '<pane ',
    '<mergeCell ',
  ]) {
    expect(partOf(out, 'xl/worksheets/sheet1.xml')).toContain(text);
  }
  expect(cellOf(out, 'Sheet1', 'C3')).toMatchObject({ f: 'B2+B3', v: 25.5 });
  expect(read(readFileSync(out)).Workbook?.Names).toMatchObject([{ Name: 'weights' }]);
});

test('a summary stands at the end and counts per column', async () => {
  const marks = [errorAt(2, 1, '太重'), errorAt(4, 1, '太轻'), errorAt(4, 2, '请确认', 'warning')];
  await writeErrorWorkbook(reportOn(source, out, { marks }));
  expect(read(readFileSync(out)).SheetNames).toEqual(['Sheet1', '说明', '入库通 汇总']);
  const lines = rowsOf(out, '入库通 汇总').slice(-2);
  expect(lines).toEqual([
    ['Sheet1', 'B  重量', '错误', 2, 'B2', '太重'],
    ['Sheet1', 'C  备注', '提醒', 1, 'C4', '请确认'],
  ]);
});

test('a second report takes the first one’s marks away and covers the same places', async () => {
  const again = join(work, 'again.xlsx');
  await writeErrorWorkbook(reportOn(source, out, { marks: [errorAt(2, 1, '太重'), errorAt(2, 2, '备注不对')] }));
  await writeErrorWorkbook(reportOn(out, again, { marks: [errorAt(3, 1, '太轻')], lang: 'en' }));
  expect(structureFaults(readFileSync(again))).toEqual([]);
  expect(read(readFileSync(again)).SheetNames).toEqual(['Sheet1', '说明', 'Dockhand summary']);
  expect(rowsOf(again, 'Sheet1').map((row) => row[3] ?? '')).toEqual(['Dockhand: problems', '', '太轻', '', '']);
  expect([fillOf(again, 'B2'), fillOf(again, 'B3'), fillOf(again, 'C2')]).toEqual(['FFFFFF00', FILLS.error, 'none']);
  expect([noteOf(again, 'B2'), noteOf(again, 'B3')]).toEqual(['', '[Dockhand]\n太轻']);
  expect(noteOf(again, 'C2')).toMatch(/^(张三:)?\s*张三的批注$/);
});

test('edited values are written, with a note of what was there', async () => {
  const edits = [
    { sheet: 'Sheet1', row: 2, column: 1, value: '12.346' },
    { sheet: 'Sheet1', row: 3, column: 2, value: '=cmd()' },
    { sheet: 'Sheet1', row: 2, column: 2, value: null },
  ];
  await writeErrorWorkbook(reportOn(source, out, { edits }));
  expect(structureFaults(readFileSync(out))).toEqual([]);
  expect(cellOf(out, 'Sheet1', 'B2')).toMatchObject({ t: 'n', v: 12.346 });
  const formula = cellOf(out, 'Sheet1', 'C3');
  expect(formula).toMatchObject({ t: 's', v: '=cmd()' });
  expect(formula?.f).toBeUndefined();
  expect(partOf(out, 'xl/styles.xml')).toContain('quotePrefix="1"');
  expect(noteOf(out, 'B2')).toContain('原来的内容：12.5');
  expect(rowsOf(out, 'Sheet1')[1]?.[2]).toBe('');
});

test('an edit of one row of a merged cell splits it and leaves the other rows their value', async () => {
  const edits = [{ sheet: 'Sheet1', row: 5, column: 0, value: 'PO-4' }];
  const { notes } = await writeErrorWorkbook(reportOn(source, out, { edits }));
  expect(notes).toEqual(['工作表“Sheet1”有 1 处合并单元格因为各行内容修改得不一样，已拆开。']);
  expect(rowsOf(out, 'Sheet1').map((row) => row[0])).toEqual(['单号', 'PO-1', 'PO-2', 'PO-3', 'PO-4']);
  expect(read(readFileSync(out)).Sheets.Sheet1?.['!merges'] ?? []).toEqual([]);
});

test('a mark on a covered row of a merged cell shows on the visible one', async () => {
  await writeErrorWorkbook(reportOn(source, out, { marks: [errorAt(5, 0, '单号重复')] }));
  expect(fillOf(out, 'A4')).toBe(FILLS.error);
  expect(noteOf(out, 'A4')).toContain('第 5 行：单号重复');
  expect(rowsOf(out, 'Sheet1')[4]?.[3]).toBe('单号重复');
});

test('whatever is typed comes back as the same text', async () => {
  const risky = fc.tuple(
    fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '_x0041_', ' '),
    fc.string({ unit: 'binary' }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        risky.map((parts) => parts.join('')),
        { minLength: 1, maxLength: 3 },
      ),
      async (texts) => {
        const edits = texts.map((value, at) => ({ sheet: 'Sheet1', row: at + 2, column: 2, value: `${value}#` }));
        await writeErrorWorkbook(
          reportOn(source, out, { edits, marks: texts.map((text, at) => errorAt(at + 2, 0, `${text}#`)) }),
        );
        expect(structureFaults(readFileSync(out))).toEqual([]);
        for (const { row, value } of edits) {
          // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
          const legal = value.replace(/[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu, '');
          expect(cellOf(out, 'Sheet1', `C${row}`)).toMatchObject({ t: 's', v: legal });
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('a copy holds texts that look like escapes as they are', async () => {
  const csv = join(work, 'escapes.csv');
  writeFileSync(csv, '单号,备注\nA-1,_x000D_\nA-2,"_x0041_ & <b>"\n');
  const { notes } = await writeErrorWorkbook(
    reportOn(csv, out, { source: { path: csv, format: 'csv', name: 'escapes.csv' } }),
  );
  expect(notes).toEqual([expect.stringContaining('不能直接标注')]);
  const opened = openWorkbook(out, 'xlsx');
  expect(opened.ok && [...opened.reader.rows(0)].flat().map(({ cells }) => cells[1])).toEqual([
    '备注',
    '_x000D_',
    '_x0041_ & <b>',
  ]);
});
