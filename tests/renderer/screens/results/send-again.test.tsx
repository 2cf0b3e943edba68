// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Run } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import { patience } from '../../../patience.ts';
import { fakeEngine, makeRun, showPage } from '../../support/program.tsx';

beforeEach(() => {
  location.hash = '#/runs/one/results';
});

const plain = { state: 'rejected', existing: null, lines: 1, errors: 0, warnings: 0, partnerNo: null } as const;
const undecided = {
  unanswered: null,
  withdrawal: null,
  message: null,
  decision: null,
  decidedBy: null,
  decidedAt: null,
} as const;
const rejected: OrderSummary = { ...plain, ...undecided, id: 1, key: 'PO-1', shown: 'rejected', results: [] };
const shelved: OrderSummary = {
  ...{ ...plain, ...undecided, id: 2, key: 'PO-2', shown: 'shelved', results: [] },
  ...{ decision: 'not-accepted', decidedBy: '李娜', decidedAt: '2026-06-10T01:30:00.000Z' },
};

/** A run of which one order was rejected, one decided not to be sent, and one not sent yet. */
function show(part: Partial<Run> = {}) {
  const counts = { ...makeRun('one').counts, orders: 3, ready: 1, rejected: 1, shelved: 1 };
  const run = makeRun('one', { state: 'checked', counts, ...part });
  const program = fakeEngine({
    'settings.get': () => ({ firstRunDone: true }),
    'runs.list': () => ({ total: 1, items: [run] }),
    'runs.get': () => run,
    'accounts.list': () => [],
    'orders.window': ({ state }) => {
      const items = [rejected, shelved].filter(({ shown }) => state === undefined || shown === state);
      return { total: items.length, items };
    },
    'submissions.undecided': () => ({ asked: 0, total: 0, askable: false, items: [] }),
    'submissions.start': () => run,
  });
  showPage(program.engine, {});
  return program;
}

const started = ({ asked }: ReturnType<typeof show>) =>
  vi.waitFor(() => {
    const [only] = asked('submissions.start');
    if (!only) throw new Error('nothing was started');
    return only;
  }, patience);

test('resending what was rejected sends nothing else: neither what is ready nor what a person decided not to send', async () => {
  const program = show();
  fireEvent.click(await screen.findByRole('button', { name: '重发被拒的 1 张' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('只发这些');
  fireEvent.click(within(dialog).getByRole('button', { name: '重发被拒的 1 张' }));
  expect(await started(program)).toMatchObject({ again: ['PO-1'], readyToo: false });
});

test('what a person decided not to send goes by a way of its own, that names each and who decided', async () => {
  const program = show();
  fireEvent.click(await screen.findByRole('button', { name: '发送决定不发的 1 张…' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('PO-2');
  expect(dialog.textContent).toMatch(/人工决定（李娜，2026-06-10 \d\d:30）：对方没有，不再发送/);
  expect(dialog.textContent).not.toContain('PO-1');
  fireEvent.click(within(dialog).getByRole('button', { name: '发送这 1 张' }));
  expect(await started(program)).toMatchObject({ again: ['PO-2'], readyToo: false });
});

test('results of a run that stopped say so, why, and lead to where it goes on', async () => {
  show({ state: 'held', hold: { reason: 'credentials', params: {} } });
  expect(await screen.findByText('发送停下了，结果还不全')).toBeTruthy();
  expect(screen.getByText(/对方不认可账号的密钥/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '去继续发送' }));
  expect(location.hash).toBe('#/runs/one/submit');
});
