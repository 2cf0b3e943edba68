import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '#engine/data-folder/data-folder.ts';
import { TestClock, tempDir } from '../store/support/temp-store.ts';

vi.mock('#engine/data-folder/network-share.ts', () => ({
  isNetworkShare: (folder: string) => folder.endsWith('share'),
}));

test('a data folder on a network share is refused, and no database is made there', () => {
  const dataDir = join(tempDir(), 'share');
  expect(() => openDatabase({ dataDir, clock: new TestClock(), appVersion: '1' })).toThrow(
    expect.objectContaining({ code: 'store.networkShare', params: { folder: dataDir } }),
  );
  expect(existsSync(join(dataDir, 'dockhand.db'))).toBe(false);
});
