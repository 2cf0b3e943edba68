import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { readCsv } from '#engine/read/open-workbook.ts';
import { csvText, writeCsv } from '#engine/report/csv.ts';
import { writeResultWorkbook } from '#engine/report/result-report.ts';
import { cellText } from '#shared/sheets/cell.ts';
import { cellOf, rowsOf, workFolder } from './report-fixture.ts';
import { structureFaults } from './workbook-structure.ts';

const work = workFolder();
afterAll(() => rmSync(work, { recursive: true }));

const columns = [
  { header: '单据号', width: 20, type: 'text' },
  { header: '箱数', width: 8, type: 'number' },
] as const;

const lineColumns = [
  { header: '文件', width: 20, type: 'text' },
  { header: '行号', width: 8, type: 'number' },
] as const;

test('ids stay text with every digit, numbers stay numbers, and nothing becomes a formula', async () => {
  const out = join(work, 'results.xlsx');
  const rows = [
    ['00123456789012345678', 3],
    ['=1+1', null],
    [60123456789012, 4],
  ];
  const lines = { columns: lineColumns, rows: [['a.xlsx', 2]] };
  const { notes } = await writeResultWorkbook({ columns, rows, lines, lang: 'zh', out });
  expect(notes).toEqual([]);
  expect(structureFaults(readFileSync(out))).toEqual([]);
  expect(cellOf(out, '结果', 'A2')).toMatchObject({ t: 's', v: '00123456789012345678', z: '@' });
  expect(cellOf(out, '结果', 'B2')).toMatchObject({ t: 'n', v: 3 });
  expect(cellOf(out, '结果', 'A3')).toMatchObject({ t: 's', v: '=1+1' });
  expect(cellOf(out, '结果', 'A3')?.f).toBeUndefined();
  expect(cellOf(out, '结果', 'A4')).toMatchObject({ t: 's', v: '60123456789012' });
  expect(rowsOf(out, '明细')).toEqual([
    ['文件', '行号'],
    ['a.xlsx', 2],
  ]);
});

test('CSV opens in Chinese and guards what would be a formula', async () => {
  const out = join(work, 'results.csv');
  await writeCsv({
    rows: [
      ['单据号', '说明'],
      ['=1+1', '含,逗号"和\n换行'],
      [-5, '-5'],
    ],
    out,
  });
  expect(readFileSync(out).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(readFileSync(out, 'utf8')).toBe('\uFEFF单据号,说明\r\n\'=1+1,"含,逗号""和\n换行"\r\n-5,\'-5\r\n');
});

test('CSV keeps nothing that a terminal obeys; lines break in cells alone', () => {
  const text = csvText([['a\u001b[31m\u0000b', 'one\r\ntwo\rthree\tfour', '\u009b2J\u202ex\u007f']]);
  expect(text).toBe('\uFEFFa[31mb,"one\ntwo\nthree\tfour",2Jx\r\n');
});

test('CSV comes back as it was through the reader', () => {
  const text = fc
    .tuple(fc.constantFrom('', "'", "''"), fc.constantFrom('', '=', '+', '-', '@', '\t'), fc.string({ minLength: 1 }))
    .map((parts) => `${parts.join('')}x`);
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (texts) => {
      const opened = readCsv(Buffer.from(csvText([texts, ...Array(9).fill(texts.map(() => 'end'))])), 'Sheet1');
      if (!opened.ok) throw new Error('refused');
      const [row] = [...opened.reader.rows(0)].flat();
      expect(row?.cells.map((cell) => cellText(cell))).toEqual(texts);
    }),
  );
});
