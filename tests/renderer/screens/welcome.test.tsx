// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Output } from '#shared/contract.ts';
import { fakeEngine, makeRun, showPage } from '../support/program.tsx';

test('a sample is opened, though the list that has it comes before the answer and takes the welcome away', async () => {
  const settings: Output<'settings.get'> = {};
  const runs: string[] = [];
  let answer: () => void = () => undefined;
  const { engine, tell } = fakeEngine({
    'settings.get': () => settings,
    'settings.set': ({ values }) => Object.assign(settings, values),
    'runs.list': () => ({ total: runs.length, items: runs.map((id) => makeRun(id)) }),
    'runs.get': ({ run }) => makeRun(run),
    'problems.groups': () => [],
    'samples.import': () =>
      new Promise((resolve) => {
        answer = () => resolve({ runs: [makeRun('sample')], refused: [], unclaimed: [] });
      }),
  });
  showPage(engine, {});
  fireEvent.click(await screen.findByRole('button', { name: /^没有错误的装箱单/ }));
  runs.push('sample');
  act(() => tell({ type: 'run', run: makeRun('sample') }));
  await waitFor(() => expect(screen.queryByText('欢迎使用入库通')).toBeNull());
  await act(async () => answer());
  await waitFor(() => expect(location.hash).toBe('#/runs/sample/lines'));
  expect(await screen.findByRole('region', { name: '看错误，改错误' })).toBeTruthy();
});
