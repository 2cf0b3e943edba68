import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import { gateFile } from '#engine/read/read.ts';
import { writeErrorWorkbook } from '#engine/report/error-workbook.ts';
import { Failure } from '#shared/contract/failure.ts';
import { cellText } from '#shared/sheets/cell.ts';
import { REPORT_HEADERS, REPORT_SHEETS } from '#shared/text/report-marks.ts';
import { structureFaults } from './workbook-structure.ts';

const folders = ['calamine', 'exceljs'].map((name) => join(import.meta.dirname, '../../../../shared/corpus', name));
const present = folders.filter((folder) => existsSync(folder));
if (present.length === 0) console.log('skipped: no corpus of odd workbooks beside the checkout');

/** Allocation traps: reading them ends with the reader's worker, before there is anything to report on. */
const TRAPS = new Set(['issue_594_dos.ods', 'OOM_alloc3.xls']);

const work = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => rmSync(work, { recursive: true }));

/** Every sheet's texts by position, the report's own column and sheet left out. */
function contents(path: string, format: Parameters<typeof openWorkbook>[1]) {
  const opened = openWorkbook(path, format);
  if (!opened.ok) return null;
  const { reader } = opened;
  return reader.sheets
    .filter(({ name }) => !REPORT_SHEETS.includes(name))
    .map(({ name, index }) => {
      const rows = [...reader.rows(index)].flat();
      const ours = rows[0]?.cells.findIndex((cell) => REPORT_HEADERS.includes(cellText(cell))) ?? -1;
      const texts = rows.map(({ row, cells }) => {
        const kept = cells.map((cell, at) => (at === ours ? '' : cellText(cell)));
        while (kept.at(-1) === '') kept.pop();
        return [row, ...kept];
      });
      return { name, texts: texts.filter((row) => row.length > 1) };
    });
}

describe.skipIf(present.length === 0)('odd workbooks', () => {
  const files = present.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => !TRAPS.has(name))
      .map((name) => ({ folder, name })),
  );
  const counts = { patched: 0, copied: 0, refused: 0, unreadable: 0 };
  afterAll(() => console.log('odd workbooks:', JSON.stringify(counts)));

  test.each(files)('$name loses nothing', async ({ folder, name }) => {
    const path = join(folder, name);
    const gated = await gateFile(path);
    if (!gated.ok) {
      counts.refused++;
      return;
    }
    const { format } = gated;
    const before = contents(path, format);
    if (before === null) {
      counts.unreadable++;
      return;
    }
    const out = join(work, `${name}.xlsx`);
    const marks = before.flatMap(({ name: sheet, texts }) => {
      const rows = texts.map(([row]) => Number(row));
      return rows.slice(0, 3).flatMap((row, at) => [
        { sheet, row, column: at, severity: 'error' as const, text: '=不对 <&>' },
        { sheet, row, column: at + 3, severity: 'warning' as const, text: '请确认' },
        { sheet, row, column: null, severity: 'error' as const, text: '整行' },
      ]);
    });
    const tables = before.map(({ name: sheet }) => ({ sheet, headerRow: 1, lastColumn: 2 }));
    const input = { source: { path, format, name }, marks, edits: [], tables, lang: 'zh' as const, out };
    const written = await writeErrorWorkbook(input).catch((error: unknown) => {
      if (error instanceof Failure) return null;
      throw error;
    });
    expect(written).not.toBeNull();
    const isCopy = written?.notes.some((note) => note.includes('已另存为新的')) ?? false;
    counts[isCopy ? 'copied' : 'patched']++;
    if (isCopy && format === 'xlsx') console.log('copied:', name);
    const bytes = readFileSync(out);
    expect(structureFaults(bytes, isCopy ? undefined : readFileSync(path))).toEqual([]);
    const after = contents(out, 'xlsx');
    expect(after?.map((sheet) => sheet.texts)).toEqual(before.map((sheet) => sheet.texts));
  });
});
