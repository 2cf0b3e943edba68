// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { makeRun } from '../../support/program.tsx';
import { office } from './about-to-send.tsx';

beforeEach(() => {
  location.hash = '#/runs/one/submit';
});

const none = makeRun('one').counts;
const standing = makeRun('one').standing;
const safe = /发送时可以关掉入库通/;

test('while orders are queued it says how many of how many, that nothing has left, and not that it may be closed', async () => {
  const counts = { ...none, orders: 400, ready: 360, queued: 40 };
  // It was tried before, and cut short.
  const { tell, become } = office({ counts, hold: { reason: 'queueing', params: {} } });
  expect(await screen.findByText('正在排队，已排 40 张，还没有发出。')).toBeTruthy();
  expect(screen.queryByText('发送没有开始')).toBeNull();
  act(() => tell({ type: 'queue-progress', run: 'one', done: 80, total: 400 }));
  expect(screen.getByText('正在排队 80 / 400，还没有发出。')).toBeTruthy();
  expect(screen.getByText(/400 张单据发给/)).toBeTruthy();
  expect(screen.getByText(/请不要关掉入库通/)).toBeTruthy();
  expect(screen.queryByText(/已完成/)).toBeNull();
  expect(screen.queryByText(safe)).toBeNull();
  become({ state: 'submitting', hold: null, counts: { ...counts, ready: 0, queued: 400 } });
  act(() =>
    tell({ type: 'run', run: makeRun('one', { state: 'submitting', counts: { ...counts, ready: 0, queued: 400 } }) }),
  );
  expect(await screen.findByText('已完成 0 / 400')).toBeTruthy();
  expect(screen.getByText(safe)).toBeTruthy();
  expect(screen.queryByText(/正在排队/)).toBeNull();
});

test('before it is sent nothing says that it goes on by itself', async () => {
  const { button } = office({});
  await button();
  expect(screen.queryByText(safe)).toBeNull();
});

test('a run that was closed while it was queued says that its sending did not begin, and is sent from there', async () => {
  const { button } = office({ hold: { reason: 'queueing', params: {} } });
  expect(await screen.findByText('发送没有开始')).toBeTruthy();
  expect(screen.getByText(/入库通在排队时关掉了，这次什么都没有发出。请重新点发送。/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '继续发送' })).toBeNull();
  expect((await button()).textContent).toContain('发送');
});

test('cancelling counts what can be taken back, and says of the others that they are on their way; the chips say the same', async () => {
  const counts = { ...none, orders: 12, ready: 0, accepted: 4, queued: 8 };
  office({ state: 'submitting', counts, standing: { ...standing, sending: 4 } });
  fireEvent.click(await screen.findByRole('button', { name: '取消剩下的' }));
  await waitFor(() => expect(screen.getByText('取消还没发出的 4 张？')).toBeTruthy());
  expect(screen.getByText('另有 4 张正在发往对方，收不回来。')).toBeTruthy();
  const chips = within(screen.getByRole('group', { name: '按状态筛选' })).getAllByRole('button');
  expect(chips.map(({ textContent }) => textContent)).toEqual(['12全部', '4已接收', '4排队中', '4发送中']);
  expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('已接收 4 · 排队中 4 · 发送中 4');
});

test('where all that is left is on its way, cancelling says so', async () => {
  const counts = { ...none, orders: 3, ready: 0, queued: 3 };
  office({ state: 'submitting', counts, standing: { ...standing, sending: 3 } });
  fireEvent.click(await screen.findByRole('button', { name: '取消剩下的' }));
  expect(await screen.findByText('剩下的都在发往对方的路上，收不回来。没发成的不再发？')).toBeTruthy();
});
