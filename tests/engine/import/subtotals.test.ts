import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import type { Run } from '#shared/contract/run.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const header = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', '箱号', '箱数', 'SKU', '每箱数量'];
const order = (key: string, sku: string, quantity: number | { f: string; v: number }) =>
  [key, 'SYD01', '单件', '是', '01', 1, sku, quantity] as const;

const lines = async (run: Run) => (await engine.call('lines.window', { run: run.id })).items;
const problems = async (run: Run) =>
  (await engine.call('problems.window', { run: run.id })).items.filter(({ code }) => /subtotal|^total/.test(code));

type Cell = string | number | null | { readonly f: string; readonly v: number };

/** A workbook with formulas, and what they came to. */
function withFormulas(rows: readonly (readonly Cell[])[]): string {
  const typed = rows.map((row) =>
    row.map((cell) => (cell !== null && typeof cell === 'object' ? { t: 'n', ...cell } : cell)),
  );
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(typed), 'Sheet1');
  const path = join(freshFolder(), 'formulas.xlsx');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  return path;
}

describe('rows in which formulas add others up', () => {
  test.each([
    ['subtotals', 'xlsx'],
    ['subtotals', 'xls'],
    ['subtotals', 'ods'],
    // Their formulas have become values: only the outline tells.
    ['outline', 'xlsx'],
    ['outline', 'xls'],
    ['outline', 'ods'],
  ])('are no lines, in whatever language they are called: %s.%s', async (name, format) => {
    const fixture = join(import.meta.dirname, '../../fixtures/workbooks', `${name}.${format}`);
    const run = await importOne(engine, fixture);
    expect((await lines(run)).map(({ row, cells }) => [row, cells.productQty?.text])).toEqual([
      [2, '20'],
      [3, '10'],
      [5, '5'],
      [6, '7'],
    ]);
    const { items } = await engine.call('rows.skipped', { run: run.id });
    expect(items.filter(({ reason }) => reason === 'total').map(({ row }) => row)).toEqual([4, 7, 8]);
    // An average is no sum that the lines do not come to.
    expect(await problems(run)).toEqual([]);
  });

  test('what they come to is compared with the lines', async () => {
    const sum = [
      'IB-1 Ergebnis',
      null,
      null,
      null,
      null,
      { f: 'SUBTOTAL(9,F2:F2)', v: 1 },
      null,
      { f: 'SUBTOTAL(9,H2:H2)', v: 25 },
    ];
    const run = await importOne(engine, withFormulas([header, order('IB-1', 'SKU-1', 20), sum]));
    expect((await problems(run)).map(({ code, params }) => [code, params.stated, params.sum])).toEqual([
      ['total.differs', '25', '20'],
    ]);
  });

  test('are asked about beside anything else that is said of goods, and kept as lines', async () => {
    const path = withFormulas([
      header,
      order('IB-1', 'SKU-1', 20),
      order('IB-1', 'SKU-2', { f: 'SUBTOTAL(9,H2:H2)', v: 20 }),
    ]);
    const run = await importOne(engine, path);
    const [, second] = await lines(run);
    expect(second?.row).toBe(3);
    const [problem] = await problems(run);
    expect(problem).toMatchObject({ code: 'cell.subtotal', severity: 'error', row: 3, field: 'productQty' });
    await engine.call('edits.apply', {
      run: run.id,
      cells: [{ line: second?.id ?? 0, field: 'productQty', value: '20' }],
    });
    expect(await problems(run)).toEqual([]);
  });

  test('below a name that is no group’s are asked about', async () => {
    const odd = ['IB-2', null, null, null, null, 1, null, { f: 'SUBTOTAL(9,H2:H2)', v: 20 }];
    const run = await importOne(engine, withFormulas([header, order('IB-1', 'SKU-1', 20), odd]));
    expect((await problems(run)).map(({ code, row }) => [code, row])).toEqual([['cell.subtotal', 3]]);
  });
});
