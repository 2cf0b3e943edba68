// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Account } from '#shared/contract/settings.ts';
import type { Output } from '#shared/contract.ts';
import { partners } from '#shared/partners/registry.ts';
import { AccountForm } from '../../../../renderer/screens/settings/account-form.tsx';
import { patience } from '../../../patience.ts';
import { makeRun, showIn } from '../../support/program.tsx';

function show(partner: keyof typeof partners = 'etower') {
  const onClose = vi.fn();
  showIn(<AccountForm partner={partners[partner]} account={undefined} onClose={onClose} />, {}, {});
  return onClose;
}

const stored: Account = {
  id: 'a',
  partner: 'etower',
  name: '悉尼仓',
  target: 'production',
  settings: { baseUrl: 'https://warehouse.example' },
  hasSecrets: false,
};

/** An account whose keys are entered anew, and what is known of it. */
function showStored(waiting: Output<'accounts.waiting'>, alike: readonly string[] = []) {
  const { asked, tell } = showIn(
    <AccountForm partner={partners.etower} account={stored} onClose={vi.fn()} />,
    {},
    {
      'accounts.alike': () => ({ names: [...alike] }),
      'accounts.waiting': () => waiting,
      'accounts.save': () => ({ ...stored, hasSecrets: true }),
    },
  );
  return {
    asked,
    tell,
    async save() {
      const type = async (label: RegExp, value: string) =>
        fireEvent.change(await screen.findByLabelText(label), { target: { value } });
      await type(/^Token/, 't');
      await type(/^Key/, 'k');
      fireEvent.click(screen.getByRole('button', { name: /^保\s?存$/ }));
    },
  };
}

const close = async () => fireEvent.click(await screen.findByRole('button', { name: /Close|关闭/ }));

test('what was typed is not thrown away without asking', async () => {
  const onClose = show();
  fireEvent.change(await screen.findByLabelText('账号名称'), { target: { value: '悉尼仓' } });
  await close();
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.click(await screen.findByRole('button', { name: '不保存，关闭' }));
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce(), patience);
});

test('a form that nothing was typed into closes at once', async () => {
  const onClose = show();
  await close();
  expect(onClose).toHaveBeenCalledOnce();
});

test.each([
  ['https://gateway:8443', false],
  ['http://127.0.0.1:37267', false],
  ['http://gateway:8443', true],
  ['gateway', true],
])('of the address %s it says that it will not do: %s', async (address, bad) => {
  show();
  fireEvent.change(await screen.findByLabelText('接口地址'), { target: { value: address } });
  fireEvent.click(screen.getByRole('button', { name: /^保\s?存$/ }));
  expect(await screen.findByText('请填写“账号名称”')).toBeTruthy();
  expect(screen.queryAllByText(/只有本机地址可以用 http/)).toHaveLength(bad ? 1 : 0);
});

test('only the address that leads to a test host is said to', async () => {
  show();
  expect(await screen.findByText(/测试环境地址/)).toBeTruthy();
  cleanup();
  show('xport');
  expect(await screen.findByLabelText('接口地址')).toBeTruthy();
  expect(screen.queryByText(/测试环境地址/)).toBeNull();
});

test('both published hosts are offered, and neither is filled in beforehand', async () => {
  show();
  const address = await screen.findByLabelText<HTMLInputElement>('接口地址');
  expect(address.value).toBe('');
  fireEvent.mouseDown(address);
  expect(await screen.findByText(/正式环境 · https:\/\/b2b\.etowertech\.com/)).toBeTruthy();
  fireEvent.click(await screen.findByText(/测试环境 · https:\/\/cfs-qa\.etowertech\.com/));
  expect(address.value).toBe('https://cfs-qa.etowertech.com');
});

test('limits and names of another version of the page are folded away, and the part that is wrong is named', async () => {
  show();
  fireEvent.click(await screen.findByText('高级设置（一般不用改）'));
  const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
  type('与说明不同的限制', 'sku=30;boxQyt=5');
  type('与说明不同的字段名', 'packingDetails.boxNo=shipperBoxNo');
  fireEvent.click(screen.getByRole('button', { name: /^保\s?存$/ }));
  expect(await screen.findByText(/这一段不对：boxQyt=5/)).toBeTruthy();
  expect(screen.queryByText(/这一段不对：packing/)).toBeNull();
  type('与说明不同的限制', 'sku=30;boxQty=5');
  await vi.waitFor(() => expect(screen.queryByText(/这一段不对/)).toBeNull(), patience);
});

test('before keys are saved that would send for real, it says how many orders go where, and nothing that sends has the focus', async () => {
  const it = showStored({ runs: ['r1', 'r2'], queued: 5, unknown: 5, undecided: 4 });
  await it.save();
  expect(
    await screen.findByText('没发的 5 张会用账号“悉尼仓”发往 https://warehouse.example，对方会收到真实单据。'),
  ).toBeTruthy();
  expect(screen.getByText('1 张还没有结果（可能已经到达），会先查清楚。')).toBeTruthy();
  expect(
    screen.getByText(/^4 张还没有结果（可能已经到达）：对方没有查询的接口，要请您到对方系统里查，逐张决定。/),
  ).toBeTruthy();
  expect(it.asked('accounts.save')).toEqual([]);
  const only = screen.getByRole('button', { name: '只保存，先不发' });
  await vi.waitFor(() => expect(document.activeElement).toBe(only), patience);
  fireEvent.click(only);
  await vi.waitFor(() => expect(it.asked('accounts.save')).toMatchObject([{ id: 'a', goOn: false }]), patience);
});

test('who says so has the rest sent once the keys are saved', async () => {
  const it = showStored({ runs: ['r1'], queued: 5, unknown: 0, undecided: 0 });
  await it.save();
  fireEvent.click(await screen.findByRole('button', { name: '保存并正式发送 5 张' }));
  await vi.waitFor(() => expect(it.asked('accounts.save')).toMatchObject([{ goOn: true }]), patience);
});

test.each([
  ['the run', ['r1'], '去看这 1 个批次', '#/runs/r1/submit'],
  ['the runs', ['r1', 'r2'], '去看这 2 个批次', '#/history'],
])('who only saves is told that %s may go on, and led there', async (_, runs, button, hash) => {
  const it = showStored({ runs, queued: 5, unknown: 0, undecided: 0 });
  await it.save();
  expect(screen.queryByRole('button', { name: button })).toBeNull();
  fireEvent.click(await screen.findByRole('button', { name: '只保存，先不发' }));
  expect(await screen.findByText(/还没有发送：批次是“已暂停”/)).toBeTruthy();
  // What is asked about names what is entered: only with news are refused keys a reason to ask.
  expect(it.asked('accounts.waiting')).toMatchObject([
    { id: 'a', settings: { baseUrl: 'https://warehouse.example' }, secrets: { token: 't', key: 'k' } },
  ]);
  fireEvent.click(await screen.findByRole('button', { name: button }));
  expect(location.hash).toBe(hash);
});

test('where nothing waits for the account, nothing is asked', async () => {
  const it = showStored({ runs: [], queued: 0, unknown: 0, undecided: 0 });
  await it.save();
  await vi.waitFor(() => expect(it.asked('accounts.save')).toMatchObject([{ goOn: false }]), patience);
});

test('an entry that counts as another account says so before it is saved, and is not saved by going back', async () => {
  const it = showStored({ runs: [], queued: 0, unknown: 0, undecided: 0 }, ['墨尔本仓']);
  await it.save();
  expect(await screen.findAllByText('“悉尼仓”会当作和已有的“墨尔本仓”同一个账号')).not.toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '继续填写' }));
  expect(it.asked('accounts.save')).toEqual([]);
});

test('who knows that it counts as another account saves it all the same', async () => {
  const it = showStored({ runs: [], queued: 0, unknown: 0, undecided: 0 }, ['墨尔本仓']);
  await it.save();
  fireEvent.click(await screen.findByRole('button', { name: '知道了，保存' }));
  await vi.waitFor(() => expect(it.asked('accounts.save')).toHaveLength(1), patience);
});

test('that paused runs may go on is said as long as they are paused', async () => {
  const it = showStored({ runs: ['r1', 'r2'], queued: 5, unknown: 0, undecided: 0 });
  await it.save();
  fireEvent.click(await screen.findByRole('button', { name: '只保存，先不发' }));
  expect(await screen.findByText('2 个批次可以接着发了')).toBeTruthy();
  const become = (id: string, state: 'paused' | 'submitting' | 'finished') =>
    act(async () => it.tell({ type: 'run', run: makeRun(id, { state }) }));
  await become('r1', 'paused');
  await become('r1', 'submitting');
  expect(await screen.findByText('1 个批次可以接着发了')).toBeTruthy();
  await become('r2', 'finished');
  // Where nothing is animated, what leaves does not come to its end.
  await vi.waitFor(
    () => expect(screen.queryByText('1 个批次可以接着发了')?.closest('[role=alert]')?.className).toContain('leave'),
    patience,
  );
});
