import { once } from 'node:events';
import { cpSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { packagedProgram } from './program.ts';
import { debuggingAddress, spawnProgram, test } from './start.ts';

test('one byte of the archive changed, it does not start', async ({ dataDir }) => {
  test.skip(process.platform === 'linux', 'Electron checks the archive on Windows and macOS only');
  const packed = packagedProgram();
  if (!packed) throw new Error('nothing was packed');
  const folder = join(dataDir, 'changed');
  cpSync(packed.folder, folder, { recursive: true, verbatimSymlinks: true });
  flipLastByte(join(folder, packed.archive));
  const child = spawnProgram({ dataDir, program: { ...packed, folder } });
  const [code, signal] = await once(child, 'exit');
  expect(code === 0 && signal === null).toBe(false);
});

/** Of the last file in it, which is ours. */
function flipLastByte(archive: string): void {
  const handle = openSync(archive, 'r+');
  const at = statSync(archive).size - 1;
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  writeSync(handle, Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, at);
}

test.describe('it is no Node, whatever the environment says', () => {
  for (const [name, env] of [
    ['ELECTRON_RUN_AS_NODE', { ELECTRON_RUN_AS_NODE: '1' }],
    ['NODE_OPTIONS', { NODE_OPTIONS: '--require=/nowhere/at/all.cjs' }],
  ] as const) {
    test(name, async ({ dataDir }) => {
      const switches = ['-e', 'process.stdout.write(String(6 * 7777))'];
      const child = spawnProgram({ dataDir, env, switches });
      let written = '';
      child.stdout?.on('data', (chunk) => {
        written += chunk;
      });
      // Node would have ended by now, with an error or without one.
      await debuggingAddress(child);
      expect(written).not.toContain('46662');
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    });
  }
});
