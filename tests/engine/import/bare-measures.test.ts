import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { Run } from '#shared/contract/run.ts';
import { typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { handedBack, importOne, openEngine } from '../engine-fixture.ts';
import { cellOf } from '../report/report-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const header = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', '发货地址代码', '箱号', '箱数', 'SKU', '每箱数量'];
const order = (key: string) => [key, 'SYD01', '单件', '是', 'NB', '01', 1, 'SKU-A', 20];
const sides = ['lengthDeclared', 'widthDeclared', 'heightDeclared'] as const;

const lines = async (run: Run) => (await engine.call('lines.window', { run: run.id })).items;
const texts = async (run: Run, nth = 0) => {
  const line = (await lines(run))[nth];
  return sides.map((side) => line?.cells[side]?.text);
};

async function edit(run: Run, field: string, value: string, nth = 0) {
  const line = (await lines(run))[nth]?.id ?? 0;
  await engine.call('edits.apply', { run: run.id, cells: [{ line, field, value }] });
}

async function asked(run: Run) {
  const { items } = await engine.call('problems.window', { run: run.id, severity: 'error' });
  return items.filter(({ code }) => code === 'number.whichUnit').map(({ field, params }) => [field, params.value]);
}

describe('a number typed into a cell that is read in another unit', () => {
  const split = () =>
    typedWorkbook([
      [...header, '单箱重量', '外箱尺寸(inch)'],
      ...['24*16', ...Array<string>(12).fill('24*16*12')].map((size, at) => [...order(`IB-${at}`), 12.5, size]),
    ]);

  test('as one side of three is asked about, and converted where it says its unit', async () => {
    const run = await importOne(engine, split());
    expect(await texts(run, 1)).toEqual(['61', '40.6', '30.5']);
    await edit(run, 'widthDeclared', '18', 1);
    expect(await asked(run)).toEqual([['widthDeclared', '18']]);
    await edit(run, 'widthDeclared', '18in', 1);
    expect(await asked(run)).toEqual([]);
    await edit(run, 'widthDeclared', '45.5 cm', 1);
    expect(await asked(run)).toEqual([]);
  });

  test('instead of sides that could not be divided is asked about', async () => {
    const run = await importOne(engine, split());
    for (const side of sides) await edit(run, side, '24');
    expect(await asked(run)).toEqual(sides.map((side) => [side, '24']));
  });

  test('is still asked about in the file that is handed back', async () => {
    const run = await importOne(engine, split());
    await edit(run, 'widthDeclared', '18', 1);
    const back = await handedBack(engine, run);
    expect(cellOf(back, 'Sheet1', 'K3')?.v).toBe('61cm*18 (in/cm?)*30.5cm');
    const again = await importOne(engine, back);
    const { items } = await engine.call('problems.window', { run: again.id, severity: 'error' });
    expect(items.filter(({ row, code }) => row === 3 && code === 'reading.parts')).toHaveLength(3);
  });

  /** Reads the file again, with other columns chosen or none. */
  async function readAgain(run: Run, readings = {}) {
    const choices = [{ file: 0, sheet: 'Sheet1', readings }];
    const { runs, unkept } = await engine.call('imports.remap', { importId: `again-${run.id}`, run: run.id, choices });
    const [again] = runs;
    if (!again) throw new Error('not read');
    return { again, unkept };
  }

  test('as a side that says its own unit leaves the other sides what they are, here and in the file', async () => {
    const run = await importOne(engine, split());
    await edit(run, 'widthDeclared', '18in', 1);
    await edit(run, 'heightDeclared', '45.5 cm', 2);
    const back = await handedBack(engine, run);
    expect(cellOf(back, 'Sheet1', 'K3')?.v).toBe('61cm*18in*30.5cm');
    expect(cellOf(back, 'Sheet1', 'K4')?.v).toBe('61cm*40.6cm*45.5 cm');
    const expected = [
      ['61', '45.7', '30.5'],
      ['61', '40.6', '45.5'],
    ];
    const [returned, { again }] = [await importOne(engine, back), await readAgain(run)];
    for (const of of [returned, again]) expect([await texts(of, 1), await texts(of, 2)]).toEqual(expected);
  });

  test('as a side stays what was typed when the file is read again, and the other sides what they were', async () => {
    const run = await importOne(engine, split());
    await edit(run, 'widthDeclared', '18', 1);
    await edit(run, 'lengthDeclared', '20 in', 2);
    await edit(run, 'heightDeclared', '11', 2);
    const { again, unkept } = await readAgain(run);
    expect(unkept).toEqual([]);
    expect(await texts(again, 1)).toEqual(['61', '18', '30.5']);
    expect(await texts(again, 2)).toEqual(['20 in', '40.6', '11']);
    expect((await asked(again)).toSorted()).toEqual([
      ['heightDeclared', '11'],
      ['widthDeclared', '18'],
    ]);
    await edit(again, 'widthDeclared', '18in', 1);
    expect(await texts((await readAgain(again)).again, 1)).toEqual(['61', '45.7', '30.5']);
  });

  test('instead of sides that could not be divided stays so when the file is read again', async () => {
    const run = await importOne(engine, split());
    for (const side of sides) await edit(run, side, side === 'widthDeclared' ? '45 cm' : '24');
    const { again, unkept } = await readAgain(run);
    expect(unkept).toEqual([]);
    expect(await texts(again)).toEqual(['24', '45 cm', '24']);
    expect((await asked(again)).toSorted()).toEqual([
      ['heightDeclared', '24'],
      ['lengthDeclared', '24'],
    ]);
  });

  test('is said to be lost where its column is read as something else', async () => {
    const run = await importOne(engine, split());
    await edit(run, 'widthDeclared', '18', 1);
    // Nothing is read before somebody has said that it may be lost.
    for (const field of [null, 'remark']) {
      const choices = [{ file: 0, sheet: 'Sheet1', readings: { 10: { field } } }];
      const { runs, unkept } = await engine.call('imports.remap', { importId: `lost-${field}`, run: run.id, choices });
      expect(runs).toEqual([]);
      expect(unkept.map(({ row, field: of, value }) => [row, of, value])).toEqual([[3, 'widthDeclared', '18']]);
    }
  });

  test('whose unit stands in a column of units is asked about, whatever that says in its row', async () => {
    const path = typedWorkbook([
      [...header, '单箱重量', '重量单位', '长', '宽', '高'],
      [...order('IB-1'), 26.5, 'LB', 60, 40, 35],
      [...order('IB-2'), 12, 'KG', 60, 40, 35],
    ]);
    const first = await importOne(engine, path);
    const readings = { 9: { field: 'weightDeclared', unitFrom: '重量单位' } };
    const { runs } = await engine.call('imports.remap', {
      importId: 'units',
      run: first.id,
      choices: [{ file: 0, sheet: 'Sheet1', readings }],
    });
    const [run] = runs;
    if (!run) throw new Error('not imported');
    expect((await lines(run)).map(({ cells }) => cells.weightDeclared?.text)).toEqual(['12.02', '12']);
    expect(await asked(run)).toEqual([]);
    await edit(run, 'weightDeclared', '20');
    await edit(run, 'weightDeclared', '13', 1);
    expect(await asked(run)).toEqual([
      ['weightDeclared', '20'],
      ['weightDeclared', '13'],
    ]);
    const back = await handedBack(engine, run);
    expect(cellOf(back, 'Sheet1', 'J2')?.v).toBe('20 (kg?)');
  });
});

test('sides of which some say another unit and some say none are asked about, far down as well', async () => {
  const path = typedWorkbook([
    [...header, '单箱重量', '外箱尺寸'],
    ...Array.from({ length: 120 }, (_, at) => [...order(`IB-${at}`), 12.5, at === 110 ? '24*16*12 in' : '60*40*35']),
  ]);
  const run = await importOne(engine, path);
  const [file] = await engine.call('imports.recognition', { run: run.id });
  expect(file?.sheets[0]?.questions).toMatchObject([
    {
      index: 10,
      kind: 'unit',
      readings: [
        { answer: { unit: 'cm' }, examples: [{ typed: '60*40*35', read: '60 × 40 × 35 cm' }] },
        { answer: { unit: 'in' }, examples: [{ typed: '60*40*35', read: '152.4 × 101.6 × 88.9 cm' }] },
      ],
      untilAnswered: true,
    },
  ]);
});
