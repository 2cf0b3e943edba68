// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Account } from '#shared/contract/settings.ts';
import { AccountCard } from '../../../../renderer/screens/settings/account-card.tsx';
import { patience } from '../../../patience.ts';
import { type Answers, makeRun, showIn } from '../../support/program.tsx';

const account: Account = {
  id: 'a',
  partner: 'etower',
  name: '悉尼仓',
  target: 'production',
  settings: {},
  hasSecrets: true,
};
const about = {
  version: '1.2.3',
  dataDir: '/data',
  keepsSecrets: true,
  restored: null,
  movedFrom: null,
  pendingRestore: null,
};
const show = (changes: Partial<Account>, answers: Answers) =>
  showIn(<AccountCard account={{ ...account, ...changes }} onEdit={() => undefined} />, {}, answers);

test.each([
  ['密钥已保存', {}, true],
  ['密钥只保留到关闭', {}, false],
  ['缺少密钥', { hasSecrets: false }, true],
  ['来自环境变量', { id: 'environment-etower-1' }, true],
] as const)('says of the keys: %s', async (words, changes, keepsSecrets) => {
  show(changes, { 'about.get': () => ({ ...about, keepsSecrets }) });
  expect(await screen.findByText(words)).toBeTruthy();
});

test('keys that the partner refused are called so by whoever opens the page, with the time', async () => {
  show({ refusedAt: '2026-06-10T01:30:00.000Z' }, { 'about.get': () => about });
  const tag = await screen.findByText('密钥未被认可');
  expect(tag.className).toContain('error');
  expect(tag.title).toMatch(/2026.*没有认可这个密钥/);
});

test.each([
  ['failing', '密钥没有验证成', false],
  ['ok', '密钥只保留到关闭', true],
] as const)('after a test that ended with %s its keys are called: %s', async (code, words, good) => {
  const result = { ok: code === 'ok', code, params: { tries: 4, reason: 'http-400' } };
  show({}, { 'about.get': () => ({ ...about, keepsSecrets: false }), 'accounts.test': () => result });
  expect((await screen.findByText('密钥只保留到关闭')).className).toContain('success');
  fireEvent.click(screen.getByRole('button', { name: '测试连接' }));
  await screen.findByRole('alert');
  expect((await screen.findByText(words)).className.includes('success')).toBe(good);
  expect(screen.queryByText('密钥只保留到关闭') !== null).toBe(good);
});

test('why an account cannot be deleted now is said in words', async () => {
  const refuse = () => Promise.reject(new Failure('account.inUse', { runs: 2, names: '周一.xlsx, 周二.xlsx' }));
  show({}, { 'about.get': () => about, 'accounts.delete': refuse });
  fireEvent.click(await screen.findByRole('button', { name: '删除' }));
  await vi.waitFor(() => {
    const [, yes] = screen.getAllByRole<HTMLButtonElement>('button', { name: '删除' });
    expect(yes?.disabled).toBe(false);
    fireEvent.click(yes as HTMLElement);
  }, patience);
  expect(await screen.findByText(/2 个批次还没有发完，或还有结果待确认（周一.xlsx, 周二.xlsx）/)).toBeTruthy();
});

test('of a deleted account it is said what stays remembered', async () => {
  show({}, { 'about.get': () => about, 'accounts.delete': () => ({ deleted: true, remembered: 11 }) });
  fireEvent.click(await screen.findByRole('button', { name: '删除' }));
  expect(await screen.findByText(/以后再添加同一个账号也不会重发/)).toBeTruthy();
  const [, yes] = await screen.findAllByRole('button', { name: '删除' });
  fireEvent.click(yes as HTMLElement);
  expect(await screen.findByText(/用它发过的 11 张单据仍然记得/)).toBeTruthy();
});

test.each([
  ['海外仓（eTower） · 还没有填接口地址', {}],
  ['海外仓（eTower） · https://b2b.etowertech.com', { baseUrl: 'https://b2b.etowertech.com' }],
])('says where it sends: %s', async (words, settings) => {
  show({ settings }, { 'about.get': () => about });
  expect(await screen.findByText(words)).toBeTruthy();
});

const nothing = { count: 0, runs: [] };
const withCounts = (id: string, part: Partial<Run>, counts: Partial<Run['counts']>) => {
  const run = makeRun(id, part);
  return { ...run, counts: { ...run.counts, ...counts } };
};

test('before an account is deleted it is said how many orders of which runs are not sent', async () => {
  const run = withCounts('周一', {}, { ready: 4 });
  const unsent = { count: 2, orders: 9, runs: [run] };
  show({}, { 'about.get': () => about, 'accounts.runs': () => ({ unfinished: nothing, unsent }) });
  fireEvent.click(await screen.findByRole('button', { name: '删除' }));
  expect(await screen.findByText(/2 个批次还有 9 张单据没有发/)).toBeTruthy();
  const link = screen.getByRole<HTMLAnchorElement>('link', { name: '周一.xlsx' });
  expect(link.getAttribute('href')).toBe('#/runs/%E5%91%A8%E4%B8%80/submit');
  expect(link.closest('li')?.textContent).toMatch(/4 张没发/);
  expect(screen.getByText('另有 1 个批次')).toBeTruthy();
  expect(screen.getAllByRole<HTMLButtonElement>('button', { name: '删除' }).map(({ disabled }) => disabled)).toEqual([
    false,
    false,
  ]);
});

test('runs that stand against its deletion are named as they stand, and it cannot be confirmed', async () => {
  const paused = withCounts('周一', { state: 'paused' }, { queued: 3, unknown: 1 });
  const held = withCounts('周二', { state: 'held' }, { queued: 2 });
  const unfinished = { count: 2, runs: [paused, held] };
  const answers = { unfinished, unsent: { ...nothing, orders: 0 } };
  show({}, { 'about.get': () => about, 'accounts.runs': () => answers });
  fireEvent.click(await screen.findByRole('button', { name: '删除' }));
  expect(await screen.findByText(/2 个批次还没有发完/)).toBeTruthy();
  const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(items[0]).toMatch(/周一\.xlsx.*已暂停 · 3 张没发 · 1 张待确认/);
  expect(items[1]).toMatch(/周二\.xlsx.*已停下 · 2 张没发/);
  const [, yes] = screen.getAllByRole<HTMLButtonElement>('button', { name: '删除' });
  expect(yes?.disabled).toBe(true);
});
