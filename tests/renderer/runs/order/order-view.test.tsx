// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { FollowedItem } from '#shared/contract/follow-up.ts';
import type { OrderContents } from '#shared/contract/order-contents.ts';
import type { Output } from '#shared/contract.ts';
import { OrderView } from '../../../../renderer/runs/order/order-view.tsx';
import { type Answers, makeRun, showIn } from '../../support/program.tsx';
import { someContents, someOrder, wrongCountry } from './facts.ts';

function show(order: Output<'orders.get'>, contents: OrderContents, answers: Answers = {}) {
  return showIn(
    <OrderView run={makeRun('one')} order={order} onDecided={vi.fn()} />,
    {},
    { 'orders.contents': () => contents, 'followUp.get': () => null, 'accounts.list': () => [], ...answers },
  );
}

test('an order is told in plain words: its way, its boxes with size and weight, what was filled in; JSON is folded', async () => {
  show(someOrder({ attachments: [{ name: 'packing.pdf', type: 'pdf', size: 84_000 }] }), someContents());
  const route = await screen.findByRole('region', { name: '路线' });
  expect(within(route).getByText('MEL02')).toBeTruthy();
  expect(within(route).getByText('预计到仓 2026-07-22')).toBeTruthy();
  expect(screen.getByText('2 箱 · 14 件')).toBeTruthy();
  expect(screen.getByRole('img', { name: '60 × 40 × 35.5 cm' })).toBeTruthy();
  expect(screen.getByText('12.5 kg 每箱')).toBeTruthy();
  expect(screen.getByText('7 件 每箱')).toBeTruthy();
  const values = screen.getByRole('region', { name: '填写的内容' });
  expect(within(values).getByText('单箱（2）')).toBeTruthy();
  expect(within(values).getByText('中国（CN）')).toBeTruthy();
  expect(within(values).getByText('2026-07-22')).toBeTruthy();
  expect(screen.getByText('packing.pdf')).toBeTruthy();
  expect(screen.queryByText(/"referenceNo"/)).toBeNull();
  fireEvent.click(screen.getByText('原文（JSON）和每次往来'));
  expect(await screen.findByText(/"referenceNo": "IB-7"/)).toBeTruthy();
});

test('what is wrong is mended on the spot, its value going with the whole order; a certain way out is one click', async () => {
  const contents = someContents({
    values: [{ field: 'country', text: 'Chinaa', wrong: true }],
    problems: [wrongCountry],
  });
  const order = someOrder({ body: null }, { state: 'incomplete', shown: 'incomplete', errors: 1, partnerNo: null });
  const done = {
    lines: [4],
    counts: makeRun('one').counts,
    undoable: true,
    redoable: false,
    together: 0,
    remembered: 0,
  };
  const { asked } = show(order, contents, { 'edits.apply': () => done, 'edits.fix': () => done });
  const form = await screen.findByRole('form', { name: '要改的 1 处' });
  const save = within(form).getByRole('button', { name: '保存' });
  expect(save).toHaveProperty('disabled', true);
  fireEvent.change(within(form).getByRole('textbox', { name: '第 5 行 · 国家' }), { target: { value: 'CN' } });
  fireEvent.click(save);
  await waitFor(() =>
    expect(asked('edits.apply')).toEqual([
      { run: 'one', cells: [{ line: 4, field: 'country', value: 'CN' }], wholeOrders: true },
    ]),
  );
  fireEvent.click(within(form).getByRole('button', { name: '改为 CN' }));
  await waitFor(() => expect(asked('edits.fix')).toEqual([{ run: 'one', problem: 31, like: false }]));
});

test('an order that is at the partner is not offered to be changed', async () => {
  show(someOrder(), someContents({ problems: [wrongCountry] }));
  await screen.findByRole('region', { name: '路线' });
  expect(screen.queryByRole('form')).toBeNull();
});

test('it is said when what was sent is not what the rows say now, and when nothing is kept any more', async () => {
  show(someOrder(), someContents({ sentOtherwise: true }));
  expect(await screen.findByText(/以最下面的原文为准/)).toBeTruthy();
  cleanup();
  show(
    someOrder({ body: null }),
    someContents({ cleared: true, values: [], boxes: null, route: null, lines: { total: 0, items: [] } }),
  );
  expect(await screen.findByText(/已按保留期限清除/)).toBeTruthy();
});

test('the ASN number stands with the others; of what is missing, only what is short once put-away ended is told as bad', async () => {
  const sku = { name: '', sent: 40, forecast: 40, damaged: null, putAwayAt: null, boxNos: ['01'] };
  const item: FollowedItem = {
    ...{ id: 1, order: 7, run: 'one', key: 'IB-7', kind: 'overseas-inbound', account: 'A', accountName: 'Office' },
    ...{ target: 'production', partnerNo: 'E-1', state: 'difference', status: null, planNo: 'A123S' },
    ...{ warehouse: 'MEL02', eta: null, lateDays: null, delivered: null, forecast: 80, putAway: 52 },
    skus: [
      { sku: 'SKU-A', ...sku, putAway: 38 },
      { sku: 'SKU-B', ...sku, putAway: 14 },
    ],
    findings: [
      { code: 'short', params: { sku: 'SKU-A', count: 2, forecast: 40, putAway: 38, boxes: '01' }, settled: true },
    ],
    ...{
      contested: null,
      acceptedAt: '2026-07-10T09:00:00.000Z',
      askedAt: null,
      seen: null,
      newsAt: null,
      over: false,
    },
  };
  show(someOrder(), someContents(), { 'followUp.get': () => ({ item, sightings: [], settled: [] }) });
  expect(await screen.findByText('A123S')).toBeTruthy();
  expect(screen.getByText('ASN 号')).toBeTruthy();
  expect(screen.getByText(/短少 2 件/).className).toBe('order-bad');
  expect(screen.getByText(/还差 26 件/).className).toBe('');
});
