// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import type { Output } from '#shared/contract.ts';
import { type Answers, fakeEngine, fakeOpenedFiles, makeRun, showPage } from '../../support/program.tsx';

type Imported = Output<'imports.create'>;

/** Imports end when the test says so. */
function office(settings: Output<'settings.get'> = { firstRunDone: true }) {
  const ends: ((imported: Imported | Failure) => void)[] = [];
  const answers: Answers = {
    'settings.get': () => settings,
    'settings.set': ({ values }) => Object.assign(settings, values),
    'runs.list': () => ({ total: 0, items: [] }),
    'runs.get': ({ run }) => makeRun(run),
    'imports.recognition': () => [],
    'imports.cancel': () => ({ cancelled: true }),
    'problems.groups': () => [],
    'imports.create': () =>
      new Promise((resolve, reject) => {
        ends.push((imported) => (imported instanceof Failure ? reject(imported) : resolve(imported)));
      }),
  };
  const program = fakeEngine(answers);
  const paths = () => program.asked('imports.create').map((input) => input.paths);
  const end = (at: number, imported: Imported | Failure) => act(async () => ends[at]?.(imported));
  return { ...program, settings, paths, end };
}

const done = (...runs: string[]): Imported => ({ runs: runs.map((id) => makeRun(id)), refused: [], unclaimed: [] });

test('workbooks that were opened with the program are imported when the page starts', async () => {
  const { engine, paths, end } = office();
  showPage(engine, fakeOpenedFiles('/in/a.xlsx', '/in/b.csv'));
  await waitFor(() => expect(paths()).toEqual([['/in/a.xlsx', '/in/b.csv']]));
  expect(screen.getByText('正在准备文件…')).toBeTruthy();
  await end(0, done('one'));
  await waitFor(() => expect(location.hash).toBe('#/runs/one/lines'));
});

test('those opened later too, on whatever screen, with progress and a way to stop', async () => {
  location.hash = '#/history';
  const { engine, paths, end, tell, asked } = office();
  const { openedFiles, open } = fakeOpenedFiles();
  const { setProgress } = showPage(engine, { openedFiles });
  await screen.findByRole('navigation', { name: '主导航' });
  expect(paths()).toEqual([]);
  open('/in/later.xlsx');
  await waitFor(() => expect(paths()).toEqual([['/in/later.xlsx']]));
  const [importId = ''] = asked('imports.create').map((input) => input.importId);
  const step = { file: 'later.xlsx', fileNo: 1, files: 2, stage: 'read', done: 50, total: 100 } as const;
  act(() => tell({ type: 'import-progress', importId, ...step }));
  expect(screen.getByRole('region', { name: '导入进度' }).textContent).toMatch(
    /later\.xlsx（1 \/ 2）.*正在读取… 50 \/ 100 行/,
  );
  expect(setProgress).toHaveBeenLastCalledWith(0.125);
  fireEvent.click(screen.getByRole('button', { name: '取消导入' }));
  expect(asked('imports.cancel')).toEqual([{ importId }]);
  await end(0, new Failure('import.cancelled'));
  expect(await screen.findByText('导入已取消，没有保存任何内容。')).toBeTruthy();
  expect(screen.queryByRole('region', { name: '导入进度' })).toBeNull();
  expect(setProgress).toHaveBeenLastCalledWith(null);
  expect(location.hash).toBe('#/history');
});

test('what is opened while an import is under way waits, and both are told of together', async () => {
  const { engine, paths, end } = office();
  const { openedFiles, open } = fakeOpenedFiles('/in/first.xlsx');
  showPage(engine, { openedFiles });
  await waitFor(() => expect(paths()).toHaveLength(1));
  open('/in/second.xlsx');
  open('/in/third.xlsx');
  expect(await screen.findByText('还有 2 次导入在排队')).toBeTruthy();
  await end(0, done('first'));
  await waitFor(() => expect(paths()).toEqual([['/in/first.xlsx'], ['/in/second.xlsx']]));
  await end(1, new Failure('connection.lost'));
  await waitFor(() => expect(paths()).toHaveLength(3));
  await end(2, { runs: [], refused: [{ file: 'third.xlsx', code: 'damaged', params: {} }], unclaimed: [] });
  expect(await screen.findByText('first.xlsx')).toBeTruthy();
  expect(screen.getByText(/「third.xlsx」已损坏/)).toBeTruthy();
});

test('who is at something else when an import ends stays there, and is shown the way', async () => {
  location.hash = '#/history';
  const { engine, paths, end } = office();
  const { openedFiles, open } = fakeOpenedFiles('/in/first.xlsx');
  showPage(engine, { openedFiles });
  await waitFor(() => expect(paths()).toHaveLength(1));
  await end(0, done('first'));
  const news = await screen.findByRole('region', { name: '导入结果' });
  expect(news.textContent).toContain('「first.xlsx」已导入');
  expect(location.hash).toBe('#/history');
  fireEvent.click(within(news).getByRole('button', { name: /打\s?开/ }));
  await waitFor(() => expect(location.hash).toBe('#/runs/first/lines'));
  await waitFor(() => expect(screen.queryByRole('region', { name: '导入结果' })).toBeNull());

  // What nobody has seen yet stays in the list when more comes.
  for (const [at, id] of ['second', 'third'].entries()) {
    open(`/in/${id}.xlsx`);
    await waitFor(() => expect(paths()).toHaveLength(at + 2));
    await end(at + 1, done(id));
  }
  expect(await screen.findByText('2 个批次，0 项没有导入')).toBeTruthy();
  expect(location.hash).toBe('#/runs/first/lines');
  fireEvent.click(screen.getByRole('button', { name: /查\s?看/ }));
  expect(await screen.findByText('second.xlsx')).toBeTruthy();
  expect(screen.getByText('third.xlsx')).toBeTruthy();
  act(() => {
    location.hash = '#/history';
  });
  await waitFor(() => expect(screen.queryByText('third.xlsx')).toBeNull());
  expect(screen.queryByRole('region', { name: '导入结果' })).toBeNull();
});

test('the welcome makes room for them, and its notes go along with what came of them', async () => {
  const { engine, paths, end, settings } = office({});
  const { openedFiles, open } = fakeOpenedFiles();
  showPage(engine, { openedFiles });
  expect(await screen.findByText('欢迎使用入库通')).toBeTruthy();
  open('/in/own.xlsx');
  await waitFor(() => expect(paths()).toEqual([['/in/own.xlsx']]));
  await waitFor(() => expect(settings).toMatchObject({ firstRunBegun: true }));
  await end(0, done('own'));
  await waitFor(() => expect(location.hash).toBe('#/runs/own/lines'));
  expect(await screen.findByRole('region', { name: '看错误，改错误' })).toBeTruthy();
  expect(screen.queryByText('欢迎使用入库通')).toBeNull();
});
