import { existsSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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
  const { restored } = await after.call('about.get', {});
  const keptAside = expect.stringMatching(/replaced-\d{8}-\d{6}\.db$/);
  expect(restored).toMatchObject({ kept: keptAside, claimsKept: true, missing: [] });
  expect(existsSync(restored?.kept ?? '')).toBe(true);
  await after.call('runs.delete', { run: kept.id });
  await after.close();

  // Asked for once: the start after that goes on from where the person left it.
  const later = await openEngine(dataDir);
  expect((await later.call('runs.list', {})).total).toBe(0);
  expect((await later.call('about.get', {})).restored).toBeNull();
  await later.close();
});

test('what is no backup is refused at once, and the next start is as usual', async () => {
  const dataDir = freshFolder();
  const other = join(freshFolder(), 'notes.db');
  writeFileSync(other, 'not a database at all, but long enough to be looked at'.repeat(20));
  const engine = await openEngine(dataDir);
  for (const from of [other, join(dataDir, 'nowhere.db')]) {
    await expect(engine.call('backups.restore', { from })).rejects.toMatchObject({
      code: 'store.notBackup',
      // Its name alone: the path of an upload means nothing to a person.
      params: { file: basename(from) },
    });
  }
  await engine.close();
  await (await openEngine(dataDir)).close();
});

test('a daily backup can be gone back to', async () => {
  const dataDir = freshFolder();
  const before = await openEngine(dataDir);
  await before.call('backups.create', { out: join(dataDir, 'backups', 'daily-20260101.db') });
  const run = await importOne(before, 'overseas-merged-cells.xlsx');
  const [daily] = await before.call('backups.list', {});
  await before.call('backups.restore', { from: daily?.path ?? '' });
  await before.close();
  const after = await openEngine(dataDir);
  expect((await after.call('runs.list', {})).items.map(({ id }) => id)).not.toContain(run.id);
  await after.close();
});

test('while another program has the folder open the restore waits: it is done once that one has ended', async () => {
  const dataDir = freshFolder();
  const backup = join(freshFolder(), 'office.db');
  const [asking, other] = [await openEngine(dataDir), await openEngine(dataDir)];
  await asking.call('backups.create', { out: backup });
  await asking.call('backups.restore', { from: backup });
  await asking.close();
  await expect(openEngine(dataDir)).rejects.toMatchObject({ code: 'store.inUse' });
  await other.close();
  const after = await openEngine(dataDir);
  expect((await after.call('about.get', {})).restored).toMatchObject({ claimsKept: true });
  await after.close();
});

test('a restore that waits is told, can be cancelled, and afterwards names its time and every run that is not in it', async () => {
  const dataDir = freshFolder();
  const backup = join(freshFolder(), 'office.db');
  const before = await openEngine(dataDir);
  const kept = await importOne(before, 'overseas-merged-cells.xlsx');
  const from = Date.now();
  await before.call('backups.create', { out: backup });
  const until = Date.now();
  const later = await importOne(before, 'cainiao-stock-in.xlsx');
  // Copied about, as an upload is: the file's own time says nothing of when the backup was made.
  utimesSync(backup, 0, 0);
  const pending = async () => (await before.call('about.get', {})).pendingRestore;
  expect(await pending()).toBeNull();
  await before.call('backups.restore', { from: backup });
  expect(await pending()).toMatchObject({ name: 'office.db' });
  expect(await before.call('backups.cancelRestore', {})).toEqual({ cancelled: true });
  expect(await before.call('backups.cancelRestore', {})).toEqual({ cancelled: false });
  expect(await pending()).toBeNull();
  await before.close();
  const same = await openEngine(dataDir);
  expect((await same.call('runs.list', {})).total).toBe(2);
  expect((await same.call('about.get', {})).restored).toBeNull();
  await same.call('backups.restore', { from: backup });
  await same.close();

  const after = await openEngine(dataDir);
  const { restored, pendingRestore } = await after.call('about.get', {});
  expect(pendingRestore).toBeNull();
  expect((await after.call('runs.list', {})).items.map(({ id }) => id)).toEqual([kept.id]);
  expect(restored?.missing).toMatchObject([{ id: later.id, files: ['cainiao-stock-in.xlsx'], done: 0 }]);
  expect(Date.parse(restored?.madeAt ?? '')).toBeGreaterThanOrEqual(from);
  expect(Date.parse(restored?.madeAt ?? '')).toBeLessThanOrEqual(until);

  // The way back to what was kept.
  await after.call('backups.restore', { from: restored?.kept ?? '' });
  await after.close();
  const back = await openEngine(dataDir);
  expect((await back.call('runs.list', {})).total).toBe(2);
  await back.close();
});
