import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startOnceEnded } from '../../../electron/hosts/desktop/app-image.ts';
import { sameProgram, startAfterwards, startAgain } from '../../../electron/hosts/desktop/next-start.ts';
import { patience } from '../../patience.ts';

const app = await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events');
  return Object.assign(new EventEmitter(), {
    relaunch: vi.fn(),
    quit: vi.fn(),
    releaseSingleInstanceLock: vi.fn(),
    isPackaged: true,
  });
});
vi.mock('electron', () => ({ app }));
beforeEach(() => {
  vi.clearAllMocks();
  app.isPackaged = true;
});

test.each([
  [{}, {}],
  [{ PORTABLE_EXECUTABLE_FILE: 'D:\\Dockhand.exe' }, { execPath: 'D:\\Dockhand.exe' }],
])('%j: what the person started is started again, and opens no file a second time', (env, options) => {
  const argv = ['/opt/dockhand', '--lang=en', '/home/li/订单.xlsx'];
  expect(sameProgram([], { env, argv })).toEqual({ ...options, args: ['--lang=en'] });
});

test('not packaged, Electron is told the folder of the program again', () => {
  app.isPackaged = false;
  expect(sameProgram(['/b.csv'], { env: {}, argv: ['electron', '/project', '--x', '/a.csv'] }).args).toEqual([
    '/project',
    '--x',
    '/b.csv',
  ]);
});

test('it is started once, at the very end, with every file that was asked for meanwhile', () => {
  startAgain(['/0.xlsx']);
  startAfterwards(['/a.xlsx']);
  startAfterwards(['/b.xlsx']);
  expect(app.quit).toHaveBeenCalledOnce();
  expect(app.relaunch).not.toHaveBeenCalled();
  app.emit('will-quit');
  app.emit('will-quit');
  expect(app.relaunch.mock.calls.map(([{ args }]) => args.filter((word: string) => word.startsWith('/')))).toEqual([
    ['/0.xlsx', '/a.xlsx', '/b.xlsx'],
  ]);
});

describe.skipIf(process.platform === 'win32')('an AppImage', () => {
  /** A file in place of the AppImage, which notes what it was started with, and whether the former program was there still. */
  function appImage(former: ChildProcess) {
    const folder = mkdtempSync(join(tmpdir(), 'dockhand-appimage-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const note = join(folder, 'note');
    const file = join(folder, 'Dock hand.AppImage');
    const lines = [
      `kill -0 ${former.pid} 2>/dev/null && there=yes || there=no`,
      `printf '%s\\n' "$there" "$PWD" "$@" > '${note}.part'`,
      `mv '${note}.part' '${note}'`,
    ];
    writeFileSync(file, ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
    return { file, noted: () => readFileSync(note, 'utf8').trimEnd().split('\n') };
  }

  /** A program that ends when it is told to. */
  function formerProgram() {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  }

  test('is started by its file, once the program that runs from it has ended, and gets its words as they are', async () => {
    const former = formerProgram();
    const { file, noted } = appImage(former);
    startOnceEnded(file, ['--lang=en', "/home/li/it's $HOME.xlsx"], former.pid);
    expect(app.releaseSingleInstanceLock).toHaveBeenCalledOnce();
    const ended = once(former, 'exit');
    former.stdin?.end();
    await ended;
    await vi.waitFor(() => expect(noted()).toEqual(['no', '/', '--lang=en', "/home/li/it's $HOME.xlsx"]), patience);
  });

  test('starts itself again that way, and not from what goes with it', async () => {
    const former = formerProgram();
    const { file, noted } = appImage(former);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      vi.restoreAllMocks();
    });
    vi.stubEnv('APPIMAGE', file);
    vi.stubEnv('APPDIR', '');
    vi.resetModules();
    const { startAgain: startAgainAnew } = await import('../../../electron/hosts/desktop/next-start.ts');
    startAgainAnew(['/0.xlsx']);
    vi.spyOn(process, 'pid', 'get').mockReturnValue(former.pid ?? 0);
    app.emit('will-quit');
    app.emit('quit');
    expect(app.relaunch).not.toHaveBeenCalled();
    former.kill('SIGKILL');
    await vi.waitFor(() => expect(noted()).toEqual(expect.arrayContaining(['no', '/0.xlsx'])), patience);
  });
});
