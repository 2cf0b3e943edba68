import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { pendingRestore } from '#engine/data-folder/pending-restore.ts';
import { translator } from '#shared/text/index.ts';
import { needsRestore, offerRestore } from '../../../electron/hosts/desktop/offer-restore.ts';

const { said, presses, files, again, quit } = vi.hoisted(() => ({
  said: [] as string[],
  /** Words of the buttons that the person presses, one after the other. */
  presses: [] as string[],
  /** What they choose in the lists of files; null closes one. */
  files: [] as (string | null)[],
  again: vi.fn(),
  quit: vi.fn(),
}));
vi.mock('electron', () => ({
  app: { quit },
  dialog: {
    async showMessageBox({ detail, buttons, cancelId }: { detail: string; buttons: string[]; cancelId: number }) {
      said.push(`${detail} [${buttons.join(' | ')}] ${buttons[cancelId]}`);
      const response = buttons.indexOf(presses.shift() ?? '');
      if (response < 0) throw new Error('no such button');
      return { response };
    },
    async showOpenDialog() {
      const file = files.shift() ?? null;
      return { canceled: file === null, filePaths: file === null ? [] : [file] };
    },
    showErrorBox: (title: string, text: string) => void said.push(`${title}: ${text}`),
  },
}));
vi.mock('../../../electron/hosts/desktop/next-start.ts', () => ({ startAgain: again }));

const t = translator('zh');
const leftOver = () => ['/订单.xlsx'];
let dataDir: string;
let newest: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockhand-damaged-'));
  newest = join(dataDir, 'daily-20260131.db');
  writeFileSync(newest, 'newest');
  for (const list of [said, presses, files]) list.length = 0;
  again.mockClear();
  quit.mockClear();
});

const damaged = () => ({ code: 'store.damaged', params: { file: join(dataDir, 'dockhand.db'), backup: newest } });
const pending = () => {
  const path = pendingRestore(dataDir)?.path ?? null;
  return path === null ? null : readFileSync(path, 'utf8');
};

test('the newest backup is put in place as the program starts again', async () => {
  presses.push('用最近的备份恢复并重新启动');
  await offerRestore(t, dataDir, damaged(), leftOver);
  expect(said).toEqual([expect.stringMatching(/已损坏.*daily-20260131\.db.* \[.* \| 选择其他备份… \| 退出\] 退出$/)]);
  expect([pending(), again.mock.calls, quit.mock.calls.length]).toEqual(['newest', [[['/订单.xlsx']]], 0]);
});

test('quitting changes nothing', async () => {
  presses.push('退出');
  await offerRestore(t, dataDir, damaged(), leftOver);
  expect([pending(), again.mock.calls.length, quit.mock.calls.length]).toEqual([null, 0, 1]);
});

test('another backup can be chosen; a closed list of files and one that cannot be read lead back to the question', async () => {
  const other = join(dataDir, 'mine.db');
  writeFileSync(other, 'mine');
  presses.push('选择其他备份…', '选择其他备份…', '选择其他备份…');
  files.push(null, join(dataDir, 'gone.db'), other);
  const failure = { code: 'store.damagedNoBackup', params: { file: join(dataDir, 'dockhand.db') } };
  await offerRestore(t, dataDir, failure, leftOver);
  expect(said.map((line) => line.replace(/^.*(?=\[|gone)/, ''))).toEqual([
    '[选择其他备份… | 退出] 退出',
    '[选择其他备份… | 退出] 退出',
    'gone.db”读不出来（ENOENT），没有恢复，也没有改动任何数据。请选别的备份。',
    '[选择其他备份… | 退出] 退出',
  ]);
  expect([pending(), again.mock.calls.length]).toEqual(['mine', 1]);
});

test('only damage asks for a backup', () => {
  const codes = ['store.damaged', 'store.damagedNoBackup', 'store.newer', 'engine.crashes'];
  expect(codes.filter((code) => needsRestore({ code, params: {} }))).toEqual([
    'store.damaged',
    'store.damagedNoBackup',
  ]);
});
