import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { dataFolder, mayMove, rememberDataFolder } from '../../../electron/hosts/node/data-folder.ts';

let home: string;
let moved: string;
let roaming: string;
const folder = (platform: NodeJS.Platform = 'linux') =>
  dataFolder({ XDG_DATA_HOME: home, LOCALAPPDATA: home, APPDATA: roaming }, platform);

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'dockhand-home-'));
  roaming = mkdtempSync(join(tmpdir(), 'dockhand-roaming-'));
  moved = mkdtempSync(join(tmpdir(), 'dockhand-moved-'));
  writeFileSync(join(moved, 'dockhand.db'), '');
});

test('without a word it is the usual place of the system', () => {
  expect([folder('linux'), folder('win32')]).toEqual([join(home, 'dockhand'), join(home, 'Dockhand')]);
});

test.each(['linux', 'win32'] as const)('on %s every program finds a folder that the data was moved to', (platform) => {
  rememberDataFolder(moved, { XDG_DATA_HOME: home, LOCALAPPDATA: home, APPDATA: roaming }, platform);
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

describe('Windows, where an earlier version kept the data in the roaming profile', () => {
  const put = (folder: string, name = 'dockhand.db', text = '') => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const former = () => join(roaming, 'Dockhand');

  test('it is used there until it has moved; once there is data of this computer, that', () => {
    put(former());
    expect(folder('win32')).toBe(former());
    put(join(home, 'Dockhand'));
    expect(folder('win32')).toBe(join(home, 'Dockhand'));
  });

  test('a folder that was left for another computer’s is not begun anew beside', () => {
    put(former());
    put(former(), 'moved-to.json', JSON.stringify({ folder: 'C:\\Users\\li\\AppData\\Local\\Dockhand' }));
    const elsewhere = {
      code: 'dataFolder.elsewhere',
      params: { folder: 'C:\\Users\\li\\AppData\\Local\\Dockhand', former: former() },
    };
    expect(() => folder('win32')).toThrow(expect.objectContaining(elsewhere));
  });

  test('a place that a person chose in that version still counts', () => {
    put(former());
    writeFileSync(join(roaming, 'Dockhand.location.json'), JSON.stringify({ folder: moved }));
    expect(folder('win32')).toBe(moved);
  });
});
