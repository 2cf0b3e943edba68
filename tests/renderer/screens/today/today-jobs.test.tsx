// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Run } from '#shared/contract/run.ts';
import type { Job } from '#shared/contract/today.ts';
import type { Output } from '#shared/contract.ts';
import { fakeEngine, makeRun, showPage } from '../../support/program.tsx';

function show(today: Output<'today.get'>, recent = [makeRun('one')]) {
  const { engine } = fakeEngine({
    'settings.get': () => ({ firstRunDone: true }),
    'runs.list': () => ({ total: 46, items: recent }),
    'today.get': () => today,
  });
  showPage(engine, {});
}

const job = (part: Partial<Job>): Job => ({
  ...{ type: 'ready', count: 1, asked: 0, lacksKeys: false, run: makeRun('one') },
  ...part,
});

const none = { attention: 0, short: { orders: 0, pieces: 0 }, draft: 0 };

test('the first screen says what waits, the most urgent first, and each line leads to where it is done', async () => {
  const held = makeRun('held', { state: 'held', hold: { reason: 'undecided', params: {} } });
  show({
    jobs: [job({ type: 'unknown', count: 2, run: held }), job({ type: 'errors', count: 4, run: makeRun('half') })],
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

test('of what stopped it is told what is left: nothing that waits is not told as none', async () => {
  const ban = { reason: 'throttled', params: { seconds: 900 }, until: '2026-06-10T02:00:00.000Z' } as const;
  const keys = { reason: 'keys', params: { account: 'Office', names: 'key' } } as const;
  const run = (id: string, part: Partial<Run>) => makeRun(id, { state: 'held', ...part });
  show({
    jobs: [
      job({ type: 'held', count: 0, asked: 6, lacksKeys: true, run: run('keys', { hold: keys }) }),
      job({ type: 'held', count: 3, run: run('ban', { hold: ban }) }),
      job({ type: 'paused', count: 0, asked: 2, run: run('asked', { state: 'paused' }) }),
      job({ type: 'paused', count: 4, asked: 2, run: run('both', { state: 'paused' }) }),
      job({ type: 'paused', count: 0, run: run('numbers', { state: 'paused' }) }),
      job({ type: 'columns', count: 12, run: makeRun('columns') }),
    ],
    runs: 6,
    followUp: none,
  });
  const list = await screen.findByRole('region', { name: '今天要处理' });
  const lines = within(list).getAllByRole('listitem');
  expect(lines.map((line) => line.querySelector('b')?.textContent)).toEqual([
    '停下了：都发出了，还有 6 张结果不明，继续后接着查',
    '对方要求等一等，还有 3 张没发，到时自动继续',
    '已暂停：都发出了，还有 2 张结果不明，继续后接着查',
    '发送已暂停，还有 4 张没发',
    '已暂停：都发出了，还有对方单号没查到，继续后接着查',
    '列没认全，12 行还没有单号',
  ]);
  expect(list.textContent).not.toMatch(/ 0 张/);
  expect(lines[3]?.textContent).toContain('另有 2 张结果不明，继续后接着查');
  const ways = within(list).getAllByRole('link');
  expect(ways.map(({ textContent }) => textContent)).toEqual([
    ...['去填密钥', '去看', '去继续', '去继续', '去继续', '去对列'],
  ]);
  expect(ways.at(-1)?.getAttribute('href')).toBe('#/runs/columns/mapping');
});

test('among the last runs a practised one is told from a real one', async () => {
  const counts = { ...makeRun('one').counts, accepted: 1, ready: 0 };
  const runs = (['practice', 'production'] as const).map((target) =>
    makeRun(target, { target, state: 'finished', counts }),
  );
  show({ jobs: [], runs: 2, followUp: none }, [...runs, makeRun('unsent')]);
  const lineOf = async (name: string) => (await screen.findByRole('link', { name })).closest('li')?.textContent;
  expect(await lineOf('practice.xlsx')).toBe('practice.xlsx演练已完成');
  expect(await lineOf('production.xlsx')).toBe('production.xlsx已完成');
  expect(await lineOf('unsent.xlsx')).toBe('unsent.xlsx已检查');
});

test('a run whose sending did not begin is told with why, and leads to where it is sent', async () => {
  const run = makeRun('one', { hold: { reason: 'queueing', params: {} } });
  show({ jobs: [job({ type: 'notBegun', count: 400, run })], runs: 1, followUp: none });
  expect(await screen.findByText('发送没有开始，400 张待发送')).toBeTruthy();
  expect(screen.getByText(/入库通在排队时关掉了，这次什么都没有发出。请重新点发送。/)).toBeTruthy();
  const link = screen.getByRole('link', { name: /去重新发送/ });
  expect(link.getAttribute('href')).toBe('#/runs/one/submit');
});
