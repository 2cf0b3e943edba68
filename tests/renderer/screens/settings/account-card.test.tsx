// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import type { Account } from '#shared/contract/settings.ts';
import { AccountCard } from '../../../../renderer/screens/settings/account-card.tsx';
import { type Answers, showIn } from '../../support/program.tsx';

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
  const refuse = () => Promise.reject(new Failure('account.inUse', { runs: 2 }));
  show({}, { 'about.get': () => about, 'accounts.delete': refuse });
  fireEvent.click(await screen.findByRole('button', { name: '删除' }));
  const [, yes] = await screen.findAllByRole('button', { name: '删除' });
  fireEvent.click(yes as HTMLElement);
  expect(await screen.findByText(/有 2 个批次正用这个账号发送/)).toBeTruthy();
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
