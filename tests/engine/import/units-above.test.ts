import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { type TypedTable, typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { handedBack, importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const known = '客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,单箱重量,长,宽,高,SKU,每箱数量';
const header = known.split(',');
const order = (key: string) => [key, 'SYD01', '单件', '是', 'NB', '01', 1, 22, 24, 16, 12, 'SKU-A', 20];
const imported = (table: TypedTable) => importOne(engine, typedWorkbook(table));

/** What is asked of the columns of the first sheet: `field unit: the answers`. */
async function asked(run: { readonly id: string }) {
  const [file] = await engine.call('imports.recognition', { run: run.id });
  return file?.sheets[0]?.questions?.map(
    ({ field, kind, table, readings }) =>
      `${field}${table ? ` ${table}` : ''} ${kind}: ${readings.map(({ answer }) => answer.unit).join('|')}`,
  );
}
const weights = async (run: { readonly id: string }) =>
  (await engine.call('lines.window', { run: run.id })).items.map(
    ({ cells }) => `${cells.referenceNo?.text} ${cells.weightDeclared?.text} ${cells.lengthDeclared?.text}`,
  );

const sides = ['lengthDeclared', 'widthDeclared', 'heightDeclared'];

describe('a unit that is said above a table', () => {
  test.each([
    ['单位：LB', ['weightDeclared unit: lb']],
    ['重量单位为磅，尺寸单位为英寸', ['weightDeclared unit: lb', ...sides.map((side) => `${side} unit: in`)]],
    ['Unit: lbs / inches', ['weightDeclared unit: lb', ...sides.map((side) => `${side} unit: in`)]],
    ['All weights in pounds', ['weightDeclared unit: lb']],
    ['尺寸单位: mm', sides.map((side) => `${side} unit: mm`)],
  ])('“%s” is asked about, and nothing is sent before', async (title, questions) => {
    const run = await imported([['装箱单', null, title], header, order('IB-1'), order('IB-2')]);
    expect(await asked(run)).toEqual(questions);
    await expect(engine.call('submissions.start', { run: run.id, confirmWarnings: true })).rejects.toMatchObject({
      code: expect.stringMatching(/^columns\.asks/),
    });
  });

  test.each(['单位：KG', 'Unit: kg/cm', '收货单位：磅礴科技有限公司', '24 inch LED', 'Units in box: 20', '单位：件'])(
    '“%s” is no other unit',
    async (title) => {
      const run = await imported([[title], header, order('IB-1')]);
      expect(await asked(run)).toBeUndefined();
      expect(run.counts).toMatchObject({ ready: 1 });
    },
  );

  test('is answered once, and the next day only the same is not asked again', async () => {
    const day = (title: string, key: string) => imported([[title], header, order(key)]);
    const run = await day('单位：LB', 'IB-1');
    const choices = [{ file: 0, sheet: 'Sheet1', readings: { 7: { field: 'weightDeclared', unit: 'lb' as const } } }];
    const { runs } = await engine.call('imports.remap', { importId: 'lb', run: run.id, choices });
    const [answered] = runs;
    if (!answered) throw new Error('not read');
    expect(await asked(answered)).toBeUndefined();
    expect(await weights(answered)).toEqual(['IB-1 9.979 24']);
    await engine.call('submissions.start', { run: answered.id, confirmWarnings: true });

    const next = await day('单位：LB', 'IB-2');
    expect(await asked(next)).toBeUndefined();
    expect(await weights(next)).toEqual(['IB-2 9.979 24']);
    expect(await weights(await importOne(engine, await handedBack(engine, next)))).toEqual(['IB-2 9.979 24']);
    expect(await weights(await day('单位：KG', 'IB-3'))).toEqual(['IB-3 22 24']);
    expect(await asked(await day('单位：OZ', 'IB-4'))).toEqual(['weightDeclared unit: oz']);
  });
});

describe('tables with the very same header, below each other', () => {
  test('are asked about one by one where other units are said above them', async () => {
    const run = await imported([['单位：KG'], header, order('IB-1'), [], ['单位：LB'], header, order('IB-2')]);
    expect(await asked(run)).toEqual(['weightDeclared 6 unit: lb']);
    expect(await weights(run)).toEqual(['IB-1 22 24', 'IB-2 undefined 24']);
    const named = { '单箱重量 (lb)': { field: 'weightDeclared', unit: 'lb' as const } };
    const choices = [{ file: 0, sheet: 'Sheet1', named }];
    const { runs } = await engine.call('imports.remap', { importId: 'lb', run: run.id, choices });
    expect(runs[0] && (await weights(runs[0]))).toEqual(['IB-1 22 24', 'IB-2 9.979 24']);
  });

  test('in pounds above and kilograms below: the lower one is not read in pounds', async () => {
    const run = await imported([['单位：LB'], header, order('IB-1'), [], ['单位：KG'], header, order('IB-2')]);
    expect(await asked(run)).toEqual(['weightDeclared unit: lb']);
    const choices = [{ file: 0, sheet: 'Sheet1', readings: { 7: { field: 'weightDeclared', unit: 'lb' as const } } }];
    const { runs } = await engine.call('imports.remap', { importId: 'lb', run: run.id, choices });
    expect(runs[0] && (await weights(runs[0]))).toEqual(['IB-1 9.979 24', 'IB-2 22 24']);
  });

  test('are one where nothing is said in between, or the same', async () => {
    for (const between of [[], [['单位：LB']]]) {
      const run = await imported([['单位：LB'], header, order('IB-1'), [], ...between, header, order('IB-2')]);
      expect(await asked(run)).toEqual(['weightDeclared unit: lb']);
      const choices = [{ file: 0, sheet: 'Sheet1', readings: { 7: { field: 'weightDeclared', unit: 'lb' as const } } }];
      const { runs } = await engine.call('imports.remap', { importId: 'lb', run: run.id, choices });
      expect(runs[0] && (await weights(runs[0]))).toEqual(['IB-1 9.979 24', 'IB-2 9.979 24']);
      await engine.close();
      engine = await openEngine();
    }
  });
});
