// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Output } from '#shared/contract.ts';
import { fakeEngine, makeRun, showPage } from '../../support/program.tsx';

function show(today: Output<'today.get'>) {
  const { engine } = fakeEngine({
    'settings.get': () => ({ firstRunDone: true }),
    'runs.list': () => ({ total: 46, items: [makeRun('one')] }),
    'today.get': () => today,
  });
  showPage(engine, {});
}

const none = { attention: 0, short: { orders: 0, pieces: 0 }, draft: 0 };

test('the first screen says what waits, the most urgent first, and each line leads to where it is done', async () => {
  const held = makeRun('held', { state: 'held', hold: { reason: 'undecided', params: {} } });
  show({
    jobs: [
      { type: 'unknown', count: 2, run: held },
      { type: 'errors', count: 4, run: makeRun('half') },
    ],
    runs: 46,
    followUp: { attention: 9, short: { orders: 5, pieces: 38 }, draft: 18 },
  });
  const list = await screen.findByRole('region', { name: '今天要处理' });
  const lines = within(list).getAllByRole('listitem');
  expect(lines.map((line) => line.querySelector('b')?.textContent)).toEqual([
    '2 张单据结果不明，要您看一眼再决定',
    '上架少了 38 件，5 张单据',
    '18 张可能还是草稿，要在仓库门户确认',
    '改到一半：还有 4 处错误',
  ]);
  expect(
    within(list)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href')),
  ).toEqual(['#/runs/held/submit', '#/follow/short', '#/follow/draft', '#/runs/half/lines/error']);
  // The bar counts them too, wherever one is.
  expect(screen.getByTitle('4 件事等您处理').textContent).toBe('4');
  expect(screen.getByRole('link', { name: '全部 46 个批次' }).getAttribute('href')).toBe('#/history');
});

test('a day whose work is done says so, and a program that was never used shows only where to drop', async () => {
  show({ jobs: [], runs: 3, followUp: none });
  expect(await screen.findByText('都处理完了，没有等您的事。')).toBeTruthy();
  cleanup();
  show({ jobs: [], runs: 0, followUp: none });
  await screen.findByRole('heading', { level: 1 });
  expect(screen.queryByRole('region', { name: '今天要处理' })).toBeNull();
});

test('what else was found at warehouses is told where nothing is short and no draft is left', async () => {
  show({ jobs: [], runs: 3, followUp: { ...none, attention: 2 } });
  expect(await screen.findByText('仓库那边有 2 张单据要留意')).toBeTruthy();
});
