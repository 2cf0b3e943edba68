import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPageFolders } from '../../../electron/hosts/web/page-folders.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'dockhand-page-'));
const folders = createPageFolders(dataDir);
const outside = join(tmpdir(), 'elsewhere.db');
const backup = join(dataDir, 'backups', 'daily-20260101.db');

test('a page has backups written only where the host allotted', async () => {
  const allotted = await folders.allot('backup.db');
  expect(() => folders.admit('backups.create', { out: allotted })).not.toThrow();
  expect(() => folders.admit('backups.create', { out: outside })).toThrow('path.notChosen');
});

test('a page restores what it uploaded or the program backed up, and reads nothing else', () => {
  const uploaded = join(folders.uploads, 'i1', 'office.db');
  for (const from of [uploaded, backup]) {
    expect(() => folders.admit('backups.restore', { from })).not.toThrow();
  }
  expect(() => folders.admit('backups.restore', { from: outside })).toThrow('path.notUploaded');
  expect(() => folders.admit('skuItems.import', { path: uploaded })).not.toThrow();
  expect(() => folders.admit('edits.attach', { run: 'r', paths: [uploaded] })).not.toThrow();
  for (const path of [outside, backup]) {
    expect(() => folders.admit('edits.attach', { run: 'r', paths: [uploaded, path] })).toThrow('path.notUploaded');
    expect(() => folders.admit('skuItems.import', { path })).toThrow('path.notUploaded');
  }
});
