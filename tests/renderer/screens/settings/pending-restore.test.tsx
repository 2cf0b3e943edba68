// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PendingRestore, SentBeforeRestore } from '../../../../renderer/screens/settings/pending-restore.tsx';
import { showIn } from '../../support/program.tsx';

const madeAt = '2026-06-01T02:03:04.000Z';
const show = (restore: { madeAt: string } | null, cancelled: () => void = () => {}) => {
  let pending = restore && { name: 'a.db', ...restore };
  return showIn(
    <>
      <p>a screen</p>
      <PendingRestore />
      <SentBeforeRestore />
    </>,
    {},
    {
      'about.get': async () => ({
        ...{ version: '1.2.3', dataDir: '/data', keepsSecrets: true },
        ...{ restored: null, movedFrom: null, pendingRestore: pending },
      }),
      'backups.cancelRestore': async () => {
        pending = null;
        cancelled();
        return { cancelled: true };
      },
    },
  );
};

const SENDING =
  '正等着恢复备份：如果这个批次是备份之后导入的，恢复后就不在列表里，只有单号还记得；备份里已有的批次还在，对方收下的和没有结果的单据也会记着。要全部保留，请先取消恢复。';

test('a restore that waits for the next start is said above the screen, and warns where something is to be sent', async () => {
  show({ madeAt });
  expect(await screen.findByText(/^下次启动会换成 2026.06.01.* 的备份$/)).toBeTruthy();
  expect(screen.getByText(SENDING)).toBeTruthy();
});

test('it is taken back with one button, and nothing is said any more', async () => {
  let cancelled = 0;
  show({ madeAt }, () => {
    cancelled += 1;
  });
  fireEvent.click(await screen.findByRole('button', { name: '取消恢复' }));
  await waitFor(() => expect(screen.queryByText(SENDING)).toBeNull());
  expect(cancelled).toBe(1);
  expect(screen.queryByText(/^下次启动会换成/)).toBeNull();
});

test('without one it says nothing', async () => {
  show(null);
  await screen.findByText('a screen');
  expect(screen.queryByText(/^下次启动会换成/)).toBeNull();
  expect(screen.queryByText(SENDING)).toBeNull();
});
