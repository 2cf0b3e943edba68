import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type RestoredAtStart, restoredNotice } from '#engine/data-folder/data-folder.ts';
import { freshFolder } from '../engine-fixture.ts';

const restored: RestoredAtStart = {
  kept: '/old.db',
  claimsKept: true,
  missing: [],
  madeAt: '2026-06-01T00:00:00.000Z',
};

test('a command that put a backup in place tells its own reader, and the page is told once at its next start', () => {
  const folder = freshFolder();
  expect(restoredNotice(folder, restored, false)).toEqual(restored);
  if (process.platform !== 'win32') expect(statSync(join(folder, 'restored.json')).mode & 0o077).toBe(0);
  // The next command did nothing of the kind.
  expect(restoredNotice(folder, null, false)).toBeNull();
  expect(restoredNotice(folder, null, true)).toEqual(restored);
  expect(restoredNotice(folder, null, true)).toBeNull();
});

test('a page that did it itself needs no other start; a notice that was cut short is none', () => {
  const folder = freshFolder();
  expect(restoredNotice(folder, restored, true)).toEqual(restored);
  expect(existsSync(join(folder, 'restored.json'))).toBe(false);
  writeFileSync(join(folder, 'restored.json'), '{"kept":');
  expect(restoredNotice(folder, null, true)).toBeNull();
});
