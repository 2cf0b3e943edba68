import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { joinProcesses, lockFile } from '#engine/data-folder/presence.ts';
import { freshFolder } from '../engine-fixture.ts';

const presence = join(import.meta.dirname, '../../../electron/engine/data-folder/presence.ts');

/** Runs a program that has what presence.ts exports; resolves to what it prints, rejects with what it throws. */
async function run(source: string, limit = ''): Promise<unknown> {
  const program = `import { joinProcesses, lockFile } from ${JSON.stringify(presence)};\n${source}`;
  const command = ['-c', `${limit} exec "$@"`, '-', process.execPath, '--input-type=module', '--eval', program];
  const { stdout } = await promisify(execFile)('bash', command, { env: { PATH: process.env.PATH } });
  return JSON.parse(stdout);
}

test('a lock writes nothing beside its file, and nothing into it', () => {
  const folder = freshFolder();
  const path = join(folder, 'one.lock');
  const lock = lockFile(path);
  expect(lock).not.toBeNull();
  expect(readdirSync(folder)).toEqual(['one.lock']);
  expect(lockFile(path)).toBeNull();
  lock?.release();
  const again = lockFile(path);
  expect(again).not.toBeNull();
  again?.release();
});

test.skipIf(process.platform === 'win32')('a disk that takes nothing more keeps nobody from a lock', async () => {
  const path = join(freshFolder(), 'one.lock');
  const source = `process.on('SIGXFSZ', () => {}); console.log(lockFile(${JSON.stringify(path)}) !== null)`;
  expect(await run(source, 'ulimit -f 0;')).toBe(true);
});

test('looking whether a process lives that has left makes no file that looks like one that died', () => {
  const folder = join(freshFolder(), 'processes');
  const one = joinProcesses(folder);
  const other = joinProcesses(folder);
  expect(one.isAlive(other.id)).toBe(true);
  other.leave();
  expect(one.isAlive(other.id)).toBe(false);
  expect(readdirSync(folder)).toEqual([`${one.id}.lock`]);
  one.leave();
});

test('a process that died is told once, until it is forgotten', () => {
  const folder = join(freshFolder(), 'processes');
  mkdirSync(folder);
  writeFileSync(join(folder, 'gone.lock'), '');
  const one = joinProcesses(folder);
  expect(one.died).toEqual(['gone']);
  expect(one.hasOthers()).toBe(false);
  one.forgetDied();
  const other = joinProcesses(folder);
  expect(other.died).toEqual([]);
  for (const each of [one, other]) each.leave();
});

test('processes that come while others go or look are never refused, and never thought dead', async () => {
  const root = freshFolder();
  const source = `
    let died = 0;
    for (let turn = 0; turn < 300; turn += 1) {
      const opening = lockFile(${JSON.stringify(join(root, 'opening.lock'))}, 60_000);
      const one = joinProcesses(${JSON.stringify(join(root, 'processes'))});
      died += one.died.length;
      one.forgetDied();
      opening.release();
      one.hasOthers();
      one.leave();
    }
    console.log(died);`;
  expect(await Promise.all([run(source), run(source), run(source)])).toEqual([0, 0, 0]);
});
