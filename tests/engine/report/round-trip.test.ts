import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import { fields } from '#shared/kinds/overseas-inbound/fields.ts';
import { importOne, openEngine } from '../engine-fixture.ts';
import { goodLine } from '../inbound-csv.ts';

const work = mkdtempSync(join(tmpdir(), 'round-trip-'));
afterAll(() => rmSync(work, { recursive: true }));

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const names = Object.keys(fields) as (keyof typeof fields)[];
type Typed = string | number;
type Line = Partial<Record<keyof typeof fields, Typed>>;

/** Cells as people get them wrong, and some that are right. */
const mistakes = fc.record<Line>(
  {
    referenceNo: fc.constantFrom('R-1', 'R-2', '', ' R-1\u00a0', 123456789012345680),
    warehouseCode: fc.constantFrom('SYD01', '', 'a-warehouse-code-of-30-signs-1'),
    tallyRule: fc.constantFrom('单件', '2', '随便'),
    boxNo: fc.constantFrom('01', '002', '=1+1', "'=1", '-5', '@x', '01\u200b'),
    boxQty: fc.constantFrom(1, '0', 'two', '1.5'),
    weightDeclared: fc.constantFrom(12.5, '12.3456', '-1', '１２'),
    sku: fc.constantFrom('SKU-1', '', 'SKU-2', 'x'.repeat(21)),
    remark: fc.constantFrom('', '\tTAB', '+1 (call)', '"quoted", twice', 'two\nlines'),
  },
  { requiredKeys: [] },
);

let books = 0;
function workbook(lines: readonly Line[]): string {
  const rows = lines.map((line) => names.map((name) => ({ ...goodLine, ...line })[name] ?? null));
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([names.map((name) => fields[name].label.zh), ...rows]), '箱单');
  books += 1;
  mkdirSync(join(work, `${books}`));
  const path = join(work, `${books}`, 'orders.xlsx');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  return path;
}

/** What is wrong where, and what stands in every cell. */
async function seen(run: string) {
  const problems = await engine.call('problems.window', { run, limit: 1000 });
  const lines = await engine.call('lines.window', { run, limit: 1000 });
  return {
    problems: problems.items.map(({ code, severity, row, column, field, params }) => [
      ...[row, column, field, code, severity],
      params,
    ]),
    lines: lines.items.map(({ row, cells }) => [row, cells]),
  };
}

/** Imports lines as they were typed, then the report on them, unchanged. */
async function around(lines: readonly Line[], format: 'xlsx' | 'csv') {
  const first = await importOne(engine, workbook(lines));
  const out = join(work, `${books}`, `report.${format}`);
  await engine.call('reports.write', { run: first.id, type: 'errors', format, out });
  const second = await importOne(engine, out);
  return { before: await seen(first.id), after: await seen(second.id) };
}

test('a report dropped back in unchanged has the same cells and the same problems', async () => {
  await fc.assert(
    // Few long sheets instead of many short ones: every import starts a worker.
    fc.asyncProperty(fc.array(mistakes, { minLength: 30, maxLength: 60 }), async (lines) => {
      const { before, after } = await around(lines, 'xlsx');
      expect(before.problems.length).toBeGreaterThan(10);
      expect(after).toEqual(before);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

test('so has a report as CSV, whose guards against formulas are taken off again', async () => {
  const typed = ['=1+1', '-5', '@x', '+1', '\tTAB', 'SKU-1'];
  const lines = typed.map((sku, at) => ({ sku, boxNo: `0${at}`, weightDeclared: at === 0 ? '-1' : '12.5' }));
  const { before, after } = await around(lines, 'csv');
  expect(before.problems.length).toBeGreaterThan(0);
  expect(after).toEqual(before);
  expect(after.lines.map(([, cells]) => cells)).toMatchObject(typed.map((text) => ({ sku: { text } })));
});
