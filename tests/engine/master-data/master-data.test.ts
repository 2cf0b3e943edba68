import { expect, test } from 'vitest';
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
