import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dockhand, freshHome, samples } from './dockhand.ts';

const list = join(samples, 'overseas-merged-cells.xlsx');
const rates = join(samples, 'rate-card.xlsx');

test('freight as events: every order with weights and quotes, the summary with totals', async () => {
  const { code, events, summary } = await dockhand(freshHome(), ['freight', list, '--rates', rates, '--json']);
  expect(code).toBe(0);
  const orders = events.flatMap((event) => (event.type === 'order' && event.freight ? [event] : []));
  expect(orders).toHaveLength(12);
  expect(orders[1]).toMatchObject({
    key: 'IB2606-002',
    state: 'ready',
    freight: {
      ...{ warehouse: 'SYD01', boxes: 2, units: 32, actualKg: '27', volumeM3: '0.1704' },
      ...{ volumetricKg: '28.4', chargeableKg: '28.7' },
      quotes: [{ channel: '澳洲海运普船', amount: '188.50', currency: 'CNY', cheapest: true }, {}, { fastest: true }],
      unmatched: [{ channel: '美国海运快船', reason: 'destination' }, { channel: '美国空派' }],
    },
  });
  expect(summary).toMatchObject({ orders: 12, freight: { overall: { boxes: 24 }, unpriced: 0 } });
});

test('freight for people: weights, marks, reasons and totals', async () => {
  const { code, stdout } = await dockhand(freshHome(), ['freight', list, '--rates', rates]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/IB2606-002 {2}→ {2}SYD01\n {4}2 boxes, 32 units, actual 27 kg/);
  expect(stdout).toMatch(/188\.50 CNY {2}澳洲海运普船 \(rate-card\) for 29 kg {2}28-35 days {2}cheapest\n/);
  expect(stdout).toMatch(/34\.5 kg is in none of the bands/);
  expect(stdout).toMatch(/Total: 12 orders, 24 boxes/);
});

test('prices by country: every channel has its reason until the country is said, which is kept; the comparison is written', async () => {
  const home = freshHome();
  const card = join(home, 'country.csv');
  writeFileSync(card, 'Channel,Country,Price,Currency,Step\nAll of Australia,AU,3,CNY,0.5\nGermany,DE,5,CNY,');
  const asked = await dockhand(home, ['freight', list, '--rates', card]);
  expect(asked.code).toBe(0);
  expect(asked.stdout).toMatch(
    /All of Australia, Germany: this channel has prices by country. By its code, AU may be where the warehouse SYD01 stands/,
  );
  expect(asked.stdout).toMatch(/All of Australia \(country\) in all: no quote/);
  expect(asked.stdout).toMatch(/If so, add --warehouse MEL02=AU/);

  const out = join(home, 'compared.xlsx');
  const told = await dockhand(home, [
    'freight',
    list,
    '--rates',
    card,
    '--warehouse',
    'SYD01=AU',
    '--warehouse',
    'mel02=au',
    '--out',
    out,
  ]);
  expect(told.code).toBe(0);
  expect(told.stdout).toMatch(/87\.00 CNY {2}All of Australia \(country\) for 29 kg/);
  expect(told.stdout).toMatch(/Germany: this channel has no price to SYD01 \/ AU/);
  expect(told.stdout).toMatch(/All of Australia \(country\) in all: [\d.]+ CNY \(12 orders\)/);
  expect(told.stdout).toContain(out);
  expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');

  const kept = await dockhand(home, ['freight', list, '--rates', card, '--json']);
  expect(kept.summary).toMatchObject({ freight: { askCountry: [], unpriced: 0 } });
  for (const wrong of [
    ['--warehouse', 'SYD01'],
    ['--warehouse', 'SYD01=Atlantis'],
    ['--out', join(home, 'compared.csv')],
  ]) {
    const refused = await dockhand(home, ['freight', list, ...wrong]);
    expect([refused.code, refused.stderr.trim().split('\n').length]).toEqual([2, expect.any(Number)]);
    expect(refused.stderr).toMatch(/warehouse|country|xlsx/);
  }
});

test('a card with mistakes stops the command; kinds without boxes and missing cards are said to be', async () => {
  const home = freshHome();
  const bad = join(home, 'bad.csv');
  writeFileSync(bad, 'Channel,Country,Price,Currency\nSea,AU,none,CNY');
  const refused = await dockhand(home, ['freight', list, '--rates', bad, '--json']);
  expect(refused.code).toBe(2);
  expect(refused.events).toMatchObject([
    { type: 'problem', file: 'bad.csv', row: 2, column: 'Price', severity: 'error' },
  ]);

  const boxless = await dockhand(home, ['freight', join(samples, 'domestic-logistics.ods')]);
  expect(boxless.stdout).toMatch(/has no boxes/);
  const without = await dockhand(home, ['freight', list]);
  expect(without.stdout).toMatch(/No quote: there is no valid rate card/);
});
