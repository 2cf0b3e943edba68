import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Failure } from '#shared/contract/failure.ts';
import type { Blobs } from '../blobs.ts';
import { patientlySync } from '../patiently.ts';
import type { Clock } from '../ports.ts';
import { makeAllPrivate, makePrivate, PRIVATE_FOLDER } from '../private-files.ts';
import { BACKUP_FILES, BACKUP_MADE, fileStamp, type KeptFiles, putInPlace } from './backup.ts';
import { refuseMoved } from './folder.ts';
import { APPLICATION_ID, isSound } from './make-ready.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { forgetRestore, pendingRestore } from './pending-restore.ts';
import { joinProcesses, lockFile } from './presence.ts';
import { isDamage } from './sqlite-error.ts';
import { type MissingRun, type TakenOver, takeOverSent } from './take-over.ts';

export interface RestoreOptions {
  readonly dataDir: string;
  /** The backup file; it is not changed. */
  readonly from: string;
  readonly files: KeptFiles;
  readonly clock: Pick<Clock, 'now'>;
  readonly appVersion: string;
}

export interface Restored {
  /** Where the replaced store now lies; null when there was none. */
  readonly kept: string | null;
  /** False when the replaced store was too damaged to read which keys it had used. */
  readonly claimsKept: boolean;
  /** Runs of the replaced store that are not in the backup, newest first. */
  readonly missing: readonly MissingRun[];
}

/** What putting a backup in place that a person had asked for came to. */
export interface RestoredAtStart extends Restored {
  /** When the backup was made (ISO). */
  readonly madeAt: string;
}

/**
 * Puts a backup in the place of the (closed) store and keeps the replaced file aside. Nothing is sent twice for it: keys
 * used and orders sent since the backup are taken over, what was on its way then or since counts as unknown, and no run
 * goes on by itself. What the replaced store should have known as well, the journal tells when this one is opened.
 *
 * @throws Failure `store.inUse`, `store.busy`, `store.moved`, `store.notBackup` (another file, or a damaged one), `store.newer`.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { dataDir, from, clock } = options;
  const path = join(dataDir, 'dockhand.db');
  mkdirSync(dataDir, { recursive: true, mode: PRIVATE_FOLDER });
  makeAllPrivate(dataDir);
  const opening = lockFile(join(dataDir, 'opening.lock'));
  if (!opening) throw new Failure('store.busy', { file: path });
  const incoming = `${path}.incoming`;
  try {
    refuseMoved(dataDir);
    refuseWhileOpen(dataDir, path);
    copyFileSync(from, incoming);
    makePrivate(incoming);
    const kept = existsSync(path) ? join(dataDir, `replaced-${fileStamp(clock.now())}.db`) : null;
    if (kept) copyWithJournal(path, kept);
    const taken = await makeFit(incoming, kept, options);
    replaceStore(path, incoming);
    return { kept, ...taken };
  } finally {
    try {
      patientlySync(() => rmSync(incoming, { force: true }));
    } finally {
      opening.release();
    }
  }
}

/** Failure `store.notBackup` or `store.newer` unless `from` could be restored; it is only read. */
export function checkBackup(options: Pick<RestoreOptions, 'from' | 'appVersion'>): void {
  const refusal = new Failure('store.notBackup', { file: basename(options.from) });
  if (!existsSync(options.from)) throw refusal;
  const sqlite = new Sqlite(options.from, { readonly: true });
  try {
    refuseOthers(sqlite, options);
  } catch (error) {
    throw isDamage(error) ? refusal : error;
  } finally {
    sqlite.close();
  }
}

/** @throws Failure `store.inUse` while another program has the folder open; hold `opening.lock` meanwhile */
export function refuseWhileOpen(dataDir: string, path: string): void {
  const presence = joinProcesses(join(dataDir, 'processes'));
  const inUse = presence.hasOthers();
  presence.leave();
  if (inUse) throw new Failure('store.inUse', { file: path });
}

function copyWithJournal(path: string, to: string): void {
  copyFileSync(path, to);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${to}-wal`);
}

/**
 * The journal is put aside first: SQLite would write what is in it into the store that comes. A store that somebody lets
 * nobody replace has it again, with whatever only the journal knows.
 */
function replaceStore(path: string, incoming: string): void {
  const journal = `${path}-wal`;
  const aside = `${journal}.aside`;
  const hasJournal = existsSync(journal);
  if (hasJournal) patientlySync(() => renameSync(journal, aside));
  try {
    patientlySync(() => rmSync(`${path}-shm`, { force: true }));
    putInPlace(incoming, path);
  } catch (error) {
    if (hasJournal) patientlySync(() => renameSync(aside, journal));
    throw error;
  }
  patientlySync(() => rmSync(aside, { force: true }));
}

/** Checks the copied backup and makes it the store that may go on from here; tells whether used keys were taken over. */
async function makeFit(incoming: string, replaced: string | null, options: RestoreOptions): Promise<TakenOver> {
  const sqlite = new Sqlite(incoming);
  try {
    refuseOthers(sqlite, options);
    await takeOutFiles(sqlite, options.files);
    sqlite.exec(`
      UPDATE orders SET state = 'unknown' WHERE state IN ('queued', 'sending');
      UPDATE attempts SET ended_at = started_at, result = 'untold' WHERE ended_at IS NULL AND purpose IN ('send', 'lookup');
      UPDATE runs SET state = 'paused' WHERE state IN ('submitting', 'held');
      DELETE FROM runs WHERE state = 'importing';
      DELETE FROM leases;
      DELETE FROM chores WHERE name = 'compared';`);
    const migrated = migrate(sqlite, migrations);
    if (migrated.type === 'failed') {
      throw new Failure('store.migration', { file: basename(options.from), reason: migrated.reason });
    }
    return replaced === null ? { claimsKept: true, missing: [] } : takeOverSent(sqlite, replaced);
  } catch (error) {
    throw isDamage(error) ? new Failure('store.notBackup', { file: basename(options.from) }) : error;
  } finally {
    sqlite.close();
  }
}

function refuseOthers(
  sqlite: Sqlite.Database,
  { from, appVersion }: Pick<RestoreOptions, 'from' | 'appVersion'>,
): void {
  if (sqlite.pragma('application_id', { simple: true }) !== APPLICATION_ID || !isSound(sqlite, true)) {
    throw new Failure('store.notBackup', { file: basename(from) });
  }
  if (schemaVersion(sqlite) > migrations.length) {
    throw new Failure('store.newer', { file: basename(from), version: appVersion });
  }
}

async function takeOutFiles(sqlite: Sqlite.Database, files: KeptFiles): Promise<void> {
  const has = sqlite.prepare<[string]>('SELECT 1 FROM sqlite_schema WHERE name = ?').get(BACKUP_FILES);
  if (!has) return;
  const read = sqlite.prepare<[string], { bytes: Uint8Array }>(`SELECT bytes FROM ${BACKUP_FILES} WHERE sha256 = ?`);
  for (const { sha256 } of sqlite.prepare<[], { sha256: string }>(`SELECT sha256 FROM ${BACKUP_FILES}`).all()) {
    const file = read.get(sha256);
    if (file && !(await files.has(sha256))) await files.putBytes(file.bytes);
  }
  sqlite.exec(`DROP TABLE ${BACKUP_FILES}; DROP TABLE IF EXISTS ${BACKUP_MADE}; VACUUM;`);
}

/** Another program has the data folder open: the person is told to close it, and the restore is still wanted then. */
const later: ReadonlySet<string> = new Set(['store.inUse', 'store.busy', 'store.moved']);

/**
 * Puts the backup in place that a person asked for before the program was last closed.
 *
 * @throws Failure `store.notBackup`, `store.newer`, `store.inUse`, `store.busy`, `store.moved`; the present store is then unchanged
 */
export async function restorePending(
  dataDir: string,
  blobs: Blobs,
  clock: Clock,
  appVersion: string,
): Promise<RestoredAtStart | null> {
  const pending = pendingRestore(dataDir);
  if (pending === null) return null;
  try {
    const restored = await restoreBackup({ dataDir, from: pending.path, files: blobs, clock, appVersion });
    forgetRestore(dataDir);
    return { ...restored, madeAt: pending.madeAt };
  } catch (error) {
    // A backup that cannot be used must not keep the program from starting the next time.
    if (!(error instanceof Failure && later.has(error.code))) forgetRestore(dataDir);
    throw error;
  }
}
