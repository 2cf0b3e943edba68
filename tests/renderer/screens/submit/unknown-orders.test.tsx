// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Run } from '#shared/contract/run.ts';
import type { Account } from '#shared/contract/settings.ts';
import type { Output } from '#shared/contract.ts';
import { patience } from '../../../patience.ts';
import { fakeEngine, makeRun, showPage } from '../../support/program.tsx';

beforeEach(() => {
  location.hash = '#/runs/one/submit';
});

const counts = { ...makeRun('one').counts, orders: 9, accepted: 4, queued: 2, unknown: 3, ready: 0 };

const account = (hasSecrets: boolean): Account => ({
  id: 'a',
  partner: 'etower',
  name: '悉尼仓',
  target: 'production',
  settings: { baseUrl: 'https://warehouse.example' },
  hasSecrets,
});

function show(
  part: Partial<Run>,
  undecided: Omit<Output<'submissions.undecided'>, 'askable'>,
  accounts: readonly Account[] = [],
  askable = false,
) {
  const run = makeRun('one', { counts, ...part });
  const program = fakeEngine({
    'settings.get': () => ({ firstRunDone: true }),
    'runs.list': () => ({ total: 1, items: [run] }),
    'runs.get': () => run,
    'accounts.list': () => [...accounts],
    'orders.window': () => ({ total: 0, items: [] }),
    'submissions.undecided': () => ({ ...undecided, askable }),
    'submissions.resume': () => run,
    'orders.get': ({ order }) => ({ summary: { ...summary, id: order }, attempts }) as never,
    'submissions.decide': () => run,
  });
  showPage(program.engine, {});
  return program;
}

const attempts = [
  { id: 1, purpose: 'send', startedAt: '2026-06-10T01:30:00.000Z', result: 'unknown', detail: 'timeout' },
  { id: 2, purpose: 'lookup', startedAt: '2026-06-10T01:31:00.000Z', result: 'unknown', detail: 'http-502' },
];
const summary = { key: 'REF-7', unanswered: { at: '2026-06-10T01:30:00.000Z', result: 'unknown', detail: 'timeout' } };

test('what the partner is asked about asks nothing of the person', async () => {
  show({ state: 'submitting' }, { asked: 3, total: 0, items: [] });
  const asking = await screen.findByText('正在向对方查询 3 张单据的结果，不用您操作。');
  expect(screen.queryByText(/要您来定/)).toBeNull();
  // What comes and goes does not move the button that one aims at.
  const pause = screen.getByRole('button', { name: '暂停' });
  expect(pause.compareDocumentPosition(asking) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test('a run that was paused says that it asks when it goes on', async () => {
  show({ state: 'paused' }, { asked: 3, total: 0, items: [] });
  expect(await screen.findByText(/3 张单据还没有结果。继续发送时会先向对方查询/)).toBeTruthy();
});

test('only what a person must find out is put to the person, and counted', async () => {
  const items = [{ id: 7, key: 'REF-7' }];
  show({ state: 'submitting' }, { asked: 1, total: 2, items });
  expect(await screen.findByText('2 张单据的结果要您来定')).toBeTruthy();
  expect(screen.getAllByRole('group', { name: 'REF-7 的决定' })).toHaveLength(1);
  expect(screen.getByText('还有 1 张，这些决定好以后会列出来。')).toBeTruthy();
  expect(screen.getByText('正在向对方查询 1 张单据的结果，不用您操作。')).toBeTruthy();
});

test('while the keys are missing nothing is put to the person that cannot be decided without them', async () => {
  const hold = { reason: 'keys', params: { account: '悉尼仓', names: 'key' } } as const;
  show(
    { state: 'held', target: 'production', account: 'a', hold },
    { asked: 0, total: 3, items: [{ id: 7, key: 'REF-7' }] },
  );
  expect(
    await screen.findByText(/3 张单据还没有结果：可能已经到达对方，也可能没有。填好密钥后才能继续处理/),
  ).toBeTruthy();
  expect(screen.queryByText(/要您来定/)).toBeNull();
});

const none = { asked: 0, total: 0, items: [] };

test('a run held for want of keys leads to them, can be cancelled, and offers no resuming that would fail', async () => {
  const hold = { reason: 'keys', params: { account: '悉尼仓', names: 'key' } } as const;
  show({ state: 'held', target: 'production', account: 'a', hold }, none, [account(false)]);
  fireEvent.click(await screen.findByRole('button', { name: '去填写密钥' }));
  expect(location.hash).toBe('#/settings/accounts/a');
  cleanup();
  location.hash = '#/runs/one/submit';
  show({ state: 'held', target: 'production', account: 'a', hold }, none, [account(false)]);
  expect(await screen.findByRole('button', { name: /取消剩下的/ })).toBeTruthy();
  await screen.findByText('发送停下了');
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: /继续发送/ })).toBeNull(), patience);
});

test('a paused run whose keys are missing leads to them instead of failing to resume', async () => {
  show({ state: 'paused', target: 'production', account: 'a' }, none, [account(false)]);
  expect(await screen.findByRole('button', { name: '去填写密钥' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /继续发送/ })).toBeNull();
  cleanup();
  show({ state: 'paused', target: 'production', account: 'a' }, none, [account(true)]);
  expect(await screen.findByRole('button', { name: /继续发送/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '去填写密钥' })).toBeNull();
});

test('a run that the store takes nothing of is not shown as being sent, and says what to do', async () => {
  const hold = { reason: 'store', params: { code: 'store.full', file: '/data/dockhand.db' } } as const;
  show({ state: 'held', hold }, none);
  expect(await screen.findByText(/硬盘空间不足，无法保存到“\/data\/dockhand.db”.*解决以后会自动接着发/)).toBeTruthy();
  expect(screen.queryByText(/正在等对方回答/)).toBeNull();
});

test('the evidence of each order stands with it in words, and the decision is made there', async () => {
  const { asked } = show({ state: 'submitting' }, { asked: 0, total: 1, items: [{ id: 7, key: 'REF-7' }] });
  expect(await screen.findByRole('heading', { name: /REF-7 发出去了，没有收到回答/ })).toBeTruthy();
  const evidence = within(await screen.findByRole('table', { name: '发送记录' }));
  const told = evidence.getAllByRole('row').map(({ textContent }) => textContent);
  expect(told[0]).toMatch(/发送没有得到能读懂的回答 · .*没有回答/);
  expect(told[1]).toMatch(/向对方查询没有得到能读懂的回答 · .*502/);
  // Nothing is decided by the first press: what it comes to is said before.
  fireEvent.click(screen.getByRole('button', { name: '对方没有，再发一次' }));
  expect(await screen.findByText(/会再发一次；如果其实有，就会重复/)).toBeTruthy();
  expect(asked('submissions.decide')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '先放着' }));
  expect(screen.queryByRole('button', { name: '就这样定' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '对方已有这张单据' }));
  fireEvent.change(await screen.findByLabelText('对方的单号（查得到就填）'), { target: { value: ' WH-1 ' } });
  fireEvent.click(screen.getByRole('button', { name: '就这样定' }));
  await vi.waitFor(
    () => expect(asked('submissions.decide')).toEqual([{ order: 7, decision: 'accepted', partnerNo: 'WH-1' }]),
    patience,
  );
});

test('where the partner can be asked, it is asked once more at a press; where not, nothing offers that', async () => {
  const one = { asked: 0, total: 1, items: [{ id: 7, key: 'REF-7' }] };
  const hold = { reason: 'undecided', params: { count: 1 } } as const;
  const { asked } = show({ state: 'held', hold }, one, [], true);
  fireEvent.click(await screen.findByRole('button', { name: '再查一次' }));
  await vi.waitFor(() => expect(asked('submissions.resume')).toEqual([{ run: 'one' }]), patience);
  cleanup();
  show({ state: 'held', hold }, one);
  await screen.findByText('1 张单据的结果要您来定');
  expect(screen.queryByRole('button', { name: '再查一次' })).toBeNull();
});
