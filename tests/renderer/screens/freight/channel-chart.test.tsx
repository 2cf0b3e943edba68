// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FreightTotals } from '#shared/contract/freight.ts';
import { ChannelChart } from '../../../../renderer/screens/freight/channel-chart.tsx';
import { showIn } from '../../support/program.tsx';

const weights = { actualKg: '1', volumeM3: '1', volumetricKg: '1', chargeableKg: '1', boxes: 1, units: 1 };
const channel = (name: string, currency: string, amount: string, together: string | null, unpriced = 0) => ({
  ...{ card: 'c', source: '六月', channel: name, unpriced, together },
  sums: [{ currency, amount, orders: 12 - unpriced }],
});
const totals: FreightTotals = {
  ...{ divisor: 6000, overall: { ...weights, orders: 12 }, places: [], incomplete: 0, askCountry: [], unpriced: 0 },
  cheapest: [
    { currency: 'CNY', amount: '1633.88', orders: 8 },
    { currency: 'USD', amount: '140.45', orders: 4 },
  ],
  cheapestInBase: { currency: 'CNY', amount: '2633.88', orders: 12, date: '2026-06-20' },
  compared: { currency: 'CNY', date: '2026-06-20', missing: ['EUR'] },
  channels: [
    channel('空运', 'USD', '2028.60', '14443.63'),
    channel('快船', 'CNY', '2029.52', '2029.52', 4),
    channel('卡航', 'EUR', '10.00', null),
    channel('普船', 'CNY', '2752.20', '2752.20'),
    { ...{ card: 'c', source: '六月', channel: '德国卡派', sums: [], unpriced: 12, together: null } },
  ],
};

test('channels stand in one currency by the office’s rates, the full ones first; none is left out', async () => {
  showIn(<ChannelChart totals={totals} />, {}, {});
  const chart = await screen.findByRole('region', { name: '走哪个渠道：12 单合计，都按 CNY 比' });
  const rows = within(chart).getAllByRole('listitem');
  expect(rows.map((row) => row.querySelector('b')?.textContent)).toEqual([
    '每单取最便宜',
    '普船',
    '空运',
    '快船',
    '卡航',
    '德国卡派',
  ]);
  const text = rows.map((row) => row.textContent ?? '');
  expect(text[1]).toContain('2,752.20 CNY 比最便宜的多 118.32 · 12 单全有价');
  expect(text[2]).toContain('14,443.63 CNY 2,028.60 USD');
  expect(text[3]).toContain('只有 8 单有价，4 单没有');
  expect(text[4]).toContain('没有 EUR 的汇率，不能和别的渠道比：10.00 EUR');
  expect(text[5]).toContain('一单都没有价');
  expect(within(chart).getByText(/按办公室 2026-06-20 的汇率/)).toBeTruthy();
  expect(within(chart).getByRole('link', { name: '填汇率' }).getAttribute('href')).toBe('#/settings/freight');
});

test('bars are as long as what they stand for, those that leave orders out are hatched', async () => {
  showIn(<ChannelChart totals={totals} />, {}, {});
  const bar = async (name: RegExp) =>
    (await screen.findByRole('img', { name })).firstElementChild as HTMLElement | undefined;
  expect((await bar(/^空运：14,443.63 CNY，12 单全有价/))?.style.width).toBe('100%');
  expect(Number.parseFloat((await bar(/^普船：/))?.style.width ?? '')).toBeCloseTo((2752.2 / 14443.63) * 100, 1);
  expect((await bar(/^快船：2,029.52 CNY，只有 8 单有价/))?.className).toContain('part');
  expect((await bar(/^每单取最便宜：/))?.className).toContain('best');
});
