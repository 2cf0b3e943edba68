// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fakeEngine, fakeOpenedFiles, makeRun, showPage } from '../../support/program.tsx';

test('a text that reads in two encodings is shown in both, and read in the one that is chosen', async () => {
  const params = { first: 'windows-1252', firstText: 'Köln', second: 'gb18030', secondText: 'K鰈n' };
  const refused = [{ file: 'a.csv', path: '/in/a.csv', code: 'encodingAsked', params }];
  const { engine, asked } = fakeEngine({
    'settings.get': () => ({ firstRunDone: true }),
    'runs.list': () => ({ total: 0, items: [] }),
    'runs.get': ({ run }) => makeRun(run),
    'imports.recognition': () => [],
    'problems.groups': () => [],
    'imports.create': ({ encoding }) =>
      encoding === undefined
        ? { runs: [], refused, unclaimed: [] }
        : { runs: [makeRun('one')], refused: [], unclaimed: [] },
  });
  showPage(engine, fakeOpenedFiles('/in/a.csv'));
  expect(await screen.findByRole('button', { name: '按 gb18030 读取：K鰈n' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '按 windows-1252 读取：Köln' }));
  await waitFor(() => expect(location.hash).toBe('#/runs/one/lines'));
  expect(asked('imports.create')).toMatchObject([{ paths: ['/in/a.csv'] }, { encoding: 'windows-1252' }]);
  expect(asked('imports.create')[1]?.paths).toEqual(['/in/a.csv']);
});
