import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { openEngine } from '../engine-fixture.ts';
import { answerIn, further, HEADER, importInto, ofOrders, whole } from './support/packing-rows.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const importRows = (...rows: readonly string[]) => importInto(engine, rows);
const answer = (run: string, answers: Parameters<typeof answerIn>[2]) => answerIn(engine, run, answers);

describe('what is lent, edited in its own row,', () => {
  const apply = (run: string, line: number, field: string, value: string) =>
    engine.call('edits.apply', { run, cells: [{ line, field, value }] });
  const textsOf = async (run: string, field: string) => {
    const { items } = await engine.call('lines.window', { run });
    return items.map(({ cells }) => cells[field]?.text ?? '');
  };

  test('is no copy of the cell above: that one stays, and the rows below go with it', async () => {
    const run = await importRows(
      whole('A-1', '1', 'S1'),
      'A-1,,,,,2,1,12.5,60,40,35,同上,20',
      'A-1,,,,,3,1,12.5,60,40,35,同上,20',
    );
    await apply(run.id, 2, 'sku', 'S-B');
    expect(await textsOf(run.id, 'sku')).toEqual(['S1', 'S-B', 'S-B']);
    await apply(run.id, 1, 'sku', 'S-9');
    expect(await textsOf(run.id, 'sku')).toEqual(['S-9', 'S-B', 'S-B']);
  });

  test('begins an order of its own with the rows below it', async () => {
    const rows = [whole('A-1', '1', 'S1'), ...['2', '3', '4'].map((box) => further(box, 'S2'))];
    const run = await answer((await importRows(...rows)).id, ofOrders);
    await apply(run.id, 3, 'referenceNo', 'A-7');
    expect(await textsOf(run.id, 'referenceNo')).toEqual(['A-1', 'A-1', 'A-7', 'A-7']);
  });

  test('and typed before that was said, it is above the rows below it all the same', async () => {
    const rows = [whole('A-1', '1', 'S1'), ...['2', '3', '4'].map((box) => further(box, 'S2'))];
    const run = await importRows(...rows);
    await apply(run.id, 2, 'referenceNo', 'A-7');
    const again = await answer(run.id, ofOrders);
    expect(await textsOf(again.id, 'referenceNo')).toEqual(['A-1', 'A-7', 'A-7', 'A-7']);
  });
});

test('同上 of a total is the total above, divided by its own count', async () => {
  const total = HEADER.replace('单箱重量', '总重量');
  const { runs } = await engine.call('imports.create', {
    importId: 'total',
    pasted: {
      name: 'a.csv',
      text: [total, 'A-1,SYD01,单箱,是,NB-YARD,1,5,50,60,40,35,S1,20', 'A-1,,,,,2,4,同上,60,40,35,S1,20'].join('\n'),
    },
    hints: { readings: { 总重量: { field: 'weightDeclared', per: 'total' } } },
  });
  const { items } = await engine.call('lines.window', { run: runs[0]?.id ?? '' });
  expect(items.map(({ cells }) => cells.weightDeclared?.text)).toEqual(['10', '12.5']);
});

test('同上 below a row with nothing in any box means that row, not the order before', async () => {
  const box = { field: null, box: 'each' } as const;
  const rows = ['SO-1,SYD01,单箱,是,NB-YARD,A,5,,', 'SO-2,SYD01,单箱,是,NB-YARD,B,,,', '同上,,,,,C,,,3'];
  const { runs } = await engine.call('imports.create', {
    importId: 'boxes',
    pasted: {
      name: 'a.csv',
      text: ['客户入库单号,目的仓,理货规则,用客户箱号,发货地址代码,SKU,箱1,箱2,箱3', ...rows].join('\n'),
    },
    kind: 'overseas-inbound',
    hints: { readings: { 箱1: box, 箱2: box, 箱3: box } },
  });
  const { items } = await engine.call('lines.window', { run: runs[0]?.id ?? '' });
  expect(items.map(({ cells }) => [cells.referenceNo?.text, cells.sku?.text])).toEqual([
    ['SO-1', 'A'],
    ['SO-2', 'C'],
  ]);
});
