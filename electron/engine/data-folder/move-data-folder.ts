import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Sqlite from 'better-sqlite3';
import { Failure } from '#shared/contract/failure.ts';
import { patientlySync } from '../patiently.ts';
import type { Log } from '../ports.ts';
import { makePrivate, PRIVATE_FILE, PRIVATE_FOLDER } from '../private-files.ts';
import { MOVED_FROM, MOVED_TO, refuseMoved } from './folder.ts';
import { lockFile } from './presence.ts';
import { checkBackup, refuseWhileOpen } from './restore.ts';

export interface MoveOptions {
  readonly from: string;
  /** Empty, or not there yet. */
  readonly to: string;
  /** The name that `to` has once `commit` has renamed it; its own when left out. */
  readonly named?: string;
  readonly appVersion: string;
  readonly log: Log;
  /** Has programs use the new folder from now on: all or nothing. */
  commit(): void;
}

const STORE = 'dockhand.db';
/**
 * What a running program keeps for itself: the next one makes it anew. Of the window's files `Local State` goes along: on
 * Windows the key that the accounts' secrets are encrypted with lies in it.
 */
const OWN = new Set(['processes', 'page', 'logs', 'web-host.json', 'web-sessions.json', MOVED_FROM, MOVED_TO]);
const leaves = (path: string) =>
  OWN.has(path) || /\.lock$|-shm$|^practice\/server\.json$|^window\/(?!Local State$)/.test(path);

/**
 * Takes a data folder that no program has open to another place: everything is copied and read back, only then do
 * programs use the copy, and the former folder stays as it was but for a note that keeps them from writing to it. Until
 * then nothing has changed, and what was copied is taken away again when something goes wrong.
 *
 * @throws Failure `store.inUse`, `store.busy`, `store.moved`, `move.notEmpty`, `move.full`,
 * `move.notWritable`, `move.differs`, `move.failed`
 */
export async function moveDataFolder(options: MoveOptions): Promise<void> {
  const { from, to } = options;
  const opening = lockFile(join(from, 'opening.lock'));
  if (!opening) throw new Failure('store.busy', { file: join(from, STORE) });
  try {
    refuseMoved(from);
    refuseWhileOpen(from, join(from, STORE));
    await mkdir(to, { recursive: true });
    makePrivate(to);
    // Whatever lies there now is not ours, and must not go with what a failure takes away.
    if ((await readdir(to)).length > 0) throw new Failure('move.notEmpty', { folder: to });
    foldJournal(join(from, STORE));
    await copyOrNothing(options);
  } catch (error) {
    throw asFailure(error, to);
  } finally {
    opening.release();
  }
}

async function copyOrNothing({ from, to, named = to, appVersion, log, commit }: MoveOptions): Promise<void> {
  const note = join(from, `${MOVED_TO}.partial`);
  try {
    await copyAll(from, to, appVersion);
    // Written before programs are sent to the copy, named after: a crash between leaves one folder in use, never none.
    writeNote(note, named);
    commit();
  } catch (error) {
    await clear(to);
    rmSync(note, { force: true });
    throw error;
  }
  nameNote(note, { from, to: named, log });
}

/** Notes in a folder that the data was moved from where it is: for a move that ended between the copy and the note. */
export function noteMove(from: string, to: string): void {
  writeNote(join(from, MOVED_TO), to);
}

/** Programs use the copy by now: whatever goes wrong here, the data has moved, and nobody may be told otherwise. */
function nameNote(note: string, { from, to, log }: Pick<MoveOptions, 'from' | 'to' | 'log'>): void {
  const named = join(from, MOVED_TO);
  try {
    patientlySync(() => renameSync(note, named));
  } catch {
    try {
      writeNote(named, to);
    } catch (error) {
      log.warn('the former folder bears no note of the move', { reason: codeOf(error) });
    }
  }
}

/** The store comes last, so that a copy that was cut off is none that could be worked with. */
async function copyAll(from: string, to: string, appVersion: string): Promise<void> {
  const files = await filesBelow(from, leaves);
  const store = files.filter((file) => file.startsWith(STORE));
  await copyVerified(from, to, [...files.filter((file) => !store.includes(file)), ...store]);
  checkBackup({ from: join(to, STORE), appVersion });
  writeNote(join(to, MOVED_FROM), from);
}

/** What was committed but still lies in the journal comes into the one file. */
function foldJournal(path: string): void {
  const sqlite = new Sqlite(path, { fileMustExist: true });
  try {
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    sqlite.close();
  }
}

function writeNote(file: string, folder: string): void {
  writeFileSync(file, JSON.stringify({ folder }), { mode: PRIVATE_FILE });
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

async function clear(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(
    names.map((name) => rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)),
  );
}

function asFailure(error: unknown, folder: string): Failure {
  if (error instanceof Failure) return error;
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new Failure('move.notWritable', { folder });
  return new Failure('move.failed', { reason: code });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** Copies files from one folder into another, in this order, and reads every copy back from the disk. */
async function copyVerified(from: string, to: string, files: readonly string[]): Promise<void> {
  await refuseTooLarge(from, to, files);
  for (const file of files) {
    await mkdir(dirname(join(to, file)), { recursive: true, mode: PRIVATE_FOLDER });
    const written = await copy(join(from, file), join(to, file));
    if ((await hashOf(join(to, file))) !== written) throw new Failure('move.differs', { file: join(to, file) });
  }
}

/** Every file below a folder but those that `leaves` names, as paths from there. */
async function filesBelow(folder: string, leaves: (path: string) => boolean, path = ''): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(join(folder, path))) {
    const below = path === '' ? name : `${path}/${name}`;
    if (leaves(below)) continue;
    if ((await stat(join(folder, below))).isDirectory()) found.push(...(await filesBelow(folder, leaves, below)));
    else found.push(below);
  }
  return found;
}

async function refuseTooLarge(from: string, to: string, files: readonly string[]): Promise<void> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(from, file))).size));
  const needed = sizes.reduce((sum, size) => sum + size, 0);
  const { bavail, bsize } = await statfs(to);
  if (needed > bavail * bsize) throw new Failure('move.full', { neededMb: Math.ceil(needed / 1_000_000) });
}

/** Writes the copy down to the disk and returns the hash of what was read. */
async function copy(from: string, to: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(
    createReadStream(from),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(to, { flags: 'wx', flush: true, mode: PRIVATE_FILE }),
  );
  return hash.digest('hex');
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
