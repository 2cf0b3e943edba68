// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FreightTotals, OrderPrices, Quote } from '#shared/contract/freight.ts';
import type { Target } from '#shared/contract/run.ts';
import { translator } from '#shared/text/index.ts';
import { FreightScreen } from '../../../../renderer/screens/freight/freight-screen.tsx';
import { priceLines, weightLines } from '../../../../renderer/screens/freight/price-formula.tsx';
import { makeRun, showIn } from '../../support/program.tsx';

const quote = (channel: string, more: Partial<Quote> = {}): Quote => ({
  ...{ card: 'c', source: '六月', sheet: 'S', row: 3, channel, amount: '220.00', currency: 'CNY', chargeableKg: '29' },
  ...{ minimum: true, cheapest: false, fastest: false },
  basis: {
    ...{ divisor: 6000, actualKg: '27', volumetricKg: '28.4', sumKg: '28.7', stepKg: '0.5' },
    ...{ price: { perKg: '6.5' }, freight: '188.5', minimum: '200', fuel: '10' },
  },
  ...more,
});
const weights = { boxes: 2, units: 32, actualKg: '27', volumeM3: '0.1704', volumetricKg: '28.4', chargeableKg: '28.7' };
const box = {
  boxNo: '1',
  count: 1,
  units: 16,
  volumeM3: '0.0852',
  volumetricKg: '14.2',
  widthCm: '40',
  heightCm: '35.5',
};
const explained = {
  ...weights,
  boxTypes: [
    { ...box, actualKg: '12.5', chargeableKg: '14.2', lengthCm: '60' },
    { ...box, boxNo: '2', actualKg: '14.5', chargeableKg: '14.5', lengthCm: '60' },
  ],
};
const order: OrderPrices = {
  ...{ order: 7, key: 'K-1', state: 'ready', warehouse: 'SYD01', country: null },
  quotes: [
    quote('海运', { cheapest: true }),
    quote('空运', { currency: 'USD', amount: '40.00', minimum: false, cheapest: true, fastest: true }),
  ],
  unmatched: [
    {
      card: 'c',
      source: '六月',
      channel: '全澳',
      reason: 'countryGuessed',
      params: { warehouse: 'SYD01', country: 'AU' },
    },
    { card: 'c', source: '六月', channel: '卡派', reason: 'weight', params: { kg: '29', bands: '0–21' } },
  ],
};
const channel = (name: string, sums: FreightTotals['channels'][number]['sums'] = []) => ({
  ...{ card: 'c', source: '六月', channel: name, sums, unpriced: 2 - (sums[0]?.orders ?? 0), together: null },
});
const totals: FreightTotals = {
  divisor: 6000,
  overall: { ...weights, orders: 2 },
  places: [{ ...weights, warehouse: 'SYD01', country: null, guess: 'AU', orders: 2 }],
  incomplete: 0,
  cheapest: [
    { currency: 'CNY', amount: '220.00', orders: 1 },
    { currency: 'USD', amount: '40.00', orders: 1 },
  ],
  cheapestInBase: null,
  compared: { currency: 'CNY', date: null, missing: ['USD'] },
  channels: [
    channel('全澳'),
    channel('海运', [{ currency: 'CNY', amount: '440.00', orders: 2 }]),
    channel('空运', [{ currency: 'USD', amount: '40.00', orders: 1 }]),
    channel('卡派'),
  ],
  askCountry: [{ warehouse: 'SYD01', guess: 'AU', orders: 2 }],
  unpriced: 0,
};
const card = {
  ...{ id: 'c', name: '六月', file: 'r.xlsx', validFrom: null, validTo: null, importedAt: '2026-06-01T00:00:00Z' },
  ...{ rows: 4, valid: true },
};

function show(part: Partial<FreightTotals> = {}, orders = [order]) {
  return showIn(
    <FreightScreen run={makeRun('one')} />,
    {},
    {
      'freight.totals': () => ({ ...totals, ...part }),
      'rateCards.list': () => [card],
      'freight.prices': () => ({ total: orders.length, items: orders, at: '2026-06-10T01:30:00Z' }),
      'freight.weights': () => ({
        ...{ total: 1, divisor: 6000 },
        items: [{ ...order, ...weights, boxTypes: [], incomplete: [] }],
      }),
      'freight.explain': () => explained,
      'exchangeRates.get': () => ({ base: 'CNY', rates: [{ currency: 'USD', rate: '7.1', date: '2026-06-01' }] }),
      'warehouses.set': ({ warehouses }) => warehouses.map(({ code }) => ({ code, country: 'AU' })),
    },
  );
}

const cellsOf = async (key: string) => {
  const row = (await screen.findByRole('link', { name: key })).closest('tr');
  return [...(row?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent ?? '');
};

test('every channel has a column and every cell a price or its reason; those that price nothing come last', async () => {
  show();
  const cells = await cellsOf('K-1');
  const heads = screen.getAllByRole('columnheader').map((head) => head.textContent ?? '');
  expect(heads.slice(-4).map((head) => head.slice(0, 2))).toEqual(['海运', '空运', '全澳', '卡派']);
  expect(cells.slice(-4)).toEqual([
    expect.stringContaining('220.00 CNY'),
    expect.stringContaining('40.00 USD'),
    expect.stringContaining('像是在 AU，确认以后才有价格'),
    expect.stringContaining('29 KG 不在任何重量段里'),
  ]);
});

test('cheapest is one currency’s where nothing compares them, and each channel has its total', async () => {
  show();
  const cells = await cellsOf('K-1');
  expect(cells.at(-4)).toContain('CNY 报价里最便宜');
  expect(cells.at(-3)).toContain('USD 报价里最便宜');
  expect(screen.getByText('每单取 CNY 报价里最便宜')).toBeTruthy();
  const sum = within(screen.getByText('合计').closest('tr') as HTMLElement);
  expect(sum.getByText('440.00 CNY')).toBeTruthy();
  expect(sum.getByText('另有 1 单没有报价')).toBeTruthy();
  expect(sum.getAllByText('另有 2 单没有报价')).toHaveLength(2);
});

test('compared by rates there is one cheapest, with what the others come to', async () => {
  const inBase = (amount: string) => ({ inBase: { amount, currency: 'CNY' } });
  const quotes = [
    quote('海运', { cheapest: true, ...inBase('220.00') }),
    quote('空运', { currency: 'USD', amount: '40.00', ...inBase('284.00') }),
  ];
  const cheapestInBase = { currency: 'CNY', amount: '504.00', orders: 2, date: '2026-06-01' };
  show({ cheapestInBase }, [{ ...order, quotes }]);
  const cells = await cellsOf('K-1');
  expect(cells.at(-4)).toMatch(/最便宜/);
  expect(cells.at(-4)).not.toMatch(/报价里/);
  expect(cells.at(-3)).toContain('≈ 284.00 CNY');
  expect(screen.getByText('汇率日期 2026-06-01')).toBeTruthy();
  expect(await screen.findByText(/按您填的汇率比较：1 USD = 7.1 CNY（2026-06-01）/)).toBeTruthy();
});

test('a weight says how it comes about when it has the focus', async () => {
  show();
  await cellsOf('K-1');
  const [why] = screen.getAllByRole('button', { name: '按 29 kg 计' });
  if (!why) throw new Error('nothing to ask');
  await act(async () => why.focus());
  expect(await screen.findByText('每箱取大的，合计 28.7 kg')).toBeTruthy();
  expect(screen.getByText('按 0.5 kg 向上进位：29 kg')).toBeTruthy();
});

test('27 kg and 28.4 kg come to 28.7 box by box, and the price follows step by step', () => {
  const t = translator('zh');
  expect([...weightLines(t, explained, 6000), ...priceLines(t, quote('海运'))]).toEqual([
    '实重 27 kg',
    '体积重 28.4 kg（长×宽×高÷6000）',
    '箱 1 × 1：实重 12.5，体积重 60×40×35.5÷6000＝14.2，取 14.2',
    '箱 2 × 1：实重 14.5，体积重 60×40×35.5÷6000＝14.2，取 14.5',
    '每箱取大的，合计 28.7 kg',
    '按 0.5 kg 向上进位：29 kg',
    '29 kg × 6.5＝188.5 CNY',
    '不到最低收费，按 200 CNY',
    '加燃油 10%，四舍五入到分：220.00 CNY',
    '六月，S 第 3 行',
  ]);
});

test('where a warehouse stands is offered, and kept only when a person confirms it', async () => {
  const { asked } = show();
  const field = await screen.findByLabelText<HTMLInputElement>('SYD01 所在国家');
  expect(field.value).toBe('AU');
  expect(asked('warehouses.set')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '确认' }));
  await waitFor(() => expect(asked('warehouses.set')).toEqual([{ warehouses: [{ code: 'SYD01', country: 'AU' }] }]));
});

test.each<[Target, string, string]>([
  ['practice', '查询运费（演练）', '演练价格，不能下单'],
  ['production', '查询运费（可下单）', '可下单价格'],
])('prices in %s are called what they are', async (target, button, words) => {
  const run = makeRun('one', { kind: 'freight-order', target });
  const priced = {
    ...{ order: 1, key: 'K', state: 'ready' as const, shown: 'ready' as const },
    ...{ purpose: 'preview' as const, askedAt: '2026-06-10T01:30:00Z' },
    ...{ stale: false, failure: null, lines: [], total: null, booked: null },
  };
  showIn(
    <FreightScreen run={run} />,
    {},
    {
      'freight.quotes': () => ({ total: 1, items: [priced], policy: null }),
      'freight.chosen': () => ({
        ...{ sums: [], unanswered: [], differing: { orders: 0, previewed: [], first: [] } },
        ...{ undecided: 0, unpriced: 0, overCap: 0, afterCap: 0 },
      }),
    },
  );
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.getByText(button)).toBeTruthy();
  if (target === 'practice') expect(document.body.textContent).not.toMatch(/可下单/);
});
