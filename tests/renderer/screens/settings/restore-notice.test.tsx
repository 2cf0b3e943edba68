// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Output } from '#shared/contract.ts';
import { RestoreNotice } from '../../../../renderer/screens/settings/restore.tsx';
import { showIn } from '../../support/program.tsx';

const createdAt = '2026-06-02T01:00:00.000Z';
const missing: NonNullable<Output<'about.get'>['restored']>['missing'] = [
  { id: 'r', createdAt, files: ['周一.xlsx'], target: 'production', orders: 12, done: 9 },
  { id: 's', createdAt, files: ['试一下.xlsx'], target: 'practice', orders: 5, done: 5 },
];
const madeAt = '2026-06-01T02:03:04.000Z';
const show = (
  part: { kept: string | null; claimsKept: boolean } | null,
  restored = part && { ...part, madeAt, missing },
) =>
  showIn(
    <>
      <p>a screen</p>
      <RestoreNotice />
    </>,
    {},
    {
      'about.get': () => ({
        version: '1.2.3',
        dataDir: '/data',
        keepsSecrets: true,
        restored,
        movedFrom: null,
        pendingRestore: null,
      }),
    },
  );

test('after a restore the start says where the former data lies and what to look at', async () => {
  show({ kept: '/data/replaced-20260601-020304.db', claimsKept: true });
  expect(await screen.findByText('已恢复备份')).toBeTruthy();
  expect(screen.getByText(/保留在：\/data\/replaced-20260601-020304\.db/)).toBeTruthy();
  expect(screen.getByText(/标为“待确认”/)).toBeTruthy();
  expect(screen.getByText(/现在的内容是 2026.06.01.*的备份/)).toBeTruthy();
  expect(screen.getByText('备份之后导入的 2 个批次不在里面：')).toBeTruthy();
  expect(screen.getByText(/周一\.xlsx .* 12 张，对方已有 9 张/)).toBeTruthy();
  // What was only practised is in nobody's system.
  expect(screen.getByText(/试一下\.xlsx .* 5 张，没有正式发送（演练伙伴收下 5 张）/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '换回恢复前的数据' })).toBeTruthy();
  expect(screen.queryByText(/按旁边的发送记录认/)).toBeNull();
});

test('when used order numbers could not be read, it says what they are known by', async () => {
  show({ kept: '/data/replaced.db', claimsKept: false });
  expect(await screen.findByText(/按旁边的发送记录认/)).toBeTruthy();
});

test('after any other start it says nothing', async () => {
  show(null);
  await screen.findByText('a screen');
  expect(screen.queryByText('已恢复备份')).toBeNull();
});
