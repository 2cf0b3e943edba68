// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { partners } from '#shared/partners/registry.ts';
import { AccountForm } from '../../../../renderer/screens/settings/account-form.tsx';
import { patience } from '../../../patience.ts';
import { showIn } from '../../support/program.tsx';

beforeEach(() => {
  localStorage.clear();
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('zh-CN');
});
afterEach(cleanup);

function show(partner: keyof typeof partners = 'etower') {
  const onClose = vi.fn();
  showIn(<AccountForm partner={partners[partner]} account={undefined} onClose={onClose} />, {}, {});
  return onClose;
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
  expect(await screen.findByText('请填写账号名称')).toBeTruthy();
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
