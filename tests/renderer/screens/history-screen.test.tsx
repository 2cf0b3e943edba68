// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { HistoryScreen } from '../../../renderer/screens/history-screen.tsx';
import { makeRun, showIn } from '../support/program.tsx';

/** A history of one run that is deleted and taken back. */
function office() {
  const run = makeRun('one');
  let deletedAt: string | undefined;
  return showIn(
    <HistoryScreen />,
    {},
    {
      'runs.list': ({ deleted = false }) => {
        const items = deleted === (deletedAt !== undefined) ? [{ ...run, ...(deletedAt && { deletedAt }) }] : [];
        return { total: items.length, items };
      },
      'runs.delete': () => {
        deletedAt = '2026-06-11T01:30:00.000Z';
        return { deleted: true };
      },
      'runs.restore': () => {
        deletedAt = undefined;
        return run;
      },
    },
  );
}

async function remove() {
  fireEvent.click(await screen.findByRole('button', { name: '删除' }));
  const [, yes] = await screen.findAllByRole('button', { name: '删除' });
  fireEvent.click(yes as HTMLElement);
}

test('right after a run was deleted the message takes it back', async () => {
  const { asked } = office();
  await remove();
  fireEvent.click(await screen.findByRole('button', { name: '撤销' }));
  await waitFor(() => expect(asked('runs.restore')).toEqual([{ run: 'one' }]));
  expect(await screen.findByRole('link', { name: 'one.xlsx' })).toBeTruthy();
});

test('a deleted run stands among the recently deleted, leads nowhere, and can be restored', async () => {
  const { asked } = office();
  await remove();
  fireEvent.click(await screen.findByRole('button', { name: '回收站' }));
  const restore = await screen.findByRole('button', { name: '恢复' });
  expect(screen.queryByRole('link', { name: 'one.xlsx' })).toBeNull();
  fireEvent.click(restore);
  await waitFor(() => expect(asked('runs.restore')).toEqual([{ run: 'one' }]));
  expect(await screen.findByText('回收站是空的。')).toBeTruthy();
});

test('a run of which only a person’s word is wanted says that it waits for it, and leads there', async () => {
  const hold = { reason: 'undecided', params: { count: 2 } } as const;
  const run = makeRun('one', { state: 'held', hold, counts: { ...makeRun('one').counts, unknown: 2 } });
  showIn(<HistoryScreen />, {}, { 'runs.list': () => ({ total: 1, items: [run] }) });
  expect(await screen.findByText('等您决定')).toBeTruthy();
  expect(screen.queryByText('已停下')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '去决定' }));
  expect(location.hash).toBe('#/runs/one/submit');
});

test('what was not sent of a run is told with what was', async () => {
  const counts = { ...makeRun('one').counts, orders: 8, accepted: 4, ready: 4 };
  showIn(<HistoryScreen />, {}, { 'runs.list': () => ({ total: 1, items: [makeRun('one', { counts })] }) });
  expect(await screen.findByText('已接收 4 · 待发送 4')).toBeTruthy();
  expect(screen.getByText('还有 4 张没发')).toBeTruthy();
});

test('what became of accepted orders at the warehouse is told of every run, asked for once, and leads to them', async () => {
  const accepted = { ...makeRun('one').counts, orders: 40, accepted: 40, ready: 0 };
  const runs = [makeRun('one', { counts: accepted }), makeRun('two', { counts: accepted }), makeRun('unsent')];
  const { asked } = showIn(
    <HistoryScreen />,
    {},
    {
      'runs.list': () => ({ total: 3, items: runs }),
      'followUp.ofRuns': () => [
        { run: 'one', followed: 40, arrived: 12, attention: 1, short: 2, over: 0 },
        { run: 'two', followed: 40, arrived: 40, attention: 0, short: 0, over: 0 },
      ],
    },
  );
  const link = await screen.findByRole('link', { name: '到仓 12/40 · 短少 2 件 · 要留意 1' });
  expect(link.getAttribute('href')).toBe('#/runs/one/follow');
  expect(screen.getByRole('link', { name: '到仓 40/40' })).toBeTruthy();
  expect(asked('followUp.ofRuns')).toEqual([{ runs: ['one', 'two'] }]);
});
