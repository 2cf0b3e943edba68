import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

let imports = 0;

/** Field → what is answered first, of the columns that are asked whether their numbers are totals. */
async function asked(header: string, ...rows: readonly string[]) {
  imports += 1;
  const { runs } = await engine.call('imports.create', {
    importId: `each-${imports}`,
    pasted: { name: 'a.csv', text: [header, ...rows].join('\n') },
    kind: 'overseas-inbound',
  });
  const [file] = await engine.call('imports.recognition', { run: runs[0]?.id ?? '' });
  const questions = file?.sheets[0]?.questions ?? [];
  return questions
    .filter(({ kind }) => kind === 'perTotal')
    .map(({ field, readings }) => [field, readings[0]?.answer.per]);
}

const header = '入库单号,目的仓,箱号,箱数,SKU,每箱数量,毛重(KG),长(CM),宽(CM),高(CM)';
const weight = [['weightDeclared', 'total']];
const row = (key: string, boxes: string, count: string, kg: string, sku = 'S-1') =>
  `${key},SYD01,${boxes},${count},${sku},20,${kg},50,40,30`;

describe('a weight beside runs of boxes, whose header does not say of what it is,', () => {
  test.each([
    ['over a row of totals', [row('IB-1', '1-5', '5', '40'), row('IB-2', '1-3', '3', '24'), '合计,,,8,,,64,,,']],
    ['that does not divide', [row('IB-1', '1-5', '5', '40'), row('IB-2', '1-3', '3', '25.1')]],
    ['of which one row has no count', [row('IB-1', '1-5', '5', '40'), row('IB-2', '1', '', '8')]],
    [
      'that is below eighty rows of single boxes',
      [...Array.from({ length: 90 }, (_, at) => row(`IB-${at}`, '1', '1', '8')), row('IB-X', '1-5', '5', '40')],
    ],
  ])('%s is asked about', async (_, rows) => {
    expect(await asked(header, ...rows)).toEqual(weight);
  });

  test('is not asked about where another column is its product with the counts', async () => {
    const rows = [`${row('IB-1', '1-5', '5', '8')},40`, `${row('IB-2', '1-3', '3', '8')},24`, '合计,,,8,,,16,,,,64'];
    expect(await asked(`${header},总毛重`, ...rows)).toEqual([]);
  });
});

describe('a quantity whose header does not say of what it is', () => {
  const bare = header.replace('每箱数量', '数量').replace('毛重(KG)', '单箱重量');
  const of = (key: string, count: string, qty: string) => `${key},SYD01,1,${count},S-1,${qty},8,50,40,30`;

  test.each([
    ['over a row of totals', [of('IB-1', '5', '100'), of('IB-2', '4', '80'), '合计,,,9,,180,,,,']],
    ['of which one row is packed unevenly', [of('IB-1', '5', '100'), of('IB-2', '4', '80'), of('IB-3', '3', '59')]],
  ])('%s is asked about', async (_, rows) => {
    expect(await asked(bare, ...rows)).toEqual([['productQty', 'total']]);
  });

  test('is of each box where most do not divide', async () => {
    expect(await asked(bare, of('IB-1', '3', '20'), of('IB-2', '7', '20'), of('IB-3', '5', '20'))).toEqual([]);
  });
});

test('a column of totals is proposed though one of them does not divide', async () => {
  const total = header.replace('每箱数量', '总数量').replace('毛重(KG)', '单箱重量');
  const of = (key: string, count: string, qty: string) => `${key},SYD01,1,${count},S-1,${qty},8,50,40,30`;
  expect(await asked(total, of('IB-1', '5', '100'), of('IB-2', '4', '80'), of('IB-3', '3', '59'))).toEqual([
    ['productQty', 'total'],
  ]);
});
