import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { typedWorkbook } from '../../fixtures/typed-sheet.ts';
import { handedBack, importOne, openEngine } from '../engine-fixture.ts';
import { noteOf } from '../report/report-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

type Row = readonly (string | number | null)[];
const header: Row = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', '箱号', '箱数', '单箱重量', 'SKU', '每箱数量'];
const line = (key: string, box: string, count: number, kg: number, sku: string, pieces: number): Row => [
  key,
  'SYD01',
  '单件',
  '是',
  box,
  count,
  kg,
  sku,
  pieces,
];
const total = (label: string | null, count: number | null, kg: number | null, pieces: number | null): Row => [
  label,
  null,
  null,
  null,
  null,
  count,
  kg,
  null,
  pieces,
];

const imported = (...rows: readonly Row[]) => importOne(engine, typedWorkbook([header, ...rows]));

async function said(...rows: readonly Row[]) {
  const run = await imported(...rows);
  const { items } = await engine.call('problems.window', { run: run.id });
  return items
    .filter(({ code }) => code.startsWith('total.'))
    .map(({ severity, row, column, params }) => [severity, row, column, params.stated, params.sum]);
}

const three = [
  line('IB-1', '01', 2, 12.5, 'SKU-1', 20),
  line('IB-1', '02', 3, 9.25, 'SKU-2', 10),
  line('IB-2', '01', 1, 8, 'SKU-1', 5),
];

describe('a total row whose number the lines above do not come to', () => {
  test('is a warning in its cell that names both', async () => {
    expect(await said(...three, total('合计', 7, 29.75, 36))).toEqual([
      ['warning', 5, '箱数', '7', '6'],
      ['warning', 5, '每箱数量', '36', '35'],
    ]);
  });

  test('is marked in the file that is handed back, in that cell', async () => {
    const run = await imported(...three, total('合计', 7, null, 35));
    const out = await handedBack(engine, run);
    expect(noteOf(out, 'F5')).toContain('合计里“箱数”写的是 7，上面各行加起来是 6');
  });
});

describe('a row of nothing but numbers', () => {
  const counted = async (...rows: readonly Row[]) => {
    const run = await imported(...rows);
    return { lines: run.counts.lines, waiting: run.counts.incomplete };
  };

  test('is a total where all of them are what the lines above come to', async () => {
    expect(await counted(...three, total(null, 6, null, 35))).toEqual({ lines: 3, waiting: 2 });
    const [one, two, other] = three;
    const rows = [one, two, total(null, 5, null, 30), other, total(null, 6, 29.75, 35)];
    expect((await counted(...rows.flatMap((row) => (row ? [row] : [])))).lines).toBe(3);
  });

  test('is a line, and asked about, where one of them is not, or a single line is above', async () => {
    expect((await counted(...three, total(null, 6, null, 36))).lines).toBe(4);
    expect((await counted(...three.slice(0, 1), total(null, 2, null, 20))).lines).toBe(2);
    expect((await counted(...three, total(null, 6, null, 35).with(7, 'SKU-9'))).lines).toBe(4);
  });
});

describe('no word of a total', () => {
  test('over the lines, or over each times its boxes', async () => {
    expect(await said(...three, total('合计', 6, 29.75, 35), total('Total', 6, 60.75, 75))).toEqual([]);
  });

  test('since the total row before, and over all of them at the end', async () => {
    const [one, two, other] = three;
    const rows = [one, two, total('小计', 5, null, 30), other, total('小计', 1, 8, 5), total('总计', 6, 29.75, 35)];
    expect(await said(...rows.flatMap((row) => (row ? [row] : [])))).toEqual([]);
  });

  test('of boxes that have a row for each SKU, and are counted once', async () => {
    const mixed = [line('IB-1', '01', 1, 12.5, 'SKU-1', 20), line('IB-1', '01', 1, 12.5, 'SKU-2', 4)];
    expect(await said(...mixed, line('IB-1', '02', 1, 10, 'SKU-1', 6), total('合计', 2, 22.5, 30))).toEqual([]);
  });

  test('that says how many rows there are', async () => {
    expect(await said(...three, total('合计', 6, null, 3))).toEqual([]);
  });

  test('that is no sum, or is rounded', async () => {
    const average: Row = ['合计', null, null, null, '平均', 2, 9.9, null, 11];
    expect(await said(...three, total('合计', 6, 29.8, 35), average)).toEqual([]);
  });

  test('over cells that are no numbers themselves', async () => {
    const odd = line('IB-1', '03', 1, 12.5, 'SKU-3', 20).map((it) => (it === 20 ? '约20' : it));
    expect(await said(...three, odd, total('合计', 7, null, 99))).toEqual([]);
  });
});
