import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';

test('a restore goes on from the backup at the next start, even when the backup file is gone by then', async () => {
  const dataDir = freshFolder();
  const backup = join(freshFolder(), 'office.db');
  const before = await openEngine(dataDir);
  const kept = await importOne(before, 'overseas-merged-cells.xlsx');
  await before.call('backups.create', { out: backup });
  await before.call('runs.delete', { run: kept.id });
  await before.call('backups.restore', { from: backup });
  rmSync(backup);
  expect((await before.call('runs.list', {})).total).toBe(0);
  await before.close();

  const after = await openEngine(dataDir);
  expect((await after.call('runs.list', {})).items.map(({ id }) => id)).toEqual([kept.id]);
  await after.call('runs.delete', { run: kept.id });
  await after.close();

  // Asked for once: the start after that goes on from where the person left it.
  const later = await openEngine(dataDir);
  expect((await later.call('runs.list', {})).total).toBe(0);
  await later.close();
});

test('what is no backup is refused at once, and the next start is as usual', async () => {
  const dataDir = freshFolder();
  const other = join(freshFolder(), 'notes.db');
  writeFileSync(other, 'not a database at all, but long enough to be looked at'.repeat(20));
  const engine = await openEngine(dataDir);
  for (const from of [other, join(dataDir, 'nowhere.db')]) {
    await expect(engine.call('backups.restore', { from })).rejects.toMatchObject({ code: 'store.notBackup' });
  }
  await engine.close();
  await (await openEngine(dataDir)).close();
});
