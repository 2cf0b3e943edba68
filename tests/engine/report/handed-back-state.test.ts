import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { Run } from '#shared/contract/run.ts';
import { importOne, openEngine } from '../engine-fixture.ts';
import { goodLine } from '../inbound-csv.ts';
import {
  all,
  fields,
  lineFields,
  ORDERS,
  orderFields,
  report,
  type Sheet,
  stateOf,
  workbook,
} from './handed-back-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const typed: Readonly<Record<string, fc.Arbitrary<string>>> = {
  referenceNo: fc.constantFrom('R-1', 'R-7'),
  warehouseCode: fc.constantFrom('SYD02', '', '01'),
  tallyRule: fc.constantFrom('1', '2', '单件', 'by box', '随便'),
  useShipperBoxNo: fc.constantFrom('是', '否', 'yes', '2', ''),
  shipperWarehouseCode: fc.constantFrom('NB', ''),
  boxNo: fc.constantFrom('1', '009', '=1+1', '2026-01-02'),
  weightDeclared: fc.constantFrom('9.5', '１2', '-1', '2026-01-02'),
  remark: fc.constantFrom('易碎', "'x", '@a', ''),
  etaTime: fc.constantFrom('2026-06-10', '2026-06-10 09:30:00', '下周'),
  country: fc.constantFrom('AU', '澳大利亚'),
  productQty: fc.constantFrom('3', '1.5', ''),
};
const editable = Object.keys(typed).filter((key) => fields[key] !== undefined);

const layout = fc.record({
  left: fc.uniqueArray(fc.constantFrom(...all.filter((key) => !['referenceNo', 'boxNo', 'sku'].includes(key))), {
    maxLength: 3,
  }),
  linked: fc.boolean(),
  titled: fc.boolean(),
  extra: fc.boolean(),
  lang: fc.constantFrom('zh' as const, 'en' as const),
  type: fc.constantFrom('xlsx' as const, 'xlsx' as const, 'biff8' as const, 'csv' as const),
  format: fc.constantFrom('xlsx' as const, 'xlsx' as const, 'csv' as const),
});

const rowsToWrite = fc.array(
  fc.record({
    referenceNo: fc.constantFrom('R-1', 'R-2', 'R-3'),
    boxNo: fc.constantFrom('01', '02', '03'),
    sku: fc.constantFrom('SKU-1', 'SKU-2'),
    tallyRule: fc.constantFrom('单件', '散货'),
  }),
  { minLength: 6, maxLength: 12 },
);

const steps = fc.array(
  fc.oneof(
    ...editable.map((field) =>
      fc.record({
        type: fc.constant('cell' as const),
        at: fc.nat(50),
        field: fc.constant(field),
        value: typed[field] ?? fc.constant(''),
      }),
    ),
    fc.record({ type: fc.constantFrom('fix' as const, 'undo' as const, 'map' as const), at: fc.nat(50) }),
  ),
  { minLength: 3, maxLength: 10 },
);

type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never;

async function take(run: Run, step: Step): Promise<void> {
  if (step.type === 'cell') {
    const { items } = await engine.call('lines.window', { run: run.id, limit: 1000 });
    const line = items[step.at % items.length]?.id ?? 0;
    await engine.call('edits.apply', { run: run.id, cells: [{ line, field: step.field, value: step.value }] });
  } else if (step.type === 'undo') await engine.call('edits.undo', { run: run.id });
  else if (step.type === 'map') {
    await engine.call('edits.mapChoice', { run: run.id, field: 'tallyRule', text: '散货', code: '1' });
  } else {
    const { items } = await engine.call('problems.window', { run: run.id, limit: 1000 });
    const mendable = items.filter(({ fix }) => fix !== null && fix !== undefined);
    const problem = mendable[step.at % Math.max(1, mendable.length)]?.id;
    if (problem !== undefined) await engine.call('edits.fix', { run: run.id, problem });
  }
}

test('dropped back in, a report is the state it came from, whatever was edited in whatever layout', async () => {
  await fc.assert(
    fc.asyncProperty(
      layout,
      rowsToWrite,
      steps,
      async ({ left, linked, titled, extra, lang, type, format }, rows, edits) => {
        const title = titled ? ['六月发货'] : undefined;
        const whole = rows.map((row) => ({ ...goodLine, ...row }));
        const look = { lang, ...(title && { title }), ...(extra && { extra: '内部' }) };
        const kept = all.filter((key) => !left.includes(key));
        const isLinked = linked && type !== 'csv';
        const heads = [...new Map(whole.map((row) => [row.referenceNo, row])).values()];
        const sheets: Sheet[] = isLinked
          ? [
              { name: ORDERS, columns: kept.filter((key) => orderFields.includes(key)), rows: heads, ...look },
              {
                name: '明细',
                columns: ['referenceNo', ...kept.filter((key) => lineFields.includes(key))],
                rows: whole,
                ...look,
              },
            ]
          : [{ name: 'Sheet1', columns: kept, rows: whole, ...look }];
        const run = await importOne(engine, workbook(sheets, type));
        for (const step of edits) await take(run, step);
        const before = await stateOf(engine, run.id);
        // One file of CSV holds one sheet.
        const out = await report(engine, run, isLinked ? 'xlsx' : format, lang);
        const again = await importOne(engine, out);
        const after = await stateOf(engine, again.id);
        const plain = isLinked || format === 'xlsx';
        const unnamed = (lines: typeof before.lines) => lines.map(([sheet, ...rest]) => [plain ? sheet : '', ...rest]);
        expect({ ...after, lines: unnamed(after.lines) }).toEqual({ ...before, lines: unnamed(before.lines) });
        await engine.call('runs.delete', { run: again.id });
        await engine.call('runs.delete', { run: run.id });
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
});
