// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Run } from '#shared/contract/run.ts';
import { SubmitScreen } from '../../../renderer/screens/submit/submit-screen.tsx';
import { shop } from '../screens/submit/about-to-send.tsx';
import { type Answers, makeRun, showIn } from '../support/program.tsx';

const deleted = { id: 7, type: 'account', name: '悉尼仓', at: '2026-06-10T01:30:00.000Z', account: 'gone' } as const;

function show(counts: Partial<Run['counts']>, part: Partial<Run> = {}, answers: Answers = {}) {
  const run = makeRun('one', { target: 'production', account: 'gone', ...part });
  return showIn(
    <SubmitScreen run={{ ...run, counts: { ...run.counts, ...counts } }} />,
    {},
    {
      'settings.get': () => ({ firstRunDone: true }),
      'accounts.list': () => [shop],
      'forgotten.list': () => [deleted],
      'orders.window': () => ({ total: 0, items: [] }),
      'submissions.sentElsewhere': () => ({ keys: [], accounts: [] }),
      ...answers,
    },
  );
}

const send = () => screen.queryByRole('button', { name: /正式发送/ });

test('a half-sent run whose account was deleted offers no sending, but to restore it, and leads to its keys', async () => {
  const { asked } = show(
    { accepted: 8, ready: 4 },
    {},
    { 'forgotten.restore': () => ({ restored: true, name: '悉尼仓 2' }) },
  );
  expect(await screen.findByText('这个批次的账号「悉尼仓」已被删除，现在不能正式发送。')).toBeTruthy();
  expect(screen.getByText(/4 张单据要发给 海外仓（eTower），但它们的账号已被删除/)).toBeTruthy();
  expect(screen.getByText(/只能用它接着发/)).toBeTruthy();
  expect(send()).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '恢复这个账号' }));
  expect(await screen.findByText('“悉尼仓”这个名字已经有了：恢复的这个现在叫“悉尼仓 2”。')).toBeTruthy();
  expect(asked('forgotten.restore')).toEqual([{ id: 7 }]);
  expect(location.hash).toBe('#/settings/accounts/gone');
});

test('one of which nothing was sent may take another account of the partner', async () => {
  show({ ready: 4 });
  expect(await screen.findByText(/请另选一个账号/)).toBeTruthy();
  expect(screen.getByRole('combobox', { name: '账号' })).toBeTruthy();
  expect(send()).toBeNull();
});

test('after it cannot be restored any more, it is said how else the account comes back', async () => {
  show({ accepted: 8, ready: 4 }, {}, { 'forgotten.list': () => [] });
  expect(await screen.findByText('这个批次的账号已被删除，现在不能正式发送。')).toBeTruthy();
  expect(screen.getByText(/用同样的地址和密钥再添加一次/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '恢复这个账号' })).toBeNull();
});

test('one that stopped is told the same instead of being resumed', async () => {
  show({ accepted: 2, queued: 4, ready: 0 }, { state: 'paused' });
  expect(await screen.findByText(/账号「悉尼仓」已被删除/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '继续发送' })).toBeNull();
});
