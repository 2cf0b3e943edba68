import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { packagedProgram } from './program.ts';
import { debuggingAddress, spawnProgram, test } from './start.ts';

test('one letter of a word in the archive changed, it does not start; where nothing checks that, it does', async ({
  dataDir,
}) => {
  const packed = packagedProgram();
  if (!packed) throw new Error('nothing was packed');
  const folder = join(dataDir, 'changed');
  cpSync(packed.folder, folder, { recursive: true, verbatimSymlinks: true });
  changeWord(join(folder, packed.archive));
  const child = spawnProgram({ dataDir, program: { ...packed, folder } });
  const ended = once(child, 'exit');
  // Electron checks the archive on Windows and macOS only; on Linux the change proves to be one that the program does not mind.
  if (process.platform === 'linux') {
    await debuggingAddress(child);
    child.kill('SIGKILL');
    await ended;
    return;
  }
  const [code, signal] = await ended;
  expect(code === 0 && signal === null).toBe(false);
});

/** Some words that the main process loads with its texts and says only when something is wrong. */
const WORDS = 'but it does not answer';

/** Changes a letter that is no part of the program: nothing but a check of the archive can mind. */
function changeWord(archive: string): void {
  const bytes = readFileSync(archive);
  const at = bytes.indexOf(WORDS);
  if (at === -1) throw new Error(`“${WORDS}” is not in the archive: name other words of the main process`);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(archive, bytes);
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
