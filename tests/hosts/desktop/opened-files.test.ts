import type { EventEmitter } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openedFiles } from '../../../electron/hosts/desktop/opened-files.ts';

const { app, autoUpdater } = await vi.hoisted(async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  return { app: new Emitter() as EventEmitter, autoUpdater: new Emitter() as EventEmitter };
});
vi.mock('electron', () => ({ app, autoUpdater }));

let folder: string;
let [first, second, third]: readonly string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dockhand-opened-'));
  [first, second, third] = ['一.xlsx', '二.csv', '三.xlsx'].map((name) => join(folder, name));
  for (const file of [first, second, third]) writeFileSync(String(file), '');
});
afterEach(() => {
  app.removeAllListeners();
  autoUpdater.removeAllListeners();
  rmSync(folder, { recursive: true, force: true });
});

const secondStart = (...files: unknown[]) => app.emit('second-instance', {}, ['Dockhand.exe', ...files], folder);
/** The program as it is after this one has ended. */
function nextStart() {
  app.removeAllListeners();
  autoUpdater.removeAllListeners();
  return openedFiles(folder);
}

test('what a second start brings is told to the page, and taken once', () => {
  const opened = openedFiles(folder);
  const told = vi.fn();
  opened.onOpened(told);
  secondStart(first, '--lang=en', join(folder, 'gone.xlsx'));
  expect(told).toHaveBeenCalledOnce();
  expect([opened.take(), opened.take()]).toEqual([[first], []]);
});

test('what comes while an update is installed is opened by the version that it starts, and once', () => {
  const opened = openedFiles(folder);
  const told = vi.fn();
  opened.onOpened(told);
  secondStart(first);
  opened.keepForNextStart();
  secondStart(second);
  app.emit('before-quit');
  autoUpdater.emit('before-quit-for-update');
  app.emit('open-file', { preventDefault: () => undefined }, third);
  secondStart();
  expect(told).toHaveBeenCalledOnce();
  expect(opened.take()).toEqual([]);
  expect(nextStart().take()).toEqual([first, second, third]);
  expect(nextStart().take()).toEqual([]);
});

test('a page whose engine has gone is given nothing; what waits and what comes is handed to the next start', () => {
  const opened = openedFiles(folder);
  const told = vi.fn();
  secondStart(first);
  opened.onOpened(told);
  const leftOver = opened.withhold();
  secondStart(second);
  expect([told.mock.calls, opened.take()]).toEqual([[], []]);
  expect(leftOver()).toEqual([first, second]);
  app.emit('before-quit');
  secondStart(third);
  expect(leftOver()).toEqual([first, second]);
});

test('a program on its way out gives its page nothing to read: the next one is started with it', () => {
  const opened = openedFiles(folder);
  app.emit('before-quit');
  secondStart(first);
  expect(opened.take()).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.endsWith('.json'))).toEqual([]);
});

test.each(['', '{}', '[1]', '["/gone.xlsx", "--inspect"]'])('a note that says %j opens nothing', (text) => {
  writeFileSync(join(folder, 'open-at-start.json'), text);
  expect(openedFiles(folder).take()).toEqual([]);
});

test('what could not be read waits again, before what came since, and is told of when there is somebody to read it', () => {
  const opened = openedFiles(folder);
  const told = vi.fn();
  opened.onOpened(told);
  opened.remind();
  secondStart(first);
  const taken = opened.take();
  secondStart(second);
  opened.putBack(taken);
  expect(told).toHaveBeenCalledTimes(2);
  opened.remind();
  expect(told).toHaveBeenCalledTimes(3);
  expect(opened.take()).toEqual([first, second]);
  opened.remind();
  expect(told).toHaveBeenCalledTimes(3);
});

test('what comes back while an update is installed is noted for the version that it starts', () => {
  const opened = openedFiles(folder);
  secondStart(first);
  const taken = opened.take();
  opened.keepForNextStart();
  opened.putBack(taken);
  expect(nextStart().take()).toEqual([first]);
});
