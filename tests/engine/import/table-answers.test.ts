import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { HowRead } from '#shared/contract/layouts.ts';
import type { SheetHints } from '#shared/contract/recognition.ts';
import { type TypedTable, typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { bodiesOf, handedBack, importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const header = [
  '客户入库单号',
  '目的仓',
  '理货规则',
  '用客户箱号',
  '预计到仓',
  '发货地址代码',
  '箱号',
  '箱数',
  'SKU',
  '每箱数量',
  '长',
  '宽',
  '高',
];
const order = (key: string) => [key, 'SYD01', '单箱', '是', '2027-01-20', 'NB-YARD', '01', 1, 'SKU-1', 20, 60, 40, 30];
type Cell = string | number;

/** Two tables, one above the other, that differ in the column of weights. */
const stacked = ([above, ...first]: readonly Cell[], [below, ...second]: readonly Cell[]): TypedTable => [
  [...header, above],
  ...first.map((weight, at) => [...order(`A-${at + 1}`), weight]),
  [],
  [...header, below],
  ...second.map((weight, at) => [...order(`B-${at + 1}`), weight]),
];

let imports = 0;

async function imported(table: TypedTable, hints?: SheetHints) {
  const { runs } = await engine.call('imports.create', {
    importId: `tables-${++imports}`,
    paths: [typedWorkbook(table)],
    ...(hints && { hints }),
  });
  const [run] = runs;
  if (!run || runs.length !== 1) throw new Error('expected one run');
  return run;
}

/** Key → what is sent as its weight; null for an order with mistakes. */
async function weights(run: Awaited<ReturnType<typeof imported>>) {
  const bodies = await bodiesOf(engine, run);
  return bodies.map((body) => body && /"weightDeclared":"?([\d.]+)/.exec(JSON.stringify(body))?.[1]);
}

async function questionsOf(run: string) {
  const [file] = await engine.call('imports.recognition', { run });
  return file?.sheets[0]?.questions ?? [];
}

const send = (run: string) => engine.call('submissions.start', { run, confirmWarnings: true });

/** Answers as the page does: of a column that only a table further down has by its header, of another one by its place. */
async function answer(run: string, how: { readonly named?: Record<string, HowRead>; readonly first?: HowRead }) {
  const field = 'weightDeclared';
  const named = Object.entries(how.named ?? {}).map(([name, of]) => [name, { field, ...of }]);
  const choices = [
    {
      file: 0,
      sheet: 'Sheet1',
      ...(how.first && { readings: { [header.length]: { field, ...how.first } } }),
      ...(named.length > 0 && { named: Object.fromEntries(named) }),
    },
  ];
  const { runs } = await engine.call('imports.remap', { importId: `tables-${++imports}`, run, choices });
  const [again] = runs;
  if (!again) throw new Error('no run');
  return again;
}

describe('what is said of a column of one table says nothing of the other table’s', () => {
  test('its unit: pounds above, kilograms below', async () => {
    const run = await imported(stacked(['单箱重量', '26.5 lb', 30], ['单箱毛重(kg)', '12.5kg', 13]));
    expect((await questionsOf(run.id)).map(({ index, table, kind }) => [index, table, kind])).toEqual([
      [13, undefined, 'unit'],
    ]);
    const said = await answer(run.id, { first: { unit: 'lb' } });
    expect(await questionsOf(said.id)).toEqual([]);
    expect((await weights(said)).map(String)).toEqual(['12.02', '13.608', '12.5', '13']);
  });

  test('its unit in the header: the same word in kilograms above and pounds below, in the same place', async () => {
    const run = await imported(stacked(['单箱重量(kg)', 12, 13], ['单箱重量(lb)', 30, 40]));
    expect((await weights(run)).slice(0, 2)).toEqual(['12', '13']);
    expect((await questionsOf(run.id)).map(({ table, kind }) => [table, kind])).toEqual([[5, 'unit']]);
    await expect(send(run.id)).rejects.toMatchObject({ params: { column: '单箱重量(lb)' } });
    const said = await answer(run.id, { named: { '单箱重量(lb)': { unit: 'lb' } } });
    expect((await weights(said)).map(String)).toEqual(['12', '13', '13.608', '18.144']);
  });

  test('and one that names other units below is asked by itself, though the one above was answered', async () => {
    const run = await imported(stacked(['单箱重量', '26.5 lb', 30], ['单箱毛重', '12.5kg', '500 g', 700]));
    const asked = (await questionsOf(run.id)).map(({ index, table, kind, readings }) => [
      index,
      table,
      kind,
      readings.map((it) => it.answer.unit).toSorted(),
    ]);
    expect(asked).toEqual([
      [13, undefined, 'unit', ['kg', 'lb']],
      [13, 5, 'unit', ['g', 'kg']],
    ]);
    const first = await answer(run.id, { first: { unit: 'lb' } });
    expect((await questionsOf(first.id)).map(({ table }) => table)).toEqual([5]);
    await expect(send(first.id)).rejects.toMatchObject({ code: 'columns.asksTwo', params: { column: '单箱毛重' } });
    const both = await answer(first.id, { first: { unit: 'lb' }, named: { 单箱毛重: { unit: 'g' } } });
    expect(await questionsOf(both.id)).toEqual([]);
    expect((await weights(both)).map(String)).toEqual(['12.02', '13.608', '12.5', '0.5', '0.7']);
  });

  test('its decimal mark: 12,500 above and below', async () => {
    const run = await imported(stacked(['单箱重量', '12,500', '13,250'], ['单箱毛重', '9,500']));
    expect((await questionsOf(run.id)).map(({ table, kind }) => [table, kind])).toEqual([
      [undefined, 'decimal'],
      [5, 'decimal'],
    ]);
    const said = await answer(run.id, { first: { decimal: ',' } });
    expect((await weights(said)).map((weight) => weight && Number(weight))).toEqual([12.5, 13.25, null]);
    const both = await answer(said.id, { first: { decimal: ',' }, named: { 单箱毛重: { decimal: '.' } } });
    expect((await weights(both)).map(Number)).toEqual([12.5, 13.25, 9500]);
  });

  test('the order of its dates, and an answer in the words of the command line', async () => {
    const table = (name: string, ...dates: readonly string[]) => {
      const columns = [...header.map((of) => (of === '预计到仓' ? name : of)), '单箱重量'];
      const line = (date: string, at: number) => order(`${name}-${at}`).map((cell, i) => (i === 4 ? date : cell));
      return [columns, ...dates.map((date, at) => [...line(date, at), 12])];
    };
    const sheet = [...table('预计到仓', '9/1/27'), [], ...table('预计到货时间', '10/1/27')];
    const etas = async (run: Awaited<ReturnType<typeof imported>>) =>
      (await bodiesOf(engine, run)).map((body) => body?.eta ?? null);
    const asked = await imported(sheet);
    expect((await questionsOf(asked.id)).map(({ table: of, kind }) => [of, kind])).toEqual([
      [undefined, 'dates'],
      [4, 'dates'],
    ]);
    const one = await imported(sheet, { answers: { 预计到仓: { dates: 'dmy' } } });
    expect(await etas(one)).toEqual(['2027-01-09 00:00:00', null]);
    const both = await imported(sheet, { answers: { 预计到仓: { dates: 'dmy' }, 预计到货时间: { dates: 'mdy' } } });
    expect(await etas(both)).toEqual(['2027-01-09 00:00:00', '2027-10-01 00:00:00']);
  });
});

test('one answer is for all columns of one name, and is remembered for each name', async () => {
  const table = (...lists: readonly (readonly Cell[])[]) => {
    const [first = [], second = [], third = []] = lists;
    return [...stacked(first, second), [], [...header, third[0]], ...third.slice(1).map((of) => [...order('C-1'), of])];
  };
  const sheet = table(['单箱重量', '26.5 lb', 30], ['单箱毛重', '500 g', 700], ['单箱毛重', '600 g']);
  const run = await imported(sheet);
  expect((await questionsOf(run.id)).map(({ table: of }) => of)).toEqual([undefined, 5]);
  const said = await answer(run.id, { first: { unit: 'lb' }, named: { 单箱毛重: { unit: 'g' } } });
  expect((await weights(said)).map(String)).toEqual(['12.02', '13.608', '0.5', '0.7', '0.6']);
  const dayTwo = await imported(table(['单箱重量', 40], ['单箱毛重', 800], ['单箱毛重', 900]));
  expect(await questionsOf(dayTwo.id)).toEqual([]);
  expect((await weights(dayTwo)).map(String)).toEqual(['18.144', '0.8', '0.9']);
});

test('what is typed into either table goes out as its own column is read, and comes back so', async () => {
  const run = await imported(stacked(['单箱重量', '26.5 lb', 30], ['单箱毛重', '500 g', 700]));
  const said = await answer(run.id, { first: { unit: 'lb' }, named: { 单箱毛重: { unit: 'g' } } });
  await engine.call('edits.apply', { run: said.id, cells: [{ line: 4, field: 'weightDeclared', value: '9kg' }] });
  const back = await importOne(engine, await handedBack(engine, said));
  expect((await weights(back)).map(String)).toEqual(['12.02', '13.608', '0.5', '9']);
});
