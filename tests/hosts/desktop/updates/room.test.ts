import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { freeBytes, roomLacking } from '../../../../electron/hosts/desktop/updates/room.ts';

const ask = (kind: 'nsis' | 'mac' | 'appImage', free: Readonly<Record<string, number>>) =>
  roomLacking(kind, {
    file: import.meta.filename,
    folders: Object.keys(free),
    free: async (folder) => free[folder] ?? 0,
  });

test('the fuller of two disks counts, and only for Windows', async () => {
  expect(await ask('nsis', { temp: 1e9, program: 1e9 })).toBe(0);
  expect(await ask('nsis', { temp: 1e9, program: 0 })).toBeGreaterThan(0);
  expect(await ask('nsis', { temp: 0, program: 1e9 })).toBeGreaterThan(0);
  expect(await ask('mac', { temp: 0 })).toBe(0);
  expect(await ask('appImage', { temp: 0 })).toBe(0);
});

test('a real disk says how much is free on it', async () => {
  expect(await freeBytes(tmpdir())).toBeGreaterThan(0);
});
