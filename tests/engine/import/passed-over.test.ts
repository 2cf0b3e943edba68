import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { workbook } from '../../hosts/cli/workbooks.ts';
import { openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const lines = [
  ['入仓编号', '目的仓', '箱号', '箱数', 'SKU', '每箱数量'],
  ['IB-1', 'MEL02', '1', '1', 'S-1', '20'],
  ['IB-1', 'MEL02', '2', '1', 'S-2', '20'],
  ['IB-2', 'SYD01', '1', '1', 'S-1', '20'],
];

async function warned(second: readonly (readonly string[])[]) {
  const path = workbook({ 装箱: lines, 其他: second });
  const { runs } = await engine.call('imports.create', { importId: 'passed', paths: [path], kind: 'overseas-inbound' });
  const { items } = await engine.call('problems.window', { run: runs[0]?.id ?? '', limit: 100 });
  return items
    .filter(({ code }) => code === 'sheet.passedOver')
    .map(({ severity, params }) => ({ severity, ...params }));
}

test('that a sheet about the same orders is not read is a warning that names it and one of them', async () => {
  const found = await warned([
    ['提单', '代号', '经手', '备忘'],
    ['IB-1', 'Q7', '张三', '加急'],
    ['IB-2', 'Q8', '李四', ''],
  ]);
  expect(found).toEqual([{ severity: 'warning', other: '其他', header: 'A', key: 'IB-1', count: 2 }]);
});

test.each([
  [
    'holds none of their numbers',
    [
      ['品名', '代号', '经手'],
      ['碗', 'Q7', '张三'],
      ['盘', 'Q8', '李四'],
    ],
  ],
  [
    'names one of them among others',
    [
      ['提单', '代号', '经手'],
      ['IB-1', 'Q7', '张三'],
      ['ZZ-1', 'Q8', '李四'],
      ['ZZ-2', 'Q9', '李四'],
      ['ZZ-3', 'Q9', '李四'],
    ],
  ],
  ['is a bare list', [['IB-1'], ['IB-2']]],
])('a sheet that %s is left out without one', async (_, second) => {
  expect(await warned(second)).toEqual([]);
});
