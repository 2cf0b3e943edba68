// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ExchangeRateTable, Warehouses } from '../../../../renderer/screens/settings/freight-office.tsx';
import { showIn } from '../../support/program.tsx';

const usd = { currency: 'USD', rate: '7.1', date: '2026-06-01' };

test('an exchange rate is kept with its day; what is no rate is not, and is said', async () => {
  const { asked } = showIn(
    <ExchangeRateTable />,
    {},
    { 'exchangeRates.get': () => ({ base: 'CNY', rates: [usd] }), 'exchangeRates.set': (rates) => rates },
  );
  const rate = await screen.findByLabelText('1 USD 等于多少 CNY');
  for (const wrong of ['', '0', '7,1', '-1', '0.000000001']) {
    fireEvent.change(rate, { target: { value: wrong } });
    fireEvent.click(screen.getByRole('button', { name: '保存汇率' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/没有保存/);
  }
  expect(asked('exchangeRates.set')).toEqual([]);
  fireEvent.change(rate, { target: { value: '７.2' } });
  fireEvent.change(screen.getByLabelText('汇率日期'), { target: { value: '2026-06-10' } });
  fireEvent.click(screen.getByRole('button', { name: '保存汇率' }));
  await waitFor(() =>
    expect(asked('exchangeRates.set')).toEqual([
      { base: 'CNY', rates: [{ currency: 'USD', rate: '7.2', date: '2026-06-10' }] },
    ]),
  );
});

test('warehouses are listed with their country, added and forgotten', async () => {
  const { asked } = showIn(
    <Warehouses />,
    {},
    { 'warehouses.list': () => [{ code: 'SYD01', country: 'AU' }], 'warehouses.set': () => [] },
  );
  expect(await screen.findByText('AU 澳大利亚')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('仓库代码'), { target: { value: 'LA01' } });
  fireEvent.change(screen.getByLabelText('国家'), { target: { value: '美国' } });
  fireEvent.click(screen.getByRole('button', { name: '添加' }));
  await waitFor(() => expect(asked('warehouses.set')).toEqual([{ warehouses: [{ code: 'LA01', country: '美国' }] }]));
  fireEvent.click(screen.getByRole('button', { name: '删除' }));
  await waitFor(() => expect(asked('warehouses.set')[1]).toEqual({ warehouses: [{ code: 'SYD01', country: null }] }));
});
