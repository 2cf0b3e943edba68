import { beforeEach, expect, test, vi } from 'vitest';
import { translator } from '#shared/text/index.ts';
import { warnIfSynced } from '../../../electron/hosts/desktop/warn-synced.ts';
import { memoryLog } from '../fake-engine.ts';

const showMessageBox = vi.hoisted(() => vi.fn(async () => ({ response: 0 })));
vi.mock('electron', () => ({ dialog: { showMessageBox } }));
beforeEach(() => void showMessageBox.mockClear());

const start = (dataDir: string) =>
  warnIfSynced({ dataDir, window: {} as never, log: memoryLog(), t: translator('zh') });

test('a data folder that a synchronising service has is told at the start, with what to do', () => {
  start('/Users/li/Library/CloudStorage/OneDrive-Personal/Dockhand');
  const [, said] = showMessageBox.mock.calls[0] as unknown as [unknown, { message: string; detail: string }];
  expect(said.message).toBe('数据文件夹在同步盘里');
  expect(said.detail).toMatch(/OneDrive-Personal\/Dockhand”由同步服务.*设置 → 数据与备份/);
});

test('any other is not spoken of', () => {
  start('/Users/li/Library/Application Support/Dockhand');
  expect(showMessageBox).not.toHaveBeenCalled();
});
