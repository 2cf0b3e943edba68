import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { Run } from '#shared/contract/run.ts';
import { typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { importOne, openEngine } from '../engine-fixture.ts';
import { edit, report, stateOf } from './handed-back-fixture.ts';
import { rowsOf } from './report-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

type Cell = string | number | null;

const header = [
  '客户入库单号',
  '目的仓',
  '理货规则',
  '用客户箱号',
  '预计到仓',
  '发货地址代码',
  '箱号',
  '箱数',
  '单箱重量',
  '长',
  '宽',
  '高',
  'SKU',
  '每箱数量',
];
const goods = (key: string, box: string, weight: Cell): Cell[] => [
  key,
  'SYD01',
  '单件',
  '是',
  '2026-12-20',
  'NB-YARD',
  box,
  2,
  weight,
  60,
  40,
  35,
  'SKU-1',
  20,
];

const saved = (rows: readonly (readonly Cell[])[]) => typedWorkbook(rows, '装箱单');

/** The report of a run reads as the run does. */
async function readAgain(run: Run): Promise<string> {
  const out = await report(engine, run);
  const again = await importOne(engine, out);
  const [before, after] = [await stateOf(engine, run.id), await stateOf(engine, again.id)];
  expect(after.lines).toEqual(before.lines);
  expect(after.bodies).toEqual(before.bodies);
  return out;
}

test('a mistake in the second table of a sheet is marked, and what mends it written, in its own cell', async () => {
  const at = (name: string) => turned.indexOf(name);
  const turned = ['SKU', ...header.filter((name) => name !== 'SKU').toReversed()];
  const second = (key: string, qty: Cell) => {
    const row = goods(key, '01', 9);
    return turned.map((name) => (name === '每箱数量' ? qty : (row[header.indexOf(name)] ?? null)));
  };
  const run = await importOne(
    engine,
    saved([header, goods('IB-1', '01', 8.5), [], ['第二批'], turned, second('IB-2', '两个'), second('IB-3', 5)]),
  );
  const marked = await report(engine, run);
  expect(rowsOf(marked, '装箱单')[5]?.join(' ')).toContain('两个');
  await edit(engine, run, 6, 'productQty', '2');
  const out = await readAgain(run);
  const row = rowsOf(out, '装箱单')[5] ?? [];
  expect(String(row[at('每箱数量')])).toBe('2');
  expect(row[at('SKU')]).toBe('SKU-1');
});

const said = { pounds: { unit: 'lb' }, totals: { per: 'total' } } as const;

test('a value mended in a column of pounds, or of totals, is handed back into its own cell and reads the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('pounds' as const, 'totals' as const),
      fc.integer({ min: 0, max: 3 }),
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 4000 }),
      async (how, above, weights, mended) => {
        const titles = Array.from({ length: above }, (_, at): Cell[] =>
          at === 0 ? ['装箱单'] : [`备注${at}：`, null, `第 ${at} 柜`],
        );
        const rows = weights.map((weight, at) => goods(`IB-${at}`, '01', weight / 2));
        const first = await importOne(
          engine,
          saved([...titles, header, ...rows, ['合计', null, null, null, null, null, null, weights.length * 2]]),
        );
        const readings = { 8: { field: 'weightDeclared', ...said[how] } };
        const choices = [{ file: 0, sheet: '装箱单', readings }];
        const { runs } = await engine.call('imports.remap', { importId: `as ${first.id}`, run: first.id, choices });
        const [run] = runs;
        if (!run) throw new Error('nothing was read');
        await edit(engine, run, above + 2, 'weightDeclared', `${mended / 100} kg`);
        const out = await readAgain(run);
        const cell = rowsOf(out, '装箱单')[above + 1]?.[8];
        // Where the column is remembered to be in pounds, totals say their unit, too.
        expect(String(cell).replace(/ kg$/, '')).toBe(String(how === 'totals' ? mended / 50 : mended / 100));
      },
    ),
    { numRuns: 6 },
  );
});

test('a number typed without a unit into a column of pounds is asked about in the report that comes back, too', async () => {
  const first = await importOne(engine, saved([header, goods('IB-1', '01', 8)]));
  const readings = { 8: { field: 'weightDeclared', unit: 'lb' } } as const;
  const choices = [{ file: 0, sheet: '装箱单', readings }];
  const { runs } = await engine.call('imports.remap', { importId: `as ${first.id}`, run: first.id, choices });
  const [run] = runs;
  if (!run) throw new Error('nothing was read');
  await edit(engine, run, 2, 'weightDeclared', '9.5');
  expect((await stateOf(engine, run.id)).bodies).toMatchObject([{ state: 'incomplete', body: null }]);
  const out = await report(engine, run);
  expect(String(rowsOf(out, '装箱单')[1]?.[8])).toContain('9.5');
  const again = await importOne(engine, out);
  expect((await stateOf(engine, again.id)).bodies).toMatchObject([{ state: 'incomplete', body: null }]);
});
