import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { rateCardSheet } from '#shared/kinds/rate-card/index.ts';
import { translator } from '#shared/text/index.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { freshFolder, importOne, openEngine, samples } from '../engine-fixture.ts';

const sample = join(samples, 'rate-card.xlsx');
const header = '渠道,目的仓,国家,起重,止重,单价(元/KG),首重/固定价,最低收费,燃油%,体积系数,币种,时效';

async function engineHere() {
  const engine = await openEngine();
  onTestFinished(() => engine.close());
  return engine;
}

function csv(...lines: readonly string[]): string {
  const path = join(freshFolder(), 'rates.csv');
  writeFileSync(path, lines.join('\n'));
  return path;
}

test('the sample card prices a sample packing list', async () => {
  const engine = await engineHere();
  const { card, problems, refused, skipped } = await engine.call('rateCards.import', { path: sample, name: '六月' });
  expect({ refused, errors: problems.filter(({ severity }) => severity === 'error') }).toEqual({
    refused: null,
    errors: [],
  });
  expect(card).toMatchObject({ name: '六月', file: 'rate-card.xlsx', rows: 12, valid: true });
  expect(skipped.map(({ row, reason }) => [row, reason])).toEqual([
    [1, 'title'],
    [2, 'title'],
  ]);

  const { id: run } = await importOne(engine, 'overseas-merged-cells.xlsx');
  const { total, items } = await engine.call('freight.prices', { run, offset: 1, limit: 3 });
  expect(total).toBe(12);
  expect(items.map(({ key }) => key)).toEqual(['IB2606-002', 'IB2606-003', 'IB2606-004']);
  expect(
    items[0]?.quotes.map(({ channel, amount, cheapest, fastest }) => [channel, amount, cheapest, fastest]),
  ).toEqual([
    ['澳洲海运普船', '188.50', true, false],
    ['澳洲整票包税', '260.00', false, false],
    ['澳洲空运专线', '1329.11', false, true],
  ]);
  expect(items[2]?.unmatched.map(({ channel, reason }) => [channel, reason])).toEqual([
    ['澳洲空运专线', 'weight'],
    ['澳洲整票包税', 'destination'],
    ['美国海运快船', 'destination'],
    ['美国空派', 'destination'],
  ]);

  expect(await engine.call('freight.totals', { run })).toEqual({
    divisor: 6000,
    overall: {
      ...{ orders: 12, boxes: 24, units: 396, actualKg: '322', volumeM3: '2.0448' },
      ...{ volumetricKg: '340.8', chargeableKg: '344.1' },
    },
    places: [
      expect.objectContaining({ warehouse: 'MEL02', orders: 4, boxes: 8, chargeableKg: '114.8' }),
      expect.objectContaining({ warehouse: 'SYD01', orders: 8, boxes: 16, chargeableKg: '229.3' }),
    ],
    incomplete: 0,
    cheapest: [{ currency: 'CNY', amount: '2308.40', orders: 12 }],
    cheapestInBase: null,
    // All of it is in one currency: no rate was asked for.
    compared: { currency: 'CNY', date: null, missing: [] },
    channels: expect.arrayContaining([
      expect.objectContaining({
        channel: '澳洲海运普船',
        unpriced: 0,
        sums: [expect.objectContaining({ orders: 12 })],
      }),
      expect.objectContaining({ channel: '澳洲空运专线' }),
    ]),
    askCountry: expect.any(Array),
    unpriced: 0,
  });
});

test('the divisor is a setting; what cannot be one is refused', async () => {
  const engine = await engineHere();
  const { id: run } = await importOne(engine, 'overseas-merged-cells.xlsx');
  await engine.call('settings.set', { values: { volumetricDivisor: 5000 } });
  expect(await engine.call('freight.weights', { run, limit: 1 })).toMatchObject({
    divisor: 5000,
    total: 12,
    items: [{ warehouse: 'MEL02', volumetricKg: '34.08', boxTypes: [{ count: 1 }, { count: 1 }] }],
  });
  for (const value of [0, 999, 30_001, 5000.5, '5000']) {
    const set = engine.call('settings.set', { values: { volumetricDivisor: value } });
    await expect(set).rejects.toMatchObject({ code: 'freight.divisor', params: { value: String(value) } });
  }
  expect(await engine.call('freight.weights', { run, limit: 1 })).toMatchObject({ divisor: 5000 });
});

test('a card with any error is not taken; every problem names its cell', async () => {
  const engine = await engineHere();
  const path = csv(
    `${header},操作费`,
    '海运,SYD01,,0,21,8,,,,,CNY,20,5',
    '海运,SYD01,,20,,7,,,,,CNY,20,5',
    ',SYD01,,0,,八块,,,,,CNY,20,5',
  );
  const { card, problems } = await engine.call('rateCards.import', { path });
  expect(card).toBeNull();
  expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [1, '操作费', 'rate.columnUnused'],
    [3, '起重', 'rate.bandOverlap'],
    [4, '单价(元/KG)', 'number.unreadable'],
    [4, '渠道', 'value.required'],
  ]);
  for (const lang of ['zh', 'en'] as const) {
    const t = translator(lang);
    for (const problem of problems) expect(renderProblem(t, rateCardSheet, problem)).not.toMatch(/\{\{|^\w+\.\w+$/);
  }
  expect(await engine.call('rateCards.list', {})).toEqual([]);
});

test('columns in dispute, sheets without rows and files that are no card are said to be', async () => {
  const engine = await engineHere();
  const codes = async (...lines: string[]) => {
    const { card, problems, refused } = await engine.call('rateCards.import', { path: csv(...lines) });
    expect(card).toBeNull();
    return refused ? [refused.code] : problems.map(({ code }) => code);
  };
  expect(await codes('渠道,国家,单价,价格,币种', '海运,AU,8,9,CNY')).toContain('rate.columnConflict');
  expect(await codes(header)).toEqual(['rate.noRows']);
  expect(await codes('姓名,电话', '张三,123')).toEqual(['notRateCard']);
  const { refused } = await engine.call('rateCards.import', { path: join(samples, 'packing-list.pdf') });
  expect(refused).toMatchObject({ code: 'notWorkbook' });
});

test('a card of the same name is replaced; one out of date is kept and not asked', async () => {
  const engine = await engineHere();
  const { id: run } = await importOne(engine, 'overseas-merged-cells.xlsx');
  const prices = async () => {
    const { items } = await engine.call('freight.prices', { run, limit: 1 });
    return items[0]?.quotes.map(({ source, amount }) => `${source} ${amount}`);
  };
  const row = (price: number) => csv(header, `海运,MEL02,,,,${price},,,,,CNY,20`);
  await engine.call('rateCards.import', { path: row(10), name: 'A' });
  await engine.call('rateCards.import', { path: row(20), name: 'A' });
  await engine.call('rateCards.import', { path: row(30), name: 'B', validTo: '2020-12-31' });
  await engine.call('rateCards.import', { path: row(40), name: 'C', validFrom: '2020-01-01', validTo: '2999-12-31' });
  expect(await prices()).toEqual(['A 574.00', 'C 1148.00']);

  const cards = await engine.call('rateCards.list', {});
  expect(cards.map(({ name, valid }) => [name, valid])).toEqual([
    ['A', true],
    ['B', false],
    ['C', true],
  ]);
  for (const { id } of cards) expect(await engine.call('rateCards.delete', { id })).toEqual({ deleted: true });
  expect(await prices()).toEqual([]);
  const wrong = { path: row(1), validFrom: '2026-02-01', validTo: '2026-01-01' };
  await expect(engine.call('rateCards.import', wrong)).rejects.toMatchObject({ code: 'rateCard.dates' });
});

test('a card for the session is used where it is asked for and nowhere else', async () => {
  const engine = await engineHere();
  const { id: run } = await importOne(engine, 'overseas-merged-cells.xlsx');
  const { card } = await engine.call('rateCards.import', { path: sample, keep: false });
  expect(await engine.call('rateCards.list', {})).toEqual([]);
  const without = await engine.call('freight.prices', { run, limit: 1 });
  expect(without.items[0]?.unmatched).toMatchObject([{ reason: 'noCards' }]);
  const { items } = await engine.call('freight.prices', { run, limit: 1, cards: [card?.id ?? ''] });
  expect(items[0]?.quotes.length).toBeGreaterThan(0);
  await expect(engine.call('freight.totals', { run, cards: ['gone'] })).rejects.toMatchObject({
    code: 'rateCard.unknown',
  });
});

test('the template is a card to fill in: recognised whole, and empty', async () => {
  const engine = await engineHere();
  for (const lang of ['zh', 'en'] as const) {
    const out = join(freshFolder(), 'template.xlsx');
    await engine.call('rateCards.template', { out, lang });
    const { card, problems, sheets } = await engine.call('rateCards.import', { path: out });
    expect(card).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['rate.noRows']);
    const fields = sheets[0]?.columns.map(({ field }) => field);
    expect(fields).toEqual(Object.keys(rateCardSheet.fields));
  }
});

test('kinds without boxes have no freight', async () => {
  const engine = await engineHere();
  const { id: run } = await importOne(engine, 'cainiao-stock-in.xlsx');
  await expect(engine.call('freight.weights', { run })).rejects.toMatchObject({ code: 'freight.noBoxes' });
});

test('stored prices are the ones that were read, to the last digit', async () => {
  const dataDir = freshFolder();
  const path = join(dataDir, 'card.csv');
  copyFileSync(csv(header, '海运,MEL02,,,,0.1001,,,12.3456,,CNY,'), path);
  const first = await openEngine(dataDir);
  const { card } = await first.call('rateCards.import', { path });
  await first.close();
  const engine = await openEngine(dataDir);
  onTestFinished(() => engine.close());
  expect(await engine.call('rateCards.list', {})).toEqual([card]);
  const { id: run } = await importOne(engine, 'overseas-merged-cells.xlsx');
  const { items } = await engine.call('freight.prices', { run, limit: 1 });
  // 28.7 × 0.1001 × 1.123456 = 3.22754…
  expect(items[0]?.quotes).toMatchObject([{ amount: '3.23', chargeableKg: '28.7' }]);
});

test('a card whose text reads in two encodings is asked about, and read in the one that is named', async () => {
  const engine = await engineHere();
  const path = join(freshFolder(), 'rates.csv');
  const lines = [
    'Channel,Warehouse,Price per kg,Currency',
    'Köln Express,MEL02,10,EUR',
    'Zürich Post,MEL02,12,EUR',
    '',
  ];
  writeFileSync(path, Buffer.from(lines.join('\r\n'), 'latin1'));
  const asked = await engine.call('rateCards.import', { path });
  expect(asked).toMatchObject({ card: null, refused: { code: 'encodingAsked', params: { first: 'windows-1252' } } });
  const { card, refused } = await engine.call('rateCards.import', { path, encoding: 'windows-1252' });
  expect({ refused, card }).toMatchObject({ refused: null, card: { name: 'rates', file: 'rates.csv', rows: 2 } });
  const { id: run } = await importOne(engine, 'overseas-merged-cells.xlsx');
  const { items } = await engine.call('freight.prices', { run, limit: 1 });
  expect(
    [...(items[0]?.quotes ?? []), ...(items[0]?.unmatched ?? [])].map(({ channel }) => channel).toSorted(),
  ).toEqual(['Köln Express', 'Zürich Post']);
});
