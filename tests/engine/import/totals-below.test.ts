import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { type TypedTable, typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const header = '客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,毛重,长,宽,高,SKU,每箱数量'.split(',');
const row = (key: string, box: string, count: number, kg: number) => [
  key,
  'SYD01',
  '单件',
  '是',
  'NB',
  box,
  count,
  kg,
  ...[60, 40, 30, 'SKU-A', 20],
];
const totals = (key: string) => [header, row(key, '1-4', 4, 50), row(key, '5-6', 2, 24)];
const each = (key: string) => [header, row(key, 'A1', 4, 12.5), row(key, 'A2', 2, 12)];

async function seen(run: { readonly id: string }) {
  const [file] = await engine.call('imports.recognition', { run: run.id });
  const [sheet] = file?.sheets ?? [];
  const per = (columns: readonly { readonly field: string | null; readonly reading?: { readonly per?: string } }[]) =>
    columns.find(({ field }) => field === 'weightDeclared')?.reading?.per;
  return {
    per: [sheet, ...(sheet?.tables ?? [])].map((of) => per((of?.columns ?? []) as never)),
    asked: sheet?.questions?.map(({ kind, table, readings }) => [
      kind,
      table,
      ...readings.map(({ answer, examples: [first] }) => `${answer.per}: ${first?.typed} → ${first?.read}`),
    ]),
  };
}
const weights = async (run: { readonly id: string }) =>
  (await engine.call('lines.window', { run: run.id })).items.map(({ cells }) => cells.weightDeclared?.text);
const imported = (table: TypedTable) => importOne(engine, typedWorkbook(table));

describe('two tables with the very same header', () => {
  test('totals above, of each box below: the one below is asked about by itself', async () => {
    const run = await imported([...totals('IB-1'), [], ...each('IB-2')]);

    expect(await seen(run)).toEqual({
      per: [undefined],
      asked: [['perTotal', undefined, 'total: 50 → 50 ÷ 4 = 12.5 kg', 'each: 50 → 50 kg']],
    });
    await expect(engine.call('submissions.start', { run: run.id, confirmWarnings: true })).rejects.toMatchObject({
      code: expect.stringMatching(/^columns\./),
    });
    const choices = [{ file: 0, sheet: 'Sheet1', readings: { 7: { field: 'weightDeclared', per: 'total' as const } } }];
    const { runs } = await engine.call('imports.remap', { importId: 'above', run: run.id, choices });
    expect(await seen(runs[0] ?? run)).toEqual({
      per: ['total', undefined],
      asked: [['perTotal', 5, 'each: 12.5 → 12.5 kg', 'total: 12.5 → 3.125 kg']],
    });
    expect(await weights(runs[0] ?? run)).toEqual(['12.5', '12', '12.5', '12']);
  });

  test('of each box above, totals below', async () => {
    const run = await imported([...each('IB-2'), [], ...totals('IB-1')]);

    expect((await seen(run)).asked).toEqual([['perTotal', 5, 'total: 50 ÷ 4 → 12.5']]);
    expect(await weights(run)).toEqual(['12.5', '12', undefined, undefined]);
    await expect(engine.call('submissions.start', { run: run.id, confirmWarnings: true })).rejects.toMatchObject({
      code: expect.stringMatching(/^columns\./),
    });
  });

  test('is answered for the one below alone, and not asked again the next day', async () => {
    const table = (day: string) => [...totals(`IB-${day}-1`), [], ...each(`IB-${day}-2`)];
    const first = await imported(table('1'));
    const choices = [
      {
        file: 0,
        sheet: 'Sheet1',
        readings: { 7: { field: 'weightDeclared', per: 'total' as const } },
        named: { '毛重 (each)': { field: 'weightDeclared', per: 'each' as const } },
      },
    ];
    const { runs } = await engine.call('imports.remap', { importId: 'below', run: first.id, choices });
    const [run] = runs;
    if (!run) throw new Error('not read');

    expect(await seen(run)).toMatchObject({ per: ['total', 'each'], asked: undefined });
    expect(await weights(run)).toEqual(['12.5', '12', '12.5', '12']);
    await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
    const next = await imported(table('2'));
    expect((await seen(next)).asked).toBeUndefined();
    expect(await weights(next)).toEqual(['12.5', '12', '12.5', '12']);
  });

  test.each([
    ['totals in both', [...totals('IB-1'), [], ...totals('IB-2')]],
    ['of each box in both', [...each('IB-1'), [], ...each('IB-2')]],
  ])('that are alike are one: %s', async (_, table) => {
    expect((await seen(await imported(table))).asked?.filter(([, of]) => of !== undefined) ?? []).toEqual([]);
  });
});
