// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { Output } from '#shared/contract.ts';
import { fakeEngine, showPage } from '../support/program.tsx';

beforeEach(() => {
  location.hash = '#/history';
});

const order = (id: number, key: string, matched: string[] = []): Output<'search.find'>['orders'][number] => ({
  ...{ order: id, key, run: 'one', kind: 'overseas-inbound', target: 'production', shown: 'accepted', existing: null },
  ...{ partnerNo: `E-${id}`, file: '7月备货.xlsx', createdAt: '2026-07-10T08:50:00.000Z', matched },
});

const number = {
  partnerNo: null,
  kind: 'overseas-inbound',
  target: 'production',
  at: '2026-07-10T08:50:00.000Z',
} as const;
const used: Output<'search.find'>['used'] = [
  { ...number, key: 'R-9', accountName: '悉尼仓', deleted: { run: 'three', file: '6月.xlsx' } },
  { ...number, key: 'R-90', accountName: '旧账号', deleted: null },
];

function show() {
  const program = fakeEngine({
    'settings.get': () => ({ firstRunDone: true }),
    'runs.list': () => ({ total: 0, items: [] }),
    'search.find': ({ text }) =>
      text.length < 2
        ? { orders: [], more: false, runs: [], used: [] }
        : text === 'none' || text === 'R-9'
          ? { orders: [], more: false, runs: [], used: text === 'none' ? [] : used }
          : {
              used: [],
              orders: [order(7, 'IB-7'), order(8, 'IB-8', ['sku-b'])],
              more: true,
              runs: [
                {
                  ...{
                    run: 'two',
                    kind: 'overseas-inbound',
                    target: 'practice',
                    createdAt: '2026-07-10T08:50:00.000Z',
                  },
                  files: [{ name: 'IB.xlsx' }],
                },
              ],
            },
  });
  showPage(program.engine, {});
  return program;
}

const open = async () => {
  await screen.findByRole('button', { name: /查单据/ });
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  return screen.findByRole('combobox', { name: '查单号、对方单号、运单号、SKU、文件名' });
};

test('Ctrl+K finds orders of all runs and files by what is typed; the arrows choose, and Enter opens the order', async () => {
  show();
  const input = await open();
  expect(await screen.findByText(/至少输入两个字/)).toBeTruthy();
  fireEvent.change(input, { target: { value: 'IB' } });
  const list = await screen.findByRole('listbox', { name: '查到的' });
  await waitFor(() => expect(within(list).getAllByRole('option')).toHaveLength(3));
  const options = within(list).getAllByRole('option');
  expect(options.map((option) => option.getAttribute('aria-selected'))).toEqual(['true', 'false', 'false']);
  expect(options[1]?.textContent).toContain('sku-b');
  expect(options[1]?.textContent).toContain('E-8 · 7月备货.xlsx');
  expect(screen.getByText(/查到 2 张单据，1 个批次 还有更多/)).toBeTruthy();
  fireEvent.keyDown(input, { key: 'ArrowDown' });
  await waitFor(() => expect(options[1]?.getAttribute('aria-selected')).toBe('true'));
  expect(input.getAttribute('aria-activedescendant')).toBe(options[1]?.id);
  fireEvent.keyDown(input, { key: 'Enter' });
  await waitFor(() => expect(location.hash).toBe('#/runs/one/orders/8'));
});

test('where nothing is found it says so, and Enter leads nowhere', async () => {
  show();
  const input = await open();
  fireEvent.change(input, { target: { value: 'none' } });
  expect(await screen.findByText(/没有找到/)).toBeTruthy();
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(location.hash).toBe('#/history');
});

test('a file’s name leads to its run', async () => {
  show();
  fireEvent.change(await open(), { target: { value: 'IB' } });
  const option = await screen.findByRole('option', { name: /IB\.xlsx/ });
  expect(option.getAttribute('href')).toBe('#/runs/two');
});

test('a number that was used is no number that is not found: it leads to the deleted batch, or says when it was used', async () => {
  show();
  const input = await open();
  fireEvent.change(input, { target: { value: 'R-9' } });
  expect(await screen.findByText('现有的批次里没有找到，但这个号用过：')).toBeTruthy();
  const option = await screen.findByRole('option');
  expect(option.textContent).toContain('在回收站的批次“6月.xlsx”里');
  expect(screen.getByText(/单号用过（.+，账号“旧账号”），批次不在这份数据里/)).toBeTruthy();
  fireEvent.keyDown(input, { key: 'Enter' });
  await waitFor(() => expect(location.hash).toBe('#/runs/three'));
});
