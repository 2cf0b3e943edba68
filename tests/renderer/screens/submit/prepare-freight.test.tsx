// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import { makeRun } from '../../support/program.tsx';
import { cost, office } from './about-to-send.tsx';

beforeEach(() => {
  location.hash = '#/runs/one/submit';
});

test('freight is not sent before its cost is shown, and in the dialog nothing leads behind it', async () => {
  const { button, say, told, run, tell, asked } = office({ kind: 'freight-order', target: 'production' });
  expect((await button()).disabled).toBe(true);
  expect(screen.getByText('正在合计运费…')).toBeTruthy();
  await say(0, cost);
  expect(await screen.findByText('按现在的选择，运费合计 12.50 USD。')).toBeTruthy();
  expect((await button()).disabled).toBe(false);
  // What it cost before something changed is not what it costs now.
  act(() => tell({ type: 'run', run }));
  await waitFor(() => expect(told).toHaveLength(2));
  expect((await button()).disabled).toBe(true);
  await say(1, { ...cost, sums: [{ amount: '13.00', currency: 'USD', orders: 1 }] });
  // Only what the partner asks at this moment is what one confirms.
  fireEvent.click(await button());
  await waitFor(() => expect(told).toHaveLength(3));
  expect(asked('freight.preview')).toEqual([{ run: 'one' }]);
  await say(2, { ...cost, sums: [{ amount: '14.00', currency: 'USD', orders: 1 }], undecided: 0 });
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('运费合计 14.00 USD。')).toBeTruthy();
  expect(dialog.getByText(/物流服务：最便宜/)).toBeTruthy();
  expect(dialog.queryByRole('link')).toBeNull();
  // Nothing that spends money has the focus.
  const books = dialog.getByRole('button', { name: '下单 1 张，共 14.00 USD' });
  await waitFor(() => expect(document.activeElement).toBe(dialog.getByRole('button', { name: '先不发' })));
  expect(asked('submissions.start')).toEqual([]);
  fireEvent.click(books);
  await waitFor(() =>
    expect(asked('submissions.start')).toMatchObject([{ seen: [{ amount: '14.00', currency: 'USD' }] }]),
  );
});

test('what stays behind for want of a service, or over the cap, is not said to be sent', async () => {
  const counts = { ...makeRun('one').counts, orders: 6, ready: 6 };
  const { say } = office({ kind: 'freight-order', counts });
  expect(await screen.findByText('正在合计运费…')).toBeTruthy();
  expect(screen.queryByText(/将把/)).toBeNull();
  await say(0, { ...cost, undecided: 2, overCap: 1 });
  expect(await screen.findByText(/将把 3 张单据发给内置的演练伙伴/)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '演练发送 3 张' }).disabled).toBe(false);
  expect(screen.getByText('有 2 张还没有选物流服务，现在发送会被留下，不会下单。')).toBeTruthy();
  expect(screen.getByText('有 1 张超过运费上限，现在发送会被留下，不会下单。')).toBeTruthy();
});

test('where all would stay behind nothing is offered to be sent, but the way to choose', async () => {
  const counts = { ...makeRun('one').counts, orders: 6, ready: 6 };
  const { say } = office({ kind: 'freight-order', counts });
  await screen.findByText('正在合计运费…');
  await say(0, { ...cost, sums: [], undecided: 6 });
  expect(await screen.findByText('没有可以发送的单据。')).toBeTruthy();
  expect(screen.getByRole('link', { name: '去选物流服务' }).getAttribute('href')).toBe('#/runs/one/freight');
  expect(screen.queryByText(/将把/)).toBeNull();
  expect(screen.queryByRole('button', { name: /发送 \d+ 张/ })).toBeNull();
});

test('the number that is asked to be booked is that of the new orders', async () => {
  const { button, say, told, asked } = office({
    kind: 'freight-order',
    target: 'production',
    counts: { ...makeRun('one').counts, orders: 3, ready: 3 },
    standing: { ...makeRun('one').standing, readyThere: 2 },
  });
  await button();
  await say(0, { ...cost, undecided: 0 });
  fireEvent.click(await button());
  await waitFor(() => expect(told).toHaveLength(2));
  await say(1, { ...cost, undecided: 0 });
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByRole('button', { name: '下单 1 张，共 12.50 USD' })).toBeTruthy();
  expect(asked('submissions.start')).toEqual([]);
});

test('what sending held back before is booked with the others, and counts with them', async () => {
  const counts = { ...makeRun('one').counts, orders: 2, ready: 1, incomplete: 1 };
  const part = { counts, standing: { ...makeRun('one').standing, heldBack: 1 } };
  const { button, say, told, become } = office({ kind: 'freight-order', target: 'production', ...part });
  await button();
  await say(0, cost);
  become({ counts: { ...counts, ready: 2, incomplete: 0 } });
  fireEvent.click(await button());
  await waitFor(() => expect(told).toHaveLength(2));
  await say(1, cost);
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByRole('button', { name: '下单 2 张，共 12.50 USD' })).toBeTruthy();
});

test('a cost that could not be found out is told with the reason, and asked for again', async () => {
  const { button, say, told, asked } = office({ kind: 'freight-order' });
  await button();
  await say(0, new Failure('store.busy', { file: 'dockhand.db' }));
  const alert = within(await screen.findByRole('alert'));
  expect(alert.getByText('运费没有查出来，先不能发送。')).toBeTruthy();
  expect(alert.getByText(/数据文件“dockhand.db”正忙/)).toBeTruthy();
  expect((await button()).disabled).toBe(true);
  fireEvent.click(alert.getByRole('button', { name: '再查一次' }));
  await waitFor(() => expect(told).toHaveLength(2));
  await say(1, cost);
  expect(await screen.findByText('按现在的选择，运费合计 12.50 USD。')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
  fireEvent.click(await button());
  await waitFor(() => expect(asked('submissions.start')).toHaveLength(1));
});

test('a price cap is kept with the run when its field is left, in the currency of the prices', async () => {
  const { button, say, asked } = office({ kind: 'freight-order' });
  await button();
  await say(0, cost);
  const perRun = await screen.findByLabelText<HTMLInputElement>('本批运费上限');
  fireEvent.change(perRun, { target: { value: '１，000.50' } });
  fireEvent.blur(perRun);
  await waitFor(() => expect(asked('freight.setCap')).toHaveLength(1));
  expect(asked('freight.setCap')[0]?.cap).toEqual({ perRun: { amount: '1000.50', currency: 'USD' } });
  await waitFor(() => expect(perRun.value).toBe('1000.50'));

  // What is no amount is not kept, and the field says which cap holds.
  fireEvent.change(perRun, { target: { value: '1e3' } });
  fireEvent.blur(perRun);
  expect((await screen.findByRole('alert')).textContent).toBe('请填金额，例如 500 或 12.50。现在的上限还是 1000.50。');
  expect(asked('freight.setCap')).toHaveLength(1);

  const perOrder = screen.getByLabelText('每单运费上限');
  fireEvent.change(perOrder, { target: { value: '20' } });
  fireEvent.blur(perOrder);
  await waitFor(() => expect(asked('freight.setCap')).toHaveLength(2));
  expect(asked('freight.setCap')[1]?.cap).toEqual({
    perOrder: { amount: '20', currency: 'USD' },
    perRun: { amount: '1000.50', currency: 'USD' },
  });
});
