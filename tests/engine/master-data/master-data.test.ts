import { join } from 'node:path';
import { expect, test } from 'vitest';
import { productCreate } from '#shared/kinds/product-create/index.ts';
import { importOne } from '../engine-fixture.ts';
import { office } from '../follow-up/support/office.ts';
import { inboundCsv } from '../inbound-csv.ts';

const sheet = () =>
  inboundCsv([
    { referenceNo: 'R-1', warehouseCode: 'SYD03', sku: 'NOSUCH-1' },
    { referenceNo: 'R-2', warehouseCode: 'SYD01', sku: 'A' },
  ]);

test('asked, the account’s warehouses and stock records are checked with, and kept with when they were asked for', async () => {
  const { engine } = await office();
  const run = await importOne(engine, sheet());
  expect(await engine.call('masterData.get', { run: run.id })).toEqual({
    offered: true,
    askedAt: null,
    warehouses: [],
  });
  const said = await engine.call('masterData.refresh', { run: run.id });
  expect(said).toMatchObject({ requests: 2, skus: { all: 2, unknown: ['NOSUCH-1'] } });
  expect(said.askedAt).not.toBeNull();
  const { items } = await engine.call('problems.window', { run: run.id });
  expect(items.map(({ code, severity, order }) => `${order} ${severity} ${code}`).sort()).toEqual([
    'R-1 warning sku.noStock',
    'R-1 warning warehouse.misspelt',
  ]);
  expect((await engine.call('runs.get', { run: run.id })).counts).toMatchObject({ ready: 2 });
  // The next file is checked with what is known, without asking.
  const next = await importOne(engine, inboundCsv([{ referenceNo: 'R-3', warehouseCode: 'OLD01', sku: 'A' }]));
  expect((await engine.call('problems.window', { run: next.id })).items.map(({ code }) => code)).toEqual([
    'warehouse.off',
  ]);
});

test('where a warehouse stands is known to freight by country, and the office’s own word goes before', async () => {
  const { engine } = await office();
  const { id } = await importOne(engine, sheet());
  const placed = async () =>
    (await engine.call('freight.weights', { run: id })).items.map(
      ({ warehouse: code, country }) => `${code} ${country}`,
    );
  expect(await placed()).toEqual(['SYD03 null', 'SYD01 null']);
  await engine.call('masterData.refresh', { run: id });
  expect(await placed()).toEqual(['SYD03 null', 'SYD01 AU']);
  await engine.call('warehouses.set', { warehouses: [{ code: 'SYD01', country: 'NZ' }] });
  expect(await placed()).toEqual(['SYD03 null', 'SYD01 NZ']);
});

test('what cannot be had is said, and what was known stays', async () => {
  const { engine } = await office();
  await engine.call('accounts.save', {
    partner: 'etower',
    name: 'Office',
    settings: { baseUrl: 'http://127.0.0.1:9' },
    secrets: { token: 't', key: 'k' },
  });
  const run = await importOne(engine, sheet());
  await engine.call('runs.target', { run: run.id, target: 'production' });
  await expect(engine.call('masterData.refresh', { run: run.id })).rejects.toMatchObject({
    code: 'masterData.failed',
    params: { reason: expect.stringMatching(/^[A-Z_]+$/) },
  });
  expect((await engine.call('masterData.get', { run: run.id })).askedAt).toBeNull();
});

test('of partners that list nothing nothing is asked', async () => {
  const { engine } = await office();
  const run = await importOne(engine, 'cainiao-stock-in.xlsx');
  expect((await engine.call('masterData.get', { run: run.id })).offered).toBe(false);
  await expect(engine.call('masterData.refresh', { run: run.id })).rejects.toMatchObject({
    code: 'masterData.notOffered',
  });
});

test('SKUs without a stock record are gathered into a sheet that registers them, and nothing else is made up', async () => {
  const { engine, dataDir } = await office();
  const run = await importOne(
    engine,
    inboundCsv([
      { referenceNo: 'R-1', sku: 'NOSUCH-1' },
      { referenceNo: 'R-2', sku: 'A' },
      { referenceNo: 'R-3', sku: 'NOSUCH-2' },
      { referenceNo: 'R-4', sku: 'NOSUCH-1' },
    ]),
  );
  const write = (lang: 'zh' | 'en') =>
    engine.call('masterData.products', { run: run.id, out: join(dataDir, `${lang}.xlsx`), lang });
  await expect(write('zh')).rejects.toMatchObject({ code: 'masterData.noneUnknown' });
  await engine.call('masterData.refresh', { run: run.id });
  for (const lang of ['zh', 'en'] as const) {
    const { path, skus } = await write(lang);
    expect(skus).toBe(2);
    const products = await importOne(engine, path);
    expect(products).toMatchObject({ kind: 'product-create', counts: { orders: 2, incomplete: 2 } });
    const { items } = await engine.call('orders.window', { run: products.id });
    expect(items.map(({ key }) => key)).toEqual(['NOSUCH-1', 'NOSUCH-2']);
    const problems = (await engine.call('problems.window', { run: products.id })).items;
    expect(new Set(problems.map(({ field }) => field))).toEqual(
      new Set(
        Object.entries(productCreate.fields).flatMap(([key, field]) =>
          'required' in field && field.required && key !== 'sku' ? [key] : [],
        ),
      ),
    );
  }
});
