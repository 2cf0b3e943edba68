// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Run } from '#shared/contract/run.ts';
import { patience } from '../../../patience.ts';
import { fakeEngine, makeRun, showPage } from '../../support/program.tsx';

beforeEach(() => {
  location.hash = '#/runs/one/results';
});

const save = async (name: string, write: (out: string) => Promise<string[]>) => write(`/home/${name}`);

function show(counts: Partial<Run['counts']>) {
  const run = makeRun('one', { state: 'finished', counts: { ...makeRun('one').counts, ready: 0, ...counts } });
  const program = fakeEngine({
    'settings.get': () => ({ firstRunDone: true }),
    'runs.list': () => ({ total: 1, items: [run] }),
    'runs.get': () => run,
    'accounts.list': () => [],
    'orders.window': () => ({ total: 0, items: [] }),
    'submissions.undecided': () => ({ asked: 0, total: 0, askable: false, items: [] }),
    'reports.write': ({ out }) => ({ files: [{ path: out, notes: [] }] }),
  });
  showPage(program.engine, { save });
  return program;
}

test('one click writes the workbook of what did not succeed', async () => {
  const { asked } = show({ orders: 9, accepted: 4, rejected: 2, incomplete: 3 });
  fireEvent.click(await screen.findByRole('button', { name: /没成的 5 张/ }));
  await vi.waitFor(() => expect(asked('reports.write')).toHaveLength(1), patience);
  expect(asked('reports.write')).toMatchObject([
    { run: 'one', type: 'failures', format: 'xlsx', out: '/home/one-未成功.xlsx' },
  ]);
});

test('where all went well there is no such button', async () => {
  show({ orders: 4, accepted: 4 });
  expect(await screen.findByRole('button', { name: /错误标注表/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /没成/ })).toBeNull();
});

test('what was saved is told at the foot of the window, until another screen is opened', async () => {
  show({ orders: 9, accepted: 4, rejected: 2, incomplete: 3 });
  fireEvent.click(await screen.findByRole('button', { name: /没成的 5 张/ }));
  const notices = screen.getByRole('status', { name: '通知' });
  await vi.waitFor(() => expect(notices.textContent).toContain('已保存'), patience);
  location.hash = '#/history';
  await vi.waitFor(() => expect(notices.textContent).toBe(''), patience);
});
