import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const file = (name: string, text: string) => {
  const path = join(freshFolder(), name);
  writeFileSync(path, text);
  return path;
};
const orders = (...rows: readonly string[]) => {
  const header = '入库单号,仓库编码,单据类型,单据创建时间,商家编码,数量,库存类型';
  return file('orders.csv', [header, ...rows.map((row) => `${row},3,正品`)].join('\n'));
};
const row = (code: string, sku: string) => `${code},WH1,普通入库,2026-06-01 10:00:00,${sku}`;
const learn = (text: string) => engine.call('skuItems.import', { path: file('sku.csv', `SKU,货品ID\n${text}`) });
const counts = async (run: string) => (await engine.call('runs.get', { run })).counts;

test('a new item id makes waiting orders ready, a deleted one takes that back; what was sent stays', async () => {
  const sent = await importOne(engine, orders(row('S-1', 'CUP')));
  const open = await importOne(engine, orders(row('S-2', 'CUP'), row('S-3', 'PAN')));
  expect([sent.counts, open.counts]).toMatchObject([
    { incomplete: 1, errors: 1 },
    { incomplete: 2, errors: 2 },
  ]);

  const told: string[] = [];
  engine.subscribe((event) => event.type === 'run' && told.push(event.run.id));
  await learn('CUP,612345678901234567');
  expect(told).toEqual(expect.arrayContaining([sent.id, open.id]));
  expect(await counts(sent.id)).toMatchObject({ ready: 1, errors: 0 });
  expect(await counts(open.id)).toMatchObject({ ready: 1, incomplete: 1, errors: 1 });

  await engine.call('submissions.start', { run: sent.id, confirmWarnings: true });
  await engine.call('submissions.settled', { run: sent.id });
  await engine.call('skuItems.delete', { skus: ['CUP'] });
  expect(await counts(sent.id)).toMatchObject({ accepted: 1, errors: 0 });
  expect(await counts(open.id)).toMatchObject({ ready: 0, incomplete: 2, errors: 2 });
});

test('an entry by hand counts like one of a sheet, tidied up in the same way', async () => {
  const run = await importOne(engine, orders(row('S-1', 'CUP')));
  const save = (sku: string, itemId: string) => engine.call('skuItems.save', { sku, itemId });
  expect(await save(' CUP\u00a0', '６００１')).toEqual({ added: 1, changed: 0, unchanged: 0 });
  expect((await engine.call('skuItems.list', {})).items).toEqual([{ sku: 'CUP', itemId: '6001' }]);
  expect(await counts(run.id)).toMatchObject({ ready: 1, errors: 0 });
  expect(await save('CUP', '6002')).toEqual({ added: 0, changed: 1, unchanged: 0 });
  await expect(save('PAN', '  ')).rejects.toMatchObject({ code: 'skuItem.invalid' });
});
