import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import { translator } from '#shared/text/index.ts';
import { dataFolderCalls } from '../../../electron/hosts/desktop/data-folder-calls.ts';

const { said, chosen, again, sending } = vi.hoisted(() => ({
  said: [] as string[],
  chosen: { folder: '' },
  again: vi.fn(),
  sending: { count: 0 },
}));
vi.mock('electron', () => ({
  dialog: {
    showOpenDialog: async () => ({ canceled: false, filePaths: [chosen.folder] }),
    showErrorBox: (title: string, text: string) => void said.push(`${title}: ${text}`),
  },
  shell: { openPath: async () => '' },
}));
vi.mock('../../../electron/hosts/desktop/next-start.ts', () => ({ startAgain: again }));
vi.mock('../../../electron/hosts/desktop/engine-calls.ts', () => ({
  engineCalls: () => ({ call: async () => ({ count: 0 }) }),
  submissionsUnderWay: async () => sending.count,
}));

let opened: string[] = [];
const moveData = vi.fn<(to: string) => Promise<void>>();
const open = () =>
  dataFolderCalls({
    dataDir: mkdtempSync(join(tmpdir(), 'dockhand-data-')),
    engine: { moveData } as never,
    window: {} as never,
    opened: { withhold: () => () => opened },
    t: translator('zh'),
  });

beforeEach(() => {
  delete process.env.DOCKHAND_HOME;
  chosen.folder = mkdtempSync(join(tmpdir(), 'dockhand-target-'));
  sending.count = 0;
  said.length = 0;
  opened = [];
  again.mockClear();
  moveData.mockReset().mockResolvedValue();
});

test('not while a run is being sent, and a choice counts once', async () => {
  sending.count = 2;
  const calls = open();
  const folder = (await calls.choose()) ?? '';
  await expect(calls.move(folder)).rejects.toMatchObject({
    code: 'move.working',
    params: { sending: 2, importing: 0 },
  });
  await expect(calls.move(folder)).rejects.toMatchObject({ code: 'path.notChosen' });
  expect([moveData.mock.calls, again.mock.calls]).toEqual([[], []]);
});

test('what goes wrong while copying is said in words, and the program starts again where the data was', async () => {
  moveData.mockRejectedValue(new Failure('move.full', { neededMb: 700 }));
  const calls = open();
  await calls.move((await calls.choose()) ?? '');
  expect(said).toEqual(['数据没有搬: 那个硬盘空间不够（需要 700 MB）。请清理空间，或选别的硬盘。数据没有改动。']);
  expect(again).toHaveBeenCalledOnce();
});

test('files that are opened while the data is on its way are opened by the program that starts then', async () => {
  moveData.mockImplementation(async () => {
    opened = ['/一.xlsx'];
  });
  const calls = open();
  await calls.move((await calls.choose()) ?? '');
  expect(again).toHaveBeenCalledExactlyOnceWith(['/一.xlsx']);
});
