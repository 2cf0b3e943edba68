import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { expect, onTestFinished, test } from 'vitest';
import type { FreightTotals } from '#shared/contract/freight.ts';
import { freshFolder, importOne, openEngine, samples } from '../engine-fixture.ts';

const header = '渠道,目的仓,国家,单价(元/KG),最低收费,燃油%,进位(KG),币种,时效';

/** An office with a run of twelve orders to SYD01 and MEL02, and rate cards by these rows. */
async function office(cards: Readonly<Record<string, readonly string[]>>, dataDir = freshFolder()) {
  const engine = await openEngine(dataDir);
  onTestFinished(() => engine.close());
  for (const [name, rows] of Object.entries(cards)) {
    const path = join(freshFolder(), 'rates.csv');
    writeFileSync(path, [header, ...rows].join('\n'));
    const { card, problems } = await engine.call('rateCards.import', { path, name });
    expect({ card: card?.name, errors: problems.filter(({ severity }) => severity === 'error') }).toEqual({
      card: name,
      errors: [],
    });
  }
  const { id: run } = await importOne(engine, 'overseas-merged-cells.xlsx');
  return { engine, run };
}

const byCountry = { 全澳: ['全澳普船,,AU,3,,,0.5,CNY,30-38', '德国卡派,,DE,5,,,,CNY,'] };

test('prices by country apply once a person said where the warehouses stand, and that is kept', async () => {
  const dataDir = freshFolder();
  const { engine, run } = await office(byCountry, dataDir);
  const first = async () => (await engine.call('freight.prices', { run, limit: 1 })).items[0];
  expect(await first()).toMatchObject({
    warehouse: 'MEL02',
    country: null,
    quotes: [],
    unmatched: [
      { channel: '全澳普船', reason: 'countryGuessed', params: { warehouse: 'MEL02', country: 'AU' } },
      { channel: '德国卡派', reason: 'countryGuessed' },
    ],
  });
  expect((await engine.call('freight.totals', { run })).askCountry).toEqual([
    { warehouse: 'MEL02', guess: 'AU', orders: 4 },
    { warehouse: 'SYD01', guess: 'AU', orders: 8 },
  ]);

  await engine.call('warehouses.set', {
    warehouses: [
      { code: 'mel02', country: 'au' },
      { code: 'SYD01', country: '澳大利亚' },
    ],
  });
  expect(await engine.call('warehouses.list', {})).toEqual([
    { code: 'mel02', country: 'AU' },
    { code: 'SYD01', country: 'AU' },
  ]);
  expect(await first()).toMatchObject({
    country: 'AU',
    quotes: [{ channel: '全澳普船', amount: '87.00', basis: { sumKg: '28.7', stepKg: '0.5' } }],
    unmatched: [{ channel: '德国卡派', reason: 'destination', params: { place: 'MEL02 / AU' } }],
  });
  const totals = await engine.call('freight.totals', { run });
  expect(totals.askCountry).toEqual([]);
  expect(totals.channels).toMatchObject([
    { source: '全澳', channel: '全澳普船', sums: [{ currency: 'CNY', orders: 12 }], unpriced: 0 },
    { source: '全澳', channel: '德国卡派', sums: [], unpriced: 12 },
  ]);

  await expect(
    engine.call('warehouses.set', { warehouses: [{ code: 'X', country: 'Atlantis' }] }),
  ).rejects.toMatchObject({ code: 'freight.country', params: { value: 'Atlantis' } });
  await engine.close();
  const again = await openEngine(dataDir);
  onTestFinished(() => again.close());
  expect(await again.call('warehouses.list', {})).toHaveLength(2);
  expect(await again.call('warehouses.set', { warehouses: [{ code: 'MEL02', country: null }] })).toEqual([
    { code: 'SYD01', country: 'AU' },
  ]);
});

const CASE = resolve(import.meta.dirname, '../../../../shared/cases/n-country-only-rates.xlsx');
if (!existsSync(CASE)) console.warn(`skipped: there is no ${CASE}`);

test.skipIf(!existsSync(CASE))(
  'a card with a country and no warehouse: its channel is shown, and priced once confirmed',
  async () => {
    const { engine, run } = await office({});
    const { card } = await engine.call('rateCards.import', { path: CASE });
    expect(card?.rows).toBe(1);
    const told = async () =>
      (await engine.call('freight.prices', { run, limit: 200 })).items.map(({ quotes, unmatched }) =>
        [
          ...quotes.map(({ amount }) => amount),
          ...unmatched.map(({ channel, reason }) => `${channel} ${reason}`),
        ].join(),
      );
    expect(new Set(await told())).toEqual(new Set(['全澳普船 countryGuessed']));
    const { askCountry } = await engine.call('freight.totals', { run });
    await engine.call('warehouses.set', {
      warehouses: askCountry.map(({ warehouse, guess }) => ({ code: warehouse, country: guess })),
    });
    expect(new Set(await told())).toEqual(new Set(['87.00', '85.50']));
  },
);

const twoCurrencies = {
  甲: ['人民币海运,SYD01,,8,,,,CNY,30', '人民币海运,MEL02,,8,,,,CNY,30'],
  乙: ['美元空运,SYD01,,1,,,,USD,5', '美元空运,MEL02,,2,,,,USD,5'],
};

const togetherOf = ({ channels }: FreightTotals) =>
  Object.fromEntries(channels.map(({ channel, together }) => [channel, together]));

test('currencies are compared by the office’s rates, which have their day', async () => {
  const { engine, run } = await office(twoCurrencies);
  const before = await engine.call('freight.totals', { run });
  expect(before.cheapest.map(({ currency, orders }) => [currency, orders])).toEqual([
    ['CNY', 12],
    ['USD', 12],
  ]);
  expect(before.cheapestInBase).toBeNull();
  // Without a rate nothing is added to another currency's.
  expect(before.compared).toEqual({ currency: 'CNY', date: null, missing: ['USD'] });
  expect(togetherOf(before)).toEqual({ 人民币海运: '2752.80', 美元空运: null });

  const rates = { base: 'CNY', rates: [{ currency: 'USD', rate: '7', date: '2026-06-01' }] };
  await engine.call('exchangeRates.set', rates);
  expect(await engine.call('exchangeRates.get', {})).toEqual(rates);
  const after = await engine.call('freight.totals', { run });
  // 1 USD a kg is less than 8 CNY, 2 USD are more.
  expect(after.cheapest.map(({ currency, orders }) => [currency, orders]).sort()).toEqual([
    ['CNY', 4],
    ['USD', 8],
  ]);
  expect(after.cheapestInBase).toEqual({ currency: 'CNY', amount: '2523.50', orders: 12, date: '2026-06-01' });
  expect(Object.fromEntries(after.channels.map(({ channel, sums }) => [channel, sums]))).toEqual({
    人民币海运: [{ currency: 'CNY', amount: '2752.80', orders: 12 }],
    美元空运: [{ currency: 'USD', amount: '458.90', orders: 12 }],
  });
  expect(after.compared).toEqual({ currency: 'CNY', date: '2026-06-01', missing: [] });
  expect(togetherOf(after)).toEqual({ 人民币海运: '2752.80', 美元空运: '3212.30' });
  for (const wrong of [
    [{ currency: 'CNY', rate: '1', date: '2026-06-01' }],
    [...rates.rates, { currency: 'USD', rate: '6', date: '2026-06-02' }],
  ]) {
    await expect(engine.call('exchangeRates.set', { base: 'CNY', rates: wrong })).rejects.toMatchObject({
      code: 'freight.rates',
    });
  }
});

test('why an order is charged by its weight is told box by box', async () => {
  const { engine, run } = await office({});
  const { items } = await engine.call('freight.weights', { run, offset: 1, limit: 1 });
  const explained = await engine.call('freight.explain', { run, order: items[0]?.order ?? 0, divisor: 6000 });
  expect(explained).toMatchObject({ actualKg: '27', volumetricKg: '28.4', chargeableKg: '28.7' });
  expect(
    explained.boxTypes.map(({ actualKg, volumetricKg, chargeableKg }) => [actualKg, volumetricKg, chargeableKg]),
  ).toEqual([
    ['12.5', '14.2', '14.2'],
    ['14.5', '14.2', '14.5'],
  ]);
  expect(explained.boxTypes[0]).toMatchObject({ lengthCm: expect.any(String), widthCm: expect.any(String) });
  await expect(engine.call('freight.explain', { run, order: 999_999, divisor: 6000 })).rejects.toMatchObject({
    code: 'order.missing',
  });
});

test('the comparison as a workbook: prices or reasons side by side, totals, how each price comes about', async () => {
  const { engine, run } = await office({
    ...byCountry,
    ...twoCurrencies,
    丙: ['=HYPERLINK快线,SYD01,,6.5,200,10,0.5,CNY,10'],
  });
  await engine.call('warehouses.set', { warehouses: [{ code: 'SYD01', country: 'AU' }] });
  const out = join(freshFolder(), '比价.xlsx');
  expect(await engine.call('freight.export', { run, out })).toEqual({ path: out, notes: [] });
  const { sheets } = await readXlsx(readFileSync(out));
  expect(sheets.map(({ name }) => name)).toEqual(['比价', '算法', '说明']);
  const [compare, basis, notes] = sheets.map(({ rows }) => rows ?? []);
  const column = (name: string) => compare?.[0]?.indexOf(name) ?? -1;
  expect(compare?.[0]).toEqual(
    expect.arrayContaining(['全澳普船（全澳）CNY', '德国卡派（全澳）', '美元空运（乙）USD', '=HYPERLINK快线（丙）CNY']),
  );
  const rowOf = (key: string) => compare?.find((row) => row[0] === key) ?? [];
  expect(rowOf('IB2606-002')[column('全澳普船（全澳）CNY')]).toBe(87);
  expect(rowOf('IB2606-001')[column('全澳普船（全澳）CNY')]).toMatch(/MEL02 像是在 AU，确认以后才有价格/);
  expect(rowOf('IB2606-002')[column('德国卡派（全澳）')]).toMatch(/没有到 SYD01 \/ AU 的价格/);
  expect(rowOf('合计')[column('美元空运（乙）USD')]).toBe(458.9);
  expect(rowOf('没有报价的单据')[column('全澳普船（全澳）CNY')]).toBe(4);
  const heads = basis?.[0] ?? [];
  const fast = basis?.find((row) => row[0] === 'IB2606-002' && row[1] === '=HYPERLINK快线') ?? [];
  const cell = (name: string) => fast[heads.indexOf(name)];
  expect([
    cell('各箱取大之和(KG)'),
    cell('进位(KG)'),
    cell('计费(KG)'),
    cell('运费'),
    cell('最低收费'),
    cell('燃油%'),
    cell('金额'),
  ]).toEqual([28.7, 0.5, 29, 188.5, 200, 10, 220]);
  // What people imported is never written over.
  const source = join(freshFolder(), 'source.xlsx');
  copyFileSync(join(samples, 'overseas-merged-cells.xlsx'), source);
  const own = await importOne(engine, source);
  await expect(engine.call('freight.export', { run: own.id, out: source })).rejects.toMatchObject({
    code: 'report.overSource',
  });
  expect(readFileSync(source)).toEqual(readFileSync(join(samples, 'overseas-merged-cells.xlsx')));
  // Every order has a row for every channel.
  expect(basis).toHaveLength(1 + 12 * 5);
  expect(notes?.map(([what]) => what)).toContain('仓库 SYD01');
});
