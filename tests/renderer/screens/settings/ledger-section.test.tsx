// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import type { Output } from '#shared/contract.ts';
import { OfficeSection } from '../../../../renderer/screens/settings/ledger-section.tsx';
import { type Answers, showIn } from '../../support/program.tsx';

const desk = { id: 'd-1', name: '打包台', person: 'li' };
const alone: Output<'ledger.standing'> = { joined: null, desk, waiting: 0, away: null };
const joined: Output<'ledger.standing'> = { ...alone, joined: { address: 'db:5432/office', by: 'settings' } };
const seenAt = '2026-06-10T01:30:00.000Z';
const status: Output<'ledger.status'> = {
  address: 'db:5432/office',
  server: '17.2',
  own: desk,
  desks: [
    { ...desk, seenAt, open: 0, awaited: false },
    { id: 'd-2', name: '前台', person: 'wang', seenAt, open: 3, awaited: false },
  ],
  differences: { total: 0, items: [] },
  lost: [],
};
const found: Output<'ledger.test'> = {
  ...{ address: 'db:5432/office', server: '17.2', encrypted: true, tables: 'ready', role: 'desk', desks: 2 },
};
const show = (standing: Output<'ledger.standing'>, answers: Answers = {}) =>
  showIn(<OfficeSection />, {}, { 'ledger.standing': () => standing, 'ledger.status': () => status, ...answers });
const type = async (label: string, value: string) =>
  fireEvent.change(await screen.findByLabelText(label), { target: { value } });
const click = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

test('a desk by itself joins by an address; a password in it does not stay in the open', async () => {
  const { asked } = show(alone, {
    'ledger.test': () => found,
    'ledger.join': () => ({ ...found, name: '打包台', password: 'stored', sent: 0, entered: 0, trouble: null }),
  });
  await type('账本地址', 'postgres://desk_1:p%40ss@db/office');
  await waitFor(() =>
    expect(screen.getByLabelText<HTMLInputElement>('账本地址').value).toBe('postgres://desk_1@db/office'),
  );
  expect(screen.getByLabelText<HTMLInputElement>('密码').type).toBe('password');
  await click('测试连接');
  const result = await screen.findByText('可以用');
  expect(result.closest('[role=alert]')?.textContent).toMatch(/PostgreSQL 17\.2.*已加密.*来过的电脑：2.*不能改表/);
  expect(asked('ledger.test')).toEqual([{ url: 'postgres://desk_1:p%40ss@db/office' }]);
  await type('这台电脑的名字', ' 窗口 ');
  await click(/^加 ?入$/);
  await waitFor(() =>
    expect(asked('ledger.join')).toEqual([{ url: 'postgres://desk_1:p%40ss@db/office', name: '窗口' }]),
  );
});

test('what keeps an address from being used is said beside the button, and nothing is joined', async () => {
  const { asked } = show(alone, {
    'ledger.test': () => {
      throw new Failure('ledger.login', { address: 'db:5432/office' });
    },
  });
  await click('测试连接');
  expect(await screen.findByText(/办公室账本的地址不对/)).toBeTruthy();
  expect(asked('ledger.test')).toEqual([]);
  await type('账本地址', 'postgres://desk_1@db/office');
  await click('测试连接');
  expect(await screen.findByText(/db:5432\/office 不接受地址里的用户名或密码/)).toBeTruthy();
  expect(asked('ledger.join')).toEqual([]);
});

test('a desk that joined sees who else did, and leaves after it was told what that means', async () => {
  const { asked } = show({ ...joined, waiting: 2 }, { 'ledger.leave': () => ({ remembered: 7 }) });
  expect(await screen.findByText('连得上')).toBeTruthy();
  expect(screen.getByText('前台')).toBeTruthy();
  expect(screen.getByText('2 张单据的结果')).toBeTruthy();
  await click('退出账本');
  expect(await screen.findByText(/仍记得自己发过的单号.*还有 2 张单据的结果没有告诉账本/)).toBeTruthy();
  expect(asked('ledger.leave')).toEqual([]);
  await click('照样退出');
  await waitFor(() => expect(asked('ledger.leave')).toEqual([{ anyway: true }]));
});

test('a server that is away is said with what goes on and what waits', async () => {
  show(joined, {
    'ledger.status': () => {
      throw new Failure('ledger.unreachable', { address: 'db:5432/office', cause: 'ECONNREFUSED' });
    },
  });
  expect(await screen.findByText('连不上')).toBeTruthy();
  expect(screen.getByText(/db:5432\/office/, { selector: '[role=alert] *' })).toBeTruthy();
});

test('where the password is not known the form stands there again', async () => {
  show(joined, {
    'ledger.status': () => {
      throw new Failure('ledger.password', { address: 'db:5432/office' });
    },
  });
  expect(await screen.findByLabelText('密码')).toBeTruthy();
});

test('where another program was named the ledger both ways on are there: joining it, and leaving', async () => {
  show(joined, {
    'ledger.status': () => {
      throw new Failure('ledger.environmentGone', { address: 'db:5432/office' });
    },
  });
  expect(await screen.findByLabelText('密码')).toBeTruthy();
  expect(screen.getByText(/按环境变量 DOCKHAND_OFFICE_URL 用了办公室账本/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '退出账本' })).toBeTruthy();
});

test('what the environment says cannot be left here', async () => {
  show({ ...joined, joined: { address: 'db:5432/office', by: 'environment' } });
  expect(await screen.findByText(/DOCKHAND_OFFICE_URL/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '退出账本' })).toBeNull();
});

test('numbers that both know differently are listed with who, when and what', async () => {
  const at = '2026-06-10T01:30:00.000Z';
  const item = {
    ...{ partner: 'etower', kind: 'overseas-inbound', key: 'K-1', same: false },
    here: { run: 'r', state: 'accepted' as const, partnerNo: 'E-1', at },
    there: { desk: '前台', person: 'wang', state: 'unknown' as const, partnerNo: null, at },
  };
  show(joined, { 'ledger.status': () => ({ ...status, differences: { total: 1, items: [item] } }) });
  expect(await screen.findByText('有 1 个单号需要核对')).toBeTruthy();
  expect(screen.getByText(/K-1.*已接收.*E-1.*前台（wang）.*待确认.*内容不同/)).toBeTruthy();
});
