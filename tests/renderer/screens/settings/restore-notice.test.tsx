// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Output } from '#shared/contract.ts';
import { RestoreNotice } from '../../../../renderer/screens/settings/restore.tsx';
import { patience } from '../../../patience.ts';
import { fakeEngine, showIn, showPage } from '../../support/program.tsx';

const createdAt = '2026-06-02T01:00:00.000Z';
const missing: NonNullable<Output<'about.get'>['restored']>['missing'] = [
  { id: 'r', createdAt, files: ['周一.xlsx'], target: 'production', orders: 12, done: 5, unknown: 4, queued: 3 },
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
  expect(
    screen.getByText(/周一\.xlsx .* 12 张，对方已有 5 张，4 张可能已到对方，没有结果，3 张当时在排队/),
  ).toBeTruthy();
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

test('each restore is told, with the data that it replaced, and none once it is over', async () => {
  const about = (kept: string | null) => ({
    ...{ version: '1.2.3', dataDir: '/data', keepsSecrets: true, movedFrom: null, pendingRestore: null },
    restored: kept === null ? null : { kept, claimsKept: true, madeAt, missing: [] },
  });
  let now = about('/data/first.db');
  const { engine, asked } = fakeEngine({
    'settings.get': () => ({ firstRunDone: true }),
    'about.get': () => now,
    'backups.cancelRestore': () => ({ cancelled: true }),
    'backups.restore': () => ({ restart: true }),
  });
  const states = new Set<() => void>();
  const connection = { state: 'open' };
  const lost = Object.assign(engine, {
    onState: (listener: () => void) => {
      states.add(listener);
      return () => states.delete(listener);
    },
  });
  Object.defineProperty(lost, 'state', { get: () => connection.state });
  showPage(lost, {});
  /** The engine started again with another store, and the page stayed. */
  const restart = (kept: string | null) =>
    act(async () => {
      now = about(kept);
      for (const state of ['lost', 'open']) {
        connection.state = state;
        for (const listener of states) listener();
      }
    });
  expect(await screen.findByText(/保留在：\/data\/first\.db/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /close/i }));
  expect(screen.queryByText('已恢复备份')).toBeNull();

  await restart('/data/second.db');
  expect(await screen.findByText(/保留在：\/data\/second\.db/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '换回恢复前的数据' }));
  await vi.waitFor(() => expect(asked('backups.restore')).toEqual([{ from: '/data/second.db' }]), patience);

  await restart(null);
  await vi.waitFor(() => expect(screen.queryByText('已恢复备份')).toBeNull(), patience);
});
