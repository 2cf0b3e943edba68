import { join } from 'node:path';
import { makeUniversalApp } from '@electron/universal';
import { beforeAll, expect, test, vi } from 'vitest';
import { ensureBuilt } from '../../electron/hosts/node/built.ts';
import { builderConfig } from '../../electron-builder.config.ts';
import { locate } from '../../packaging/check/pack.ts';
import { folderOfTest, packHere, problemsOf } from './pack-here.ts';

beforeAll(() => expect(ensureBuilt()).toBe(true));

/** As electron-builder merges them; nothing of a stand-in for Electron needs Apple's tools. */
async function merge(x64ArchFiles: string | undefined) {
  const x64 = await packHere({ platform: 'darwin', arch: 'x64' });
  const arm64 = await packHere({ platform: 'darwin', arch: 'arm64' });
  const folder = folderOfTest();
  const platform = vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin');
  try {
    await makeUniversalApp({
      x64AppPath: x64.program,
      arm64AppPath: arm64.program,
      outAppPath: join(folder, 'Dockhand.app'),
      mergeASARs: true,
      ...(x64ArchFiles === undefined ? {} : { x64ArchFiles }),
    });
  } finally {
    platform.mockRestore();
  }
  return locate(folder, { platform: 'darwin', arch: 'arm64' });
}

test.skipIf(process.platform === 'win32')(
  'the apps for both processors become one, with a binary for each',
  async () => {
    const { mac } = builderConfig();
    expect(await problemsOf(await merge(mac?.x64ArchFiles ?? undefined))).toEqual([]);
  },
);

test.skipIf(process.platform === 'win32')('without the rule for these binaries they would not', async () => {
  await expect(merge(undefined)).rejects.toThrow(/better-sqlite3.*not covered by the x64ArchFiles rule/);
});
