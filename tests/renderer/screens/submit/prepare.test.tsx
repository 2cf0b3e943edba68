// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { Account } from '#shared/contract/settings.ts';
import { makeRun } from '../../support/program.tsx';
import { office, shop } from './about-to-send.tsx';

beforeEach(() => {
  location.hash = '#/runs/one/submit';
});

test('in a confirmation that sends for real, nothing that sends has the focus', async () => {
  const { button, asked } = office({ target: 'production' });
  await waitFor(async () => expect((await button()).disabled).toBe(false));
  fireEvent.click(await button());
  const dialog = within(await screen.findByRole('dialog'));
  await waitFor(() => expect(document.activeElement).toBe(dialog.getByRole('button', { name: '先不发' })));
  expect(asked('submissions.start')).toEqual([]);
});

test('orders that only sending held back are named apart from errors, and tried again though nothing is ready', async () => {
  const { asked } = office({
    kind: 'freight-order',
    counts: { ...makeRun('one').counts, orders: 3, ready: 0, incomplete: 3 },
    standing: { ...makeRun('one').standing, heldBack: 2 },
  });
  expect(await screen.findByText(/另有 2 张被留下不发/)).toBeTruthy();
  expect(screen.getByText(/另有 1 张还有错误/)).toBeTruthy();
  expect(screen.getByRole('link', { name: '去选物流服务' }).getAttribute('href')).toBe('#/runs/one/freight');
  fireEvent.click(screen.getByRole('button', { name: '再试这 2 张' }));
  await waitFor(() => expect(asked('submissions.lookAgain')).toEqual([{ run: 'one' }]));
});

test('new orders and those already there are told apart in the banner, the sentence, the button and the question', async () => {
  const { asked } = office({
    target: 'production',
    counts: { ...makeRun('one').counts, orders: 3000, ready: 3000, warnings: 2978 },
    standing: { ...makeRun('one').standing, readyThere: 2978 },
  });
  const button = await screen.findByRole<HTMLButtonElement>('button', {
    name: '正式发送 22 张新单（2,978 张已存在，不发）',
  });
  await waitFor(() => expect(button.disabled).toBe(false));
  expect(screen.getByText(/22 张新单，2,978 张对方已有（不发）/)).toBeTruthy();
  expect(screen.getByText(/将把 22 张单据发给/)).toBeTruthy();
  expect(screen.getByText('另有 2,978 张以前发送成功过、内容相同：对方已有，不会再发。')).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByText(/被留下不发/)).toBeNull();
  fireEvent.click(button);
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/将把 22 张单据发给/)).toBeTruthy();
  expect(dialog.getByText(/另有 2,978 张以前发送成功过/)).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: '正式发送 22 张' }));
  await waitFor(() => expect(asked('submissions.start')).toHaveLength(1));
});

test('more than a hundred orders go out for real only once their number was typed', async () => {
  const counts = { ...makeRun('one').counts, orders: 1200, ready: 1200 };
  const { asked } = office({ target: 'production', counts });
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: '正式发送 1,200 张' });
  await waitFor(() => expect(button.disabled).toBe(false));
  fireEvent.click(button);
  const dialog = within(await screen.findByRole('dialog'));
  const send = dialog.getByRole<HTMLButtonElement>('button', { name: '正式发送 1,200 张' });
  const typed = dialog.getByRole('textbox', { name: /这次会发出 1,200 张真实单据/ });
  for (const [text, may] of [
    ['', false],
    ['120', false],
    ['1200', true],
    ['12000', false],
    ['1,200', true],
  ] as const) {
    fireEvent.change(typed, { target: { value: text } });
    await waitFor(() => expect({ text, may: !send.disabled }).toEqual({ text, may }));
  }
  expect(asked('submissions.start')).toEqual([]);
  fireEvent.click(send);
  await waitFor(() => expect(asked('submissions.start')).toHaveLength(1));
});

test('a hundred are asked about without typing', async () => {
  office({ target: 'production', counts: { ...makeRun('one').counts, orders: 100, ready: 100 } });
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: '正式发送 100 张' });
  await waitFor(() => expect(button.disabled).toBe(false));
  fireEvent.click(button);
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: '正式发送 100 张' }).disabled).toBe(false);
  expect(dialog.queryByRole('textbox')).toBeNull();
});

test('where nothing is new, nothing is said to be sent and nothing is asked', async () => {
  const { asked } = office({
    target: 'production',
    counts: { ...makeRun('one').counts, orders: 2, ready: 2, warnings: 2 },
    standing: { ...makeRun('one').standing, readyThere: 2 },
  });
  expect(await screen.findByText(/没有新单据：2 张以前都发送成功过/)).toBeTruthy();
  const button = screen.getByRole<HTMLButtonElement>('button', { name: '记为已存在（2 张，不发送）' });
  await waitFor(() => expect(button.disabled).toBe(false));
  fireEvent.click(button);
  await waitFor(() => expect(asked('submissions.start')).toHaveLength(1));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('drafts to be confirmed at the partner are no word of practice', async () => {
  office({ target: 'production' });
  expect(await screen.findByText(/创建的是草稿单/)).toBeTruthy();
  cleanup();
  office({ target: 'practice' });
  await screen.findByText(/内置的演练伙伴/);
  expect(screen.queryByText(/创建的是草稿单/)).toBeNull();
});

test('kinds that book nothing wait for no cost', async () => {
  const { button, asked } = office({});
  await waitFor(async () => expect((await button()).disabled).toBe(false));
  expect(asked('freight.chosen')).toEqual([]);
});

test('what another account sent to the partner is asked about first: when and as whom, and nothing goes before', async () => {
  const at = '2026-01-05T08:00:00.000Z';
  const accounts = [{ name: '旧账号', orders: 1, from: at, to: at }];
  const { button, asked } = office({}, { keys: ['R-1'], accounts });
  const box = await screen.findByRole('checkbox', { name: /这 1 张确实要用现在的账号再发一次/ });
  expect(screen.getByText(/其中 1 张已在 .*01.05.* 用账号「旧账号」发给过同一个对方/)).toBeTruthy();
  expect((await button()).disabled).toBe(true);
  fireEvent.click(box);
  expect((await button()).disabled).toBe(false);
  fireEvent.click(await button());
  await waitFor(() => expect(asked('submissions.start')).toMatchObject([{ elsewhere: ['R-1'] }]));
  // What is sent is what the button said: another window may have chosen otherwise.
  expect(asked('submissions.start')).toMatchObject([{ as: { target: 'practice', account: null } }]);
});

test('of what another desk of the office sent the question says which, and who sat there', async () => {
  const at = '2026-01-05T08:00:00.000Z';
  const by = { desk: '打包台', person: '小王' };
  const { button } = office({}, { keys: ['R-1'], accounts: [{ name: '旧账号', orders: 1, from: at, to: at, by }] });
  await screen.findByRole('checkbox', { name: /这 1 张确实要用现在的账号再发一次/ });
  expect(screen.getByText(/01.05.* 由另一台电脑「打包台」（小王）用账号「旧账号」发给过同一个对方/)).toBeTruthy();
  expect((await button()).disabled).toBe(true);
});

test.each([
  ['before it is sent', {}, async () => screen.findByRole<HTMLInputElement>('radio', { name: '正式' })],
  [
    'after practice',
    { state: 'finished', counts: { ...makeRun('r').counts, ready: 0, accepted: 1 } },
    async () => screen.findByRole<HTMLButtonElement>('button', { name: '准备正式发送' }),
  ],
] as const)('%s, production waits until the accounts are known', async (_, part, way) => {
  const accounts = Promise.withResolvers<Account[]>();
  office(part, undefined, accounts.promise);
  expect((await way()).disabled).toBe(true);
  expect(screen.queryByText(/还没有.*的正式账号/)).toBeNull();
  await act(async () => accounts.resolve([shop]));
  await waitFor(async () => expect((await way()).disabled).toBe(false));
});

test('missing keys are told before anything is confirmed, with the way there; nothing goes meanwhile', async () => {
  const account: Account = { ...shop, hasSecrets: false };
  const { button } = office({ target: 'production', account: 'a' }, undefined, [account]);
  expect(await screen.findByText('账号「悉尼仓」缺少密钥，现在不能正式发送。')).toBeTruthy();
  expect((await button()).disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: '去填写密钥' }));
  expect(location.hash).toBe('#/settings/accounts/a');
});

test.each([
  ['production', false, /下次打开要先填写密钥，才会接着发/],
  ['production', true, /下次打开会自动接着发/],
  ['practice', false, /下次打开会自动接着发/],
] as const)('of closing in %s, keys kept: %s, it says %s', async (target, keepsSecrets, words) => {
  const about = {
    ...{ version: '1', dataDir: '/data', keepsSecrets },
    ...{ restored: null, movedFrom: null, pendingRestore: null },
  };
  const counts = { ...makeRun('one').counts, ready: 0, queued: 1 };
  const account = target === 'production' ? 'a' : null;
  office({ state: 'submitting', counts, target, account }, undefined, [shop], about);
  expect(await screen.findByText(words)).toBeTruthy();
});

test('a run that stopped for want of its keys says so, with the way there, and not that it is being sent', async () => {
  const hold = { reason: 'keys', params: { account: '悉尼仓', names: 'token, key' } } as const;
  office({
    state: 'held',
    target: 'production',
    account: 'a',
    hold,
    counts: { ...makeRun('r').counts, ready: 0, queued: 1 },
  });
  expect(await screen.findByText(/账号「悉尼仓」的密钥（Token、Key）不在了.*保存前会问您要不要接着发/)).toBeTruthy();
  expect(screen.queryByText(/正在等对方回答/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '去填写密钥' }));
  expect(location.hash).toBe('#/settings/accounts/a');
});

test('where lines may be of before that is said on every step, and nothing is sent until somebody looked', async () => {
  const { button, asked } = office({ doubtedAt: '2026-06-10T01:30:00.000Z' });
  expect(await screen.findByText(/这个批次的行和修改可能是旧的/)).toBeTruthy();
  expect((await button()).disabled).toBe(true);
  expect(screen.getByRole('link', { name: '看每一行' }).getAttribute('href')).toBe('#/runs/one/lines');
  fireEvent.click(screen.getByRole('button', { name: '已核对，可以发送' }));
  await waitFor(() => expect(asked('runs.trust')).toEqual([{ run: 'one' }]));
});
