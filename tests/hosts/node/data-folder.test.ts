import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { dataFolder, mayMove, rememberDataFolder } from '../../../electron/hosts/node/data-folder.ts';

let home: string;
let moved: string;
const folder = (platform: NodeJS.Platform = 'linux') => dataFolder({ XDG_DATA_HOME: home, APPDATA: home }, platform);

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'dockhand-home-'));
  moved = mkdtempSync(join(tmpdir(), 'dockhand-moved-'));
  writeFileSync(join(moved, 'dockhand.db'), '');
});

test('without a word it is the usual place of the system', () => {
  expect([folder('linux'), folder('win32')]).toEqual([join(home, 'dockhand'), join(home, 'Dockhand')]);
});

test.each(['linux', 'win32'] as const)('on %s every program finds a folder that the data was moved to', (platform) => {
  rememberDataFolder(moved, { XDG_DATA_HOME: home, APPDATA: home }, platform);
  expect(folder(platform)).toBe(moved);
  // Clearing away what was left in the usual place does not lose the way.
  rmSync(join(home, platform === 'linux' ? 'dockhand' : 'Dockhand'), { recursive: true, force: true });
  expect(folder(platform)).toBe(moved);
});

test('DOCKHAND_HOME goes before it, and what it names cannot be moved', () => {
  rememberDataFolder(moved, { XDG_DATA_HOME: home }, 'linux');
  expect(dataFolder({ XDG_DATA_HOME: home, DOCKHAND_HOME: '/elsewhere' }, 'linux')).toBe('/elsewhere');
  expect([mayMove({ DOCKHAND_HOME: '/elsewhere' }), mayMove({})]).toEqual([false, true]);
});

test('when the folder is not there nothing begins anew: what was sent would be forgotten', () => {
  rememberDataFolder(moved, { XDG_DATA_HOME: home }, 'linux');
  rmSync(join(moved, 'dockhand.db'));
  const gone = { code: 'dataFolder.gone', params: { folder: moved, file: join(home, 'dockhand.location.json') } };
  expect(() => folder()).toThrow(expect.objectContaining(gone));
});

test.each(['', '{}', '{"folder":""}', '{"folder":1}'])('a note that cannot be read is said to be: %j', (text) => {
  writeFileSync(join(home, 'dockhand.location.json'), text);
  expect(() => folder()).toThrow(expect.objectContaining({ code: 'dataFolder.unreadable' }));
});
