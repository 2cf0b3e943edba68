// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import { AskWarehouse } from '../../../../renderer/screens/lines/ask-warehouse.tsx';
import { type Answers, showIn } from '../../support/program.tsx';

const warehouse = { code: 'SYD01', name: 'Sydney', country: 'AU', active: true };

/** The buttons of a run whose partner was not asked yet, unless `first` says so. */
function office(first: { offered: boolean; askedAt: string | null }, more: Answers = {}) {
  let known = { ...first, warehouses: [] as (typeof warehouse)[] };
  const saved: string[] = [];
  const save = async (name: string, write: (out: string) => Promise<readonly string[]>) => {
    saved.push(name);
    return write(`/office/${name}`);
  };
  const office = showIn(
    <AskWarehouse run="one" />,
    { save },
    {
      'masterData.get': () => known,
      'masterData.refresh': () => {
        known = { offered: true, askedAt: '2026-06-11T01:30:00.000Z', warehouses: [warehouse] };
        return { ...known, requests: 2, skus: { all: 3, unknown: ['NOSUCH-1', 'NOSUCH-2'] } };
      },
      'masterData.products': ({ out }) => ({ path: out, notes: [], skus: 2 }),
      ...more,
    },
  );
  return { ...office, saved };
}

test('asks only when it is pressed, tells what came of it, and only then offers the sheet of what is unknown', async () => {
  const { asked, saved } = office({ offered: true, askedAt: null });
  const ask = await screen.findByRole('button', { name: '核对仓库和 SKU' });
  expect(asked('masterData.refresh')).toEqual([]);
  expect(screen.queryByRole('button', { name: '没记录的 SKU 做成登记表' })).toBeNull();
  fireEvent.click(ask);
  expect(await screen.findByText('对方有 1 个仓库；查了 3 个 SKU，2 个没有库存记录')).toBeTruthy();
  expect(asked('masterData.refresh')).toEqual([{ run: 'one' }]);
  fireEvent.click(await screen.findByRole('button', { name: '没记录的 SKU 做成登记表' }));
  await waitFor(() =>
    expect(asked('masterData.products')).toEqual([{ run: 'one', out: '/office/产品登记.xlsx', lang: 'zh' }]),
  );
  expect(saved).toEqual(['产品登记.xlsx']);
});

test('nothing of it is there where the partner offers no such list', async () => {
  const { asked } = office({ offered: false, askedAt: null });
  await waitFor(() => expect(asked('masterData.get')).toEqual([{ run: 'one' }]));
  expect(screen.queryByRole('button', { name: '核对仓库和 SKU' })).toBeNull();
});

test('a partner that cannot be reached is told of, and the button can be pressed again', async () => {
  const refused = () => Promise.reject(new Failure('masterData.failed', { reason: 'ECONNREFUSED' }));
  const { asked } = office({ offered: true, askedAt: null }, { 'masterData.refresh': refused });
  const ask = await screen.findByRole('button', { name: '核对仓库和 SKU' });
  fireEvent.click(ask);
  await waitFor(() => expect(asked('masterData.refresh')).toHaveLength(1));
  expect(await screen.findByText(/没有问到仓库资料/)).toBeTruthy();
  await waitFor(() => expect(ask).toHaveProperty('disabled', false));
  expect(screen.queryByRole('button', { name: '没记录的 SKU 做成登记表' })).toBeNull();
});
