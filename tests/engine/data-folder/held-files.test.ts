import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Blobs } from '#engine/blobs.ts';
import { writeBackup } from '#engine/data-folder/backup.ts';
import { isAsLeft, noteLeft } from '#engine/data-folder/left-as.ts';
import { restoreAtStart } from '#engine/data-folder/pending-restore.ts';
import { joinProcesses } from '#engine/data-folder/presence.ts';
import { restoreBackup, restorePending } from '#engine/data-folder/restore.ts';
import { restoredNotice } from '#engine/data-folder/restored-notice.ts';
import { writeWhole } from '#engine/report/report-file.ts';
import { systemClock } from '../../../electron/hosts/node/ports.ts';
import { importRun, line, order } from '../store/support/sample-run.ts';
import { TestClock, tempDir, tempStore } from '../store/support/temp-store.ts';

/** How often each file, by its name, is still found open by somebody who lets nobody remove or replace it. */
const held = vi.hoisted(() => new Map<string, number>());
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const { basename: nameOf } = await import('node:path');
  const letGo = (path: unknown) => {
    const left = held.get(nameOf(String(path))) ?? 0;
    if (left === 0) return;
    held.set(nameOf(String(path)), left - 1);
    throw Object.assign(new Error(`EPERM: ${path}`), { code: 'EPERM' });
  };
  const rmSync: typeof fs.rmSync = (path, options) => {
    if (fs.existsSync(path)) letGo(path);
    fs.rmSync(path, options);
  };
  const renameSync: typeof fs.renameSync = (from, to) => {
    letGo(from);
    letGo(to);
    fs.renameSync(from, to);
  };
  return { ...fs, default: { ...fs, rmSync, renameSync }, rmSync, renameSync };
});
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>();
  const rename: typeof fs.rename = async (from, to) => {
    const left = held.get('any') ?? 0;
    held.set('any', Math.max(0, left - 1));
    if (left > 0) throw Object.assign(new Error(`EBUSY: ${to}`), { code: 'EBUSY' });
    await fs.rename(from, to);
  };
  return { ...fs, default: { ...fs, rename }, rename };
});

afterEach(() => {
  held.clear();
  vi.restoreAllMocks();
});

/** The data folder of a program that crashed, with a run that is only in the journal, and a backup without it. */
async function crashed() {
  const source = tempDir();
  const store = tempStore(source);
  const backup = join(tempDir(), 'backup.db');
  await writeBackup(store.db, new Blobs(join(source, 'blobs')), backup);
  const run = importRun(store, { orders: [order(1, [line(1, {})])] });
  const dataDir = tempDir();
  for (const name of ['dockhand.db', 'dockhand.db-wal', 'dockhand.db-shm'])
    copyFileSync(join(source, name), join(dataDir, name));
  // On another system the same error means that it is not allowed. Only now: SQLite's native part is loaded for this one.
  vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
  return { dataDir, backup, run, files: new Blobs(join(dataDir, 'blobs')) };
}

const rest = { clock: new TestClock(), appVersion: '1.2.3' };

test('a restore replaces the store and its journal though somebody has them open for a moment', async () => {
  const { dataDir, backup, run, files } = await crashed();
  for (const name of ['dockhand.db', 'dockhand.db-wal', 'dockhand.db-shm']) held.set(name, 2);
  await restoreBackup({ dataDir, from: backup, files, ...rest });
  expect([...held.values()]).toEqual([0, 0, 0]);
  expect(readdirSync(dataDir).filter((name) => name.startsWith('dockhand.db'))).toEqual(['dockhand.db']);
  expect(tempStore(dataDir).runs.get(run)).toBeNull();
});

test('a store that somebody keeps open stays as it was, with what only its journal knows', async () => {
  const { dataDir, backup, run, files } = await crashed();
  held.set('dockhand.db', Number.POSITIVE_INFINITY);
  const journal = readFileSync(join(dataDir, 'dockhand.db-wal'));
  await expect(restoreBackup({ dataDir, from: backup, files, ...rest })).rejects.toMatchObject({ code: 'EPERM' });
  expect(readFileSync(join(dataDir, 'dockhand.db-wal'))).toEqual(journal);
  expect(existsSync(join(dataDir, 'dockhand.db.incoming'))).toBe(false);
  held.clear();
  expect(tempStore(dataDir).runs.get(run)).not.toBeNull();
});

test('a backup put in place at the start is not put there again at the next, though its file was held', async () => {
  const { dataDir, backup, files } = await crashed();
  restoreAtStart(dataDir, backup);
  for (const name of ['restore-at-start.db', 'restore-at-start.json']) held.set(name, 2);
  expect(await restorePending(dataDir, files, systemClock, rest.appVersion)).not.toBeNull();
  expect([...held.values()]).toEqual([0, 0]);
  expect(readdirSync(dataDir).filter((name) => basename(name).startsWith('restore-at-start'))).toEqual([]);
});

test('what is written whole gets its name though somebody has it open for a moment: a backup, a report, a kept file', async () => {
  const folder = tempDir();
  const store = tempStore(folder);
  vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
  const backup = join(folder, 'backup.db');
  writeFileSync(backup, 'an older one');
  held.set('backup.db', 2);
  await writeBackup(store.db, new Blobs(join(folder, 'blobs')), backup);
  expect([held.get('backup.db'), readFileSync(backup, 'latin1').startsWith('SQLite')]).toEqual([0, true]);
  held.set('any', 2);
  const report = await writeWhole(join(folder, '报告.xlsx'), 'whole');
  expect([held.get('any'), readFileSync(report, 'utf8')]).toEqual([0, 'whole']);
  held.set('any', 2);
  const { sha256 } = await new Blobs(join(folder, 'blobs')).putBytes(Buffer.from('kept'));
  expect([held.get('any'), readFileSync(new Blobs(join(folder, 'blobs')).path(sha256), 'utf8')]).toEqual([0, 'kept']);
});

describe('a start takes notes of the last one away', () => {
  const notes = ['dockhand.left', 'died.lock', 'restored.json'];
  const restored = { kept: '/old.db', claimsKept: true, missing: [], madeAt: '2026-06-01T00:00:00.000Z' };

  function startIn(folder: string) {
    const database = join(folder, 'dockhand.db');
    writeFileSync(database, 'store');
    noteLeft(database);
    writeFileSync(join(folder, 'died.lock'), '');
    writeFileSync(join(folder, 'restored.json'), JSON.stringify(restored));
    const presence = joinProcesses(folder);
    vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
    return () => {
      presence.forgetDied();
      return [presence.died, isAsLeft(database), restoredNotice(folder, null, true)];
    };
  }

  test('though somebody has them open for a moment', () => {
    const folder = tempDir();
    const start = startIn(folder);
    for (const note of notes) held.set(note, 2);
    expect(start()).toEqual([['died'], true, restored]);
    expect(notes.filter((note) => existsSync(join(folder, note)))).toEqual([]);
  });

  test('and goes on when somebody keeps them: they are taken away later', () => {
    const folder = tempDir();
    const start = startIn(folder);
    // The time that is waited is another test's.
    const waited = vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
    for (const note of notes) held.set(note, Number.POSITIVE_INFINITY);
    expect(start()).toEqual([['died'], true, restored]);
    expect(waited.mock.calls.length).toBeGreaterThan(20);
    held.clear();
    expect(joinProcesses(folder).died).toEqual(['died']);
  });
});
