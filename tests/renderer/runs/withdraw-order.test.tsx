// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { CancelRequest } from '#shared/contract/withdrawals.ts';
import type { Output } from '#shared/contract.ts';
import { WithdrawOrder } from '../../../renderer/runs/withdraw-order.tsx';
import { makeRun, showIn } from '../support/program.tsx';

const run = makeRun('one', { kind: 'cainiao-stock-in' });
const order = {
  ...{ id: 7, key: 'PO-7', state: 'accepted', shown: 'accepted', partnerNo: 'LBX1', existing: null, lines: 1 },
  ...{ results: [], messages: [], unanswered: null, withdrawal: null },
} as unknown as Parameters<typeof WithdrawOrder>[0]['order'];

const request = (outcome: CancelRequest['outcome'], said = ''): CancelRequest => ({
  ...{ outcome, said, by: 'Li', at: '2026-06-10T08:00:00.000Z' },
});

type Ways = Output<'withdrawals.ways'>;

/** What the office's account and an earlier request come to, and what asking or looking up answers. */
async function opened(ways: Partial<Ways>, answer: 'unknown' | 'refused' | 'cancelled' = 'cancelled') {
  const onDone = vi.fn();
  const outcome = () => ({ outcome: answer, said: '已入库', run });
  const { asked } = showIn(
    <WithdrawOrder run={run} order={order} onDone={onDone} />,
    {},
    {
      'withdrawals.ways': () => ({ call: true, not: null, asked: null, ...ways }),
      'withdrawals.ask': outcome,
      'withdrawals.check': outcome,
    },
  );
  fireEvent.click(await screen.findByText('撤回这张单据'));
  await waitFor(() => expect(asked('withdrawals.ways')).toHaveLength(1));
  return { asked, onDone };
}

/** Answers the second question with yes. */
async function confirm(): Promise<void> {
  const dialog = await screen.findByRole('dialog');
  fireEvent.click(within(dialog).getByRole('button', { name: '请菜鸟撤回' }));
}

test('Cainiao is asked only after a second question, once', async () => {
  const { asked, onDone } = await opened({});
  fireEvent.click(await screen.findByRole('button', { name: '请菜鸟撤回' }));
  expect((await screen.findByRole('dialog')).textContent).toContain('请菜鸟撤回单据 PO-7 吗？');
  expect(asked('withdrawals.ask')).toEqual([]);
  await confirm();
  await waitFor(() => expect(asked('withdrawals.ask')).toEqual([{ order: 7, again: false }]));
  expect(await screen.findByText('菜鸟撤回了 PO-7')).toBeTruthy();
  await waitFor(() => expect(onDone).toHaveBeenCalled());
});

test('what it refused is told in its words, and may be asked anew', async () => {
  await opened({ asked: request('refused', 'E1 已入库') });
  expect(await screen.findByText('菜鸟没有撤回：E1 已入库')).toBeTruthy();
  expect(screen.getByRole('button', { name: '请菜鸟撤回' })).toBeTruthy();
});

test.each(['asked', 'unknown'] as const)(
  'of a request without an answer (%s) it is looked up what became, and asked once more only by a word on that',
  async (outcome) => {
    const { asked } = await opened({ asked: request(outcome) }, 'unknown');
    expect(await screen.findByText(/请菜鸟撤回过（Li）/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '查撤回了没有' }));
    await waitFor(() => expect(asked('withdrawals.check')).toEqual([{ order: 7 }]));
    expect(asked('withdrawals.ask')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: '再请一次' }));
    await confirm();
    await waitFor(() => expect(asked('withdrawals.ask')).toEqual([{ order: 7, again: true }]));
  },
);

test('an order that the call is not described with has no button, and it is said why', async () => {
  await opened({ call: false, not: { code: 'cancel.type', params: { key: 'PO-7', type: '306' } } });
  expect(await screen.findByText(/类型是 306，撤回接口没有这一类/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '请菜鸟撤回' })).toBeNull();
});

test('an account that does not allow it offers nothing, but looks up what was asked before', async () => {
  const { asked } = await opened({ call: false, asked: request('unknown') });
  fireEvent.click(await screen.findByRole('button', { name: '查撤回了没有' }));
  await waitFor(() => expect(asked('withdrawals.check')).toEqual([{ order: 7 }]));
  expect(screen.queryByRole('button', { name: /请菜鸟撤回|再请一次/ })).toBeNull();
});
