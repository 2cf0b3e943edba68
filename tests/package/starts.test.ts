import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/hosts/node/built.ts';
import { folderOfTest, packHere } from './pack-here.ts';

beforeAll(() => expect(ensureBuilt()).toBe(true));

/** Nothing of the project is within reach of it: what it imports must have been packed. */
test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'what was packed starts: window, engine and its worker, from the package’s own files alone',
  async () => {
    const packed = await packHere({ platform: 'linux', arch: 'x64' });
    const app = folderOfTest();
    extractAll(join(packed.resources, 'app.asar'), app);
    const answer = await run(join(import.meta.dirname, 'start-packed.ts'), [app, folderOfTest()]);
    expect(answer).toEqual({ code: 0, stdout: 'window app://dockhand/index.html\nruns 0\nrefused unknownKind\n' });
  },
);

function run(script: string, args: readonly string[]): Promise<{ code: number | null; stdout: string }> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let stdout = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  return new Promise((done) => child.on('exit', (code) => done({ code, stdout })));
}
