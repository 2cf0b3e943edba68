// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import type { PriceCap } from '#shared/contract/freight.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Account } from '#shared/contract/settings.ts';
import type { Output } from '#shared/contract.ts';
import { fakeEngine, makeRun, showPage } from '../../support/program.tsx';

type Chosen = Output<'freight.chosen'>;

const cost: Chosen = { sums: [{ amount: '12.50', currency: 'USD', orders: 1 }], undecided: 0, unpriced: 0, overCap: 0 };

const shop: Account = {
  ...{ id: 'a', partner: 'etower', name: '悉尼仓', target: 'production' },
  ...{ settings: { baseUrl: 'https://a.example' }, hasSecrets: true },
};

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/runs/one/submit';
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('zh-CN');
});
afterEach(cleanup);

/** A run that is about to be sent, and its freight's cost, which is told when the test says so. */
function office(
  part: Partial<Run>,
  sent: Output<'submissions.sentElsewhere'> = { keys: [], accounts: [] },
  accounts: Account[] | Promise<Account[]> = [],
  about?: Output<'about.get'>,
) {
  let run = makeRun('one', part);
  const told: ((chosen: Chosen | Failure) => void)[] = [];
  let cap: PriceCap = {};
  const program = fakeEngine({
    'settings.get': () => ({ firstRunDone: true }),
    'runs.list': () => ({ total: 1, items: [run] }),
    'runs.get': () => run,
    'accounts.list': () => accounts,
    ...(about && { 'about.get': () => about }),
    'orders.window': () => ({ total: 0, items: [] }),
    'freight.quotes': () => ({ total: 0, items: [], policy: 'cheapest' }),
    'freight.chosen': () =>
      new Promise((resolve, reject) => {
        told.push((chosen) => (chosen instanceof Failure ? reject(chosen) : resolve(chosen)));
      }),
    'freight.cap': () => cap,
    'freight.setCap': (input) => {
      cap = input.cap;
      return cap;
    },
    'freight.preview': () => ({ asked: 1, quoted: 1, failed: 0 }),
    'submissions.sentElsewhere': () => sent,
    'submissions.lookAgain': () => run,
    'submissions.start': () => ({ ...run, state: 'submitting' }),
  });
  showPage(program.engine, {});
  const tell = (at: number, chosen: Chosen | Failure) => act(async () => told[at]?.(chosen));
  const button = () => screen.findByRole<HTMLButtonElement>('button', { name: /发送 1 张/ });
  /** How the run stands from now on, when it is asked for. */
  const become = (next: Partial<Run>) => {
    run = { ...run, ...next };
  };
  return { ...program, run, told, say: tell, button, become };
}

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

test('in a confirmation that sends for real, nothing that sends has the focus', async () => {
  const { button, asked } = office({ target: 'production' });
  await waitFor(async () => expect((await button()).disabled).toBe(false));
  fireEvent.click(await button());
  const dialog = within(await screen.findByRole('dialog'));
  await waitFor(() => expect(document.activeElement).toBe(dialog.getByRole('button', { name: '先不发' })));
  expect(asked('submissions.start')).toEqual([]);
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

test('orders that only sending held back are named apart from errors, and tried again though nothing is ready', async () => {
  const { asked } = office({
    kind: 'freight-order',
    counts: { ...makeRun('one').counts, orders: 3, ready: 0, incomplete: 3 },
    standing: { ...makeRun('one').standing, heldBack: 2 },
  });
  expect(await screen.findByText(/另有 2 张上次发送时被留下了/)).toBeTruthy();
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
    name: '正式发送 22 张新单（2978 张已存在，不发）',
  });
  await waitFor(() => expect(button.disabled).toBe(false));
  expect(screen.getByText(/22 张新单，2978 张对方已有（不发）/)).toBeTruthy();
  expect(screen.getByText(/将把 22 张单据发给/)).toBeTruthy();
  expect(screen.getByText('另有 2978 张以前发送成功过、内容相同：对方已有，不会再发。')).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByText(/上次发送时被留下/)).toBeNull();
  fireEvent.click(button);
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/将把 22 张单据发给/)).toBeTruthy();
  expect(dialog.getByText(/另有 2978 张以前发送成功过/)).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: '正式发送 22 张' }));
  await waitFor(() => expect(asked('submissions.start')).toHaveLength(1));
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
  office({ target, account: target === 'production' ? 'a' : null }, undefined, [shop], about);
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
