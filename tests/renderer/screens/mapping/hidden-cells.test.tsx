// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { HiddenCells } from '../../../../renderer/screens/mapping/hidden-cells.tsx';
import { fakeEngine, makeRun, showIn, showPage } from '../../support/program.tsx';
import { column, sheet } from './sheets.ts';

const run = makeRun('R');
const used = { kind: run.kind, columns: [column(0, 'referenceNo'), column(1, 'sku'), column(2, null, { filled: 0 })] };
const hidden = sheet({ ...used, sheet: '本月', hiddenRows: 3, hiddenColumns: [1, 2, 700] });

function show(files: readonly (readonly SheetRecognition[])[], of = run) {
  const told = files.map((sheets, file) => ({ file, name: `${file}.xlsx`, sheets: [...sheets] }));
  return showIn(<HiddenCells run={of} />, {}, { 'imports.recognition': () => told });
}

test('rows that somebody hid or filtered out are said, and hidden columns that hold something', async () => {
  show([[hidden, sheet(used)]]);
  expect(await screen.findByText('“本月”有 3 行被隐藏或筛选掉，已照常读取')).toBeTruthy();
  expect(screen.getByText('“本月”有 1 个有内容的列被隐藏，已照常读取')).toBeTruthy();
});

test('of several files each is named', async () => {
  show([[hidden], [sheet(used)]]);
  expect(await screen.findByText(/^0\.xlsx: “本月”有 3 行/)).toBeTruthy();
});

test.each([
  ['nothing is hidden', sheet(used), run],
  ['the sheet is not used', { ...hidden, use: 'ignored' as const }, run],
  ['its rows are of another run', { ...hidden, kind: 'other' }, run],
  ['something was sent', hidden, makeRun('R', { counts: { ...run.counts, accepted: 1 } })],
])('nothing is said where %s', async (_, of, its) => {
  const { asked } = show([[of]], its);
  await waitFor(() => expect(asked('imports.recognition')).toHaveLength(1));
  expect(screen.queryByText(/照常读取/)).toBeNull();
});

test.each(['lines', 'submit'])(
  'it stands where a run that is read without a question is seen: %s',
  async (screenName) => {
    location.hash = `#/runs/R/${screenName}`;
    const { engine } = fakeEngine({
      'settings.get': () => ({ firstRunDone: true }),
      'runs.list': () => ({ total: 1, items: [run] }),
      'runs.get': () => run,
      'accounts.list': () => [],
      'problems.groups': () => [],
      'lines.window': () => ({ total: 0, items: [] }),
      'imports.recognition': () => [{ file: 0, name: 'a.xlsx', sheets: [hidden] }],
    });
    showPage(engine, {});
    expect(await screen.findByText(/“本月”有 3 行被隐藏/)).toBeTruthy();
  },
);
