// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { Run } from '#shared/contract/run.ts';
import type { Account } from '#shared/contract/settings.ts';
import type { ConnectionState } from '../../../../renderer/api/engine-client.ts';
import { fakeEngine, makeRun, showPage } from '../../support/program.tsx';

beforeEach(() => {
  location.hash = '#/runs/one/submit';
});

const none = { ...makeRun('one').counts, ready: 0, orders: 9 };

function show(
  part: Omit<Partial<Run>, 'counts'> & { readonly counts: Partial<Run['counts']> },
  accounts: Account[] = [],
) {
  const run = makeRun('one', { ...part, counts: { ...none, ...part.counts } });
  const { engine } = fakeEngine({
    'settings.get': () => ({ firstRunDone: true }),
    'runs.list': () => ({ total: 1, items: [run] }),
    'runs.get': () => run,
    'accounts.list': () => accounts,
    'orders.window': () => ({ total: 0, items: [] }),
    'submissions.undecided': () => ({ asked: run.counts.unknown, total: 0, askable: false, items: [] }),
  });
  let state: ConnectionState = 'open';
  const listeners = new Set<() => void>();
  const connected = {
    ...engine,
    get state() {
      return state;
    },
    onState: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  showPage(connected, { restart: null });
  return (next: ConnectionState) =>
    act(() => {
      state = next;
      for (const listener of listeners) listener();
    });
}

const pause = () => screen.getByRole<HTMLButtonElement>('button', { name: '暂停' });

test('of an engine that is gone nothing is reckoned on, and nothing is offered that it would have to do', async () => {
  const become = show({ state: 'submitting', counts: { accepted: 4, queued: 5 } });
  expect(await screen.findByText('正在等对方回答…')).toBeTruthy();
  expect(pause().disabled).toBe(false);
  become('lost');
  expect(await screen.findByText('连接断开了：这是断开前的情况，现在发到哪里看不到。')).toBeTruthy();
  expect(screen.queryByText('正在等对方回答…')).toBeNull();
  expect(pause().disabled).toBe(true);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /取消剩下的/ }).disabled).toBe(true);
  become('open');
  expect(await screen.findByText('正在等对方回答…')).toBeTruthy();
  expect(pause().disabled).toBe(false);
});

test('when all is sent and only asked about, that is told, and no speed', async () => {
  show({ state: 'submitting', counts: { accepted: 6, unknown: 3 } });
  expect(await screen.findByText('都发出了，正在向对方查询 3 张的结果。')).toBeTruthy();
  expect(screen.queryByText('正在等对方回答…')).toBeNull();
});

const account: Account = {
  ...{ id: 'a', partner: 'etower', name: '悉尼仓', target: 'production', settings: {} },
  hasSecrets: false,
};

test.each<[string, Partial<Run['counts']>, Account[]]>([
  ['已暂停。还有 5 张在排队，随时可以继续。', { accepted: 4, queued: 5 }, []],
  ['已暂停。还有 5 张在排队，填好密钥才能继续。', { accepted: 4, queued: 5 }, [account]],
  ['已暂停。都发出了，还有 2 张结果不明，继续后接着查。', { accepted: 7, unknown: 2 }, []],
  ['已暂停。都发出了，还有对方单号没查到，继续后接着查。', { accepted: 7, exists: 2 }, []],
])('%s', async (words, counts, accounts) => {
  const sent = accounts.length > 0 ? ({ target: 'production', account: 'a' } as const) : {};
  show({ state: 'paused', counts, ...sent }, accounts);
  expect(await screen.findByText(words)).toBeTruthy();
});

test('cancelling what is left is spoken of only where something is', async () => {
  show({ state: 'paused', target: 'production', account: 'a', counts: { accepted: 7, unknown: 2 } }, [account]);
  expect(
    await screen.findByText('这里不保存密钥，或者换了电脑。填好密钥才能接着向对方查询还不知道的结果。'),
  ).toBeTruthy();
  expect(screen.queryByText(/取消剩下的/)).toBeNull();
});
