// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { Run } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import { someContents, someOrder } from '../../runs/order/facts.ts';
import { fakeEngine, makeRun, showPage } from '../../support/program.tsx';

beforeEach(() => {
  location.hash = '#/runs/one/orders/7';
});

function show(summary: Partial<OrderSummary>, run: Partial<Run> = {}) {
  const shown = makeRun('one', run);
  const program = fakeEngine({
    'runs.get': () => shown,
    'orders.get': () => someOrder({}, summary),
    'orders.contents': () => someContents(),
    'followUp.get': () => null,
    'accounts.list': () => [],
    'submissions.start': () => shown,
  });
  showPage(program.engine, {});
  return program;
}

test('an order has an address, says which of its run it is, and leads to those beside it', async () => {
  show({});
  expect(await screen.findByRole('heading', { name: 'IB-7', level: 1 })).toBeTruthy();
  expect(screen.getByText('第 2 张，共 3 张')).toBeTruthy();
  expect(screen.getByRole('link', { name: '上一张' }).getAttribute('href')).toBe('#/runs/one/orders/6');
  expect(screen.getByRole('link', { name: '下一张' }).getAttribute('href')).toBe('#/runs/one/orders/8');
  expect(document.title).toBe('IB-7 - 入库通');
  expect(screen.queryByRole('button', { name: /发送这一张|重发这一张/ })).toBeNull();
});

test('one that is ready is sent alone, and one that was rejected again alone; each after it was asked once', async () => {
  const ready = show({ state: 'ready', shown: 'ready', partnerNo: null });
  fireEvent.click(await screen.findByRole('button', { name: '演练发送这一张' }));
  expect(await screen.findByText('批次里其它单据不动。')).toBeTruthy();
  expect(ready.asked('submissions.start')).toEqual([]);
  fireEvent.click(screen.getAllByRole('button', { name: '演练发送这一张' }).at(-1) ?? document.body);
  await waitFor(() =>
    expect(ready.asked('submissions.start')).toMatchObject([{ run: 'one', confirmWarnings: true, readyToo: ['IB-7'] }]),
  );
  cleanup();
  const rejected = show({ state: 'rejected', shown: 'rejected', partnerNo: null });
  fireEvent.click(await screen.findByRole('button', { name: '演练重发这一张' }));
  await screen.findByText('批次里其它单据不动。');
  fireEvent.click(screen.getAllByRole('button', { name: '演练重发这一张' }).at(-1) ?? document.body);
  await waitFor(() =>
    expect(rejected.asked('submissions.start')).toMatchObject([
      { run: 'one', confirmWarnings: true, again: ['IB-7'], readyToo: false },
    ]),
  );
});

test('while its run is being sent nothing of it is sent beside that', async () => {
  show({ state: 'ready', shown: 'ready' }, { state: 'submitting' });
  await screen.findByRole('heading', { name: 'IB-7', level: 1 });
  expect(screen.queryByRole('button', { name: /发送这一张/ })).toBeNull();
});

test('an address of another run’s order, or of none, says that there is none', async () => {
  location.hash = '#/runs/two/orders/7';
  show({});
  expect(await screen.findByText('没有这张单据')).toBeTruthy();
  cleanup();
  location.hash = '#/runs/one/orders/x';
  show({});
  expect(await screen.findByText('没有这张单据')).toBeTruthy();
});
