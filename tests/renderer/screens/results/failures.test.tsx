// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { FailureGroup } from '#shared/contract/failures.ts';
import type { Run } from '#shared/contract/run.ts';
import { fakeEngine, makeRun, showPage } from '../../support/program.tsx';

beforeEach(() => {
  location.hash = '#/runs/one/results';
});

const orders = (...ids: number[]) => ids.map((id) => ({ id, key: `IB-${id}` }));
const groups: FailureGroup[] = [
  {
    ...{ shown: 'incomplete', count: 3, message: null, orders: orders(1, 2, 3) },
    problem: { id: 31, code: 'country.unknown', field: 'country', params: { value: 'Chinaland' }, fixable: 3 },
  },
  { shown: 'rejected', count: 1, message: 'sku not exist', problem: null, orders: orders(4) },
  { shown: 'unknown', count: 1, message: null, problem: null, orders: orders(5) },
];

function show(counts: Partial<Run['counts']>, failures = groups) {
  const run = makeRun('one', { state: 'finished', counts: { ...makeRun('one').counts, ready: 0, ...counts } });
  const program = fakeEngine({
    'settings.get': () => ({ firstRunDone: true }),
    'runs.get': () => run,
    'accounts.list': () => [],
    'orders.window': () => ({ total: 0, items: [] }),
    'orders.failures': () => failures,
    'submissions.undecided': () => ({ asked: 0, total: 0, askable: false, items: [] }),
    'edits.fix': () => ({ lines: [], counts: run.counts, undoable: true, redoable: false, together: 0, remembered: 0 }),
  });
  showPage(program.engine, {});
  return program;
}

test('equal reasons are one line: our sentence, the partner’s own words, and where it is fixed', async () => {
  const program = show({ orders: 9, accepted: 4, incomplete: 3, rejected: 1, unknown: 1 });
  const list = await screen.findByRole('region', { name: '没成的 4 张，同样的原因合在一起' });
  const [first, second] = within(list).getAllByRole('listitem');
  if (!first || !second) throw new Error('two groups');
  expect(first.textContent).toContain('IB-1 等 3 张');
  expect(within(first).getByRole('link', { name: '改这 3 张' }).getAttribute('href')).toBe(
    '#/runs/one/lines/problem/country.unknown/country',
  );
  expect(within(second).getByText('对方原话：sku not exist')).toBeTruthy();
  expect(within(second).getByRole('link', { name: 'IB-4' }).getAttribute('href')).toBe('#/runs/one/orders/4');
  // Nobody knows that it failed.
  expect(within(list).queryByText('IB-5')).toBeNull();
  const unknown = screen.getByRole('region', { name: '结果不明的 1 张' });
  expect(within(unknown).getByRole('link', { name: '看证据' }).getAttribute('href')).toBe('#/runs/one/orders/5');

  fireEvent.click(within(first).getByRole('button', { name: '同样原因的 3 张单据' }));
  expect(within(first).getByRole('link', { name: 'IB-3' }).getAttribute('href')).toBe('#/runs/one/orders/3');
  fireEvent.click(within(first).getByRole('button', { name: '同类 3 处都按建议改' }));
  await waitFor(() => expect(program.asked('edits.fix')).toEqual([{ run: 'one', problem: 31, like: true }]));
});

test('one press shows the failures only', async () => {
  const program = show({ orders: 9, accepted: 4, incomplete: 3, rejected: 1, unknown: 1 });
  const failed = await screen.findByRole('button', { name: /只看没成的/ });
  expect(failed.textContent).toBe('4只看没成的');
  fireEvent.click(failed);
  await waitFor(() => expect(program.asked('orders.window').at(-1)).toMatchObject({ run: 'one', failed: true }));
});

test('the next step is to send what is fixed, else to fix what is wrong, else to follow', async () => {
  show({ orders: 9, accepted: 5, ready: 2, incomplete: 2 });
  expect(await screen.findByRole('button', { name: /发送改好的 2 张/ })).toBeTruthy();
  expect(screen.getByText('改好的单据再发时，已在对方的 5 张不会动。')).toBeTruthy();
  cleanup();
  show({ orders: 9, accepted: 6, incomplete: 2, rejected: 1 });
  fireEvent.click(await screen.findByRole('button', { name: /改这 3 张，再发/ }));
  expect(location.hash).toBe('#/runs/one/lines');
  cleanup();
  location.hash = '#/runs/one/results';
  show({ orders: 9, accepted: 9 }, []);
  expect(await screen.findByRole('button', { name: /看跟进/ })).toBeTruthy();
  cleanup();
  show({ orders: 9, accepted: 8, unknown: 1 });
  await screen.findByRole('region', { name: /结果不明的 1 张/ });
  expect(screen.queryByRole('button', { name: /看跟进|再发|改好的/ })).toBeNull();
});
