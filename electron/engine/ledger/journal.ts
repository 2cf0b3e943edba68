import {
  closeSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { Failure } from '#shared/contract/failure.ts';
import { type Database, makeFolder } from '../data-folder/data-folder.ts';
import type { Clock, Log } from '../ports.ts';
import { makePrivate, PRIVATE_FILE } from '../private-files.ts';

/**
 * What left and what came of it, beside the database: append-only files, one a month, of checksummed lines. A request's
 * record is on the disk before its body leaves. The database keeps how far it knows the journal; one that knows less
 * than is written there went back in time (a lost `-wal`, an old copy), and `recall.ts` gives it back what was sent.
 * Holds keys, hashes and partners' numbers; no body, no address, no secret.
 */
export interface Journal {
  /** The number of the next record. */
  next(): number;
  /** In the transaction that a record belongs to: the store remembers that it knows it. */
  know(n: number): void;
  /** The transaction came to nothing: this record, and those after it, are told to the store when it is opened again. */
  forgotten(n: number): void;
  /** Writes down that orders are about to leave. Resolves when it is on the disk; rejects when it cannot be: then nothing may leave. */
  left(n: number, request: Left): Promise<void>;
  /** Writes down what is certain about orders. A disk that takes no more is no reason to lose the answer: it is only logged. */
  came(n: number, news: Came): void;
  /** Records that the store does not know, of writers that are gone, and files as far as they were read for it. */
  unknownToStore(): Missing;
  close(): void;
}

const request = z.object({ run: z.string(), account: z.string(), kind: z.string() });

const left = request.extend({
  type: z.literal('left'),
  /** The order's number in the store, its key, and the hash that tells it from another one with this key. */
  orders: z.array(z.tuple([z.int(), z.string(), z.string()])),
});
const came = request.extend({
  type: z.literal('came'),
  /** The record of the request that this is the answer to; 0 for what was found out otherwise. */
  of: z.int(),
  /**
   * The order's number in the store, its key, what is certain, and the partner's number. `not-accepted`: a person looked, and
   * what had left before is not there.
   */
  orders: z.array(
    z.tuple([
      z.int(),
      z.string(),
      z.enum(['accepted', 'exists', 'rejected', 'nothing-left', 'not-accepted']),
      z.string().nullable(),
    ]),
  ),
});
const record = z.intersection(
  z.object({ store: z.string(), writer: z.string(), n: z.int(), at: z.string() }),
  z.discriminatedUnion('type', [left, came]),
);

type Left = Omit<z.infer<typeof left>, 'type'>;
export type Came = Omit<z.infer<typeof came>, 'type'>;
export type JournalRecord = z.infer<typeof record>;

export interface Missing {
  readonly records: readonly JournalRecord[];
  /**
   * A request left of which the store knew before it did, and does not any more. Where only answers are missing, the store
   * could not take them (a full disk, a sudden end), and nothing else of it is gone.
   */
  readonly wentBack: boolean;
  /** Path of a file, and the bytes of it that the store need not read again. */
  readonly read: ReadonlyMap<string, number>;
}

export interface JournalOptions {
  readonly db: Pick<Database, 'prepare' | 'processId' | 'isAlive' | 'now'>;
  /** Where the files lie. The second is outside the data folder, so that an old copy of that shows; it is not waited for. */
  readonly folders: readonly string[];
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

const SUFFIX = '.journal';
/** Files of so many months are kept, the present one included. */
const MONTHS = 13;

export function openJournal({ db, folders, clock, log }: JournalOptions): Journal {
  const writer = db.processId;
  const store = db.prepare<[], { name: string }>('SELECT name FROM store_name').get()?.name ?? '';
  let n = 0;
  /** Records after this one are not known to the store for sure. */
  let most = Infinity;
  const files = folders.map((folder) => createAppender(folder));
  const [own] = files;

  const append = (text: string) => {
    const month = new Date(clock.now()).toISOString().slice(0, 7);
    for (const file of files) {
      try {
        file.append(month, text);
      } catch (error) {
        if (file === own) throw error;
        log.warn('second journal not written', { error: error instanceof Error ? error.name : 'unknown' });
      }
    }
  };
  const lineOf = (n: number, news: object) => {
    const text = JSON.stringify({ store, writer, n, at: new Date(clock.now()).toISOString(), ...news });
    // Begins with a line break, so that what a torn line before it left does not spoil it.
    return `\n${crc32(text).toString(16).padStart(8, '0')} ${text}\n`;
  };

  return {
    next() {
      n += 1;
      return n;
    },
    know(number) {
      db.prepare<[object]>(
        `INSERT INTO journaled (writer, n, seen) VALUES (@writer, @n, @seen)
         ON CONFLICT (writer) DO UPDATE SET n = max(n, excluded.n), seen = max(seen, excluded.seen)`,
      ).run({ writer, n: Math.min(number, most), seen: number });
    },
    forgotten(number) {
      most = Math.min(most, number - 1);
    },
    async left(number, news) {
      try {
        append(lineOf(number, { type: 'left', ...news }));
        await own?.flush();
      } catch (error) {
        throw asFailure(error, folders[0] ?? '');
      }
    },
    came(number, news) {
      try {
        append(lineOf(number, { type: 'came', ...news }));
      } catch (error) {
        log.warn('journal not written', { error: error instanceof Error ? error.name : 'unknown' });
      }
    },
    unknownToStore() {
      const known = new Map(
        db
          .prepare<[], { writer: string; n: number; seen: number }>('SELECT writer, n, seen FROM journaled')
          .all()
          .map((row) => [row.writer, row]),
      );
      const isMissing = (each: JournalRecord) => each.store === store && each.n > (known.get(each.writer)?.n ?? 0);
      const isLost = ({ type, writer, n }: JournalRecord) =>
        type === 'left' && n > Math.max(known.get(writer)?.n ?? 0, known.get(writer)?.seen ?? 0);
      const records = new Map<string, JournalRecord>();
      const read = new Map<string, number>();
      let damaged = 0;
      const alive = new Map<string, boolean>();
      const isGone = ({ writer }: JournalRecord) => {
        const lives = alive.get(writer) ?? db.isAlive(writer);
        alive.set(writer, lives);
        return !lives;
      };
      for (const path of folders.flatMap((folder) => filesOf(folder, clock.now()))) {
        const from = db
          .prepare<[string], { bytes: number }>('SELECT bytes FROM journal_read WHERE path = ?')
          .get(path)?.bytes;
        const part = readRecords(path, from ?? 0, isGone);
        damaged += part.damaged;
        read.set(path, part.end);
        for (const each of part.records) if (isMissing(each)) records.set(`${each.writer} ${each.n}`, each);
      }
      if (damaged > 0) log.warn('the journal has lines that are none', { lines: damaged });
      const missing = [...records.values()];
      return { records: missing, wentBack: missing.some(isLost), read };
    },
    close() {
      for (const file of files) file.close();
    },
  };
}

function asFailure(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || error instanceof TornRecord) return new Failure('store.full', { file });
  return code === '' ? error : new Failure('store.notWritable', { file });
}

/** The disk took a part of a record only. */
class TornRecord extends Error {
  override readonly name = 'TornRecord';
}

/** Appends to the file of a month, in one write each, so that processes do not get into each other's lines. */
function createAppender(folder: string) {
  let open: { readonly month: string; readonly fd: number } | undefined;
  let syncing: Promise<void> | undefined;
  let waiting: Promise<void> | undefined;

  const close = () => {
    if (open) closeSync(open.fd);
    open = undefined;
  };
  const sync = () =>
    new Promise<void>((resolve, reject) => {
      if (!open) resolve();
      else fdatasync(open.fd, (error) => (error ? reject(error) : resolve()));
    });
  return {
    close,
    append(month: string, text: string): void {
      if (open?.month !== month) {
        close();
        makeFolder(folder);
        makePrivate(folder);
        open = { month, fd: openSync(join(folder, `${month}${SUFFIX}`), 'a', PRIVATE_FILE) };
        if (fstatSync(open.fd).size === 0) syncFolder(folder);
      }
      const bytes = Buffer.from(text);
      if (writeSync(open.fd, bytes) < bytes.length) throw new TornRecord();
    },
    /** Requests that begin together share a flush: one that runs already may have missed what was written since. */
    flush(): Promise<void> {
      waiting ??= (syncing ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => {
          waiting = undefined;
          syncing = sync();
          return syncing;
        });
      return waiting;
    },
  };
}

/** A file that was just made is there after a power cut only when its folder is flushed, too; Windows does that by itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
}

/** The files that are still of interest, the oldest first; others are deleted. */
function filesOf(folder: string, now: number): string[] {
  const oldest = new Date(now);
  oldest.setUTCMonth(oldest.getUTCMonth() - MONTHS + 1, 1);
  const first = oldest.toISOString().slice(0, 7);
  const names = namesIn(folder)
    .filter((name) => /^\d{4}-\d\d\.journal$/.test(name))
    .sort();
  for (const name of names) if (name < first) rmSync(join(folder, name), { force: true });
  return names.filter((name) => name >= first).map((name) => join(folder, name));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

interface Part {
  readonly records: readonly JournalRecord[];
  readonly end: number;
  /** Lines that are none, but for a last one that was being written: something else changed the file. */
  readonly damaged: number;
}

/** The records from a place on, up to the first of a writer that is not gone: it may be about to commit what it says. */
function readRecords(path: string, from: number, isGone: (record: JournalRecord) => boolean): Part {
  const bytes = readFileSync(path);
  // Shorter than it was: another file, or one that was cut.
  const start = from <= bytes.length ? from : 0;
  const records: JournalRecord[] = [];
  let damaged = 0;
  let position = start;
  let end = start;
  let stopped = false;
  while (position < bytes.length) {
    const newline = bytes.indexOf(0x0a, position);
    const line = bytes.toString('utf8', position, newline < 0 ? bytes.length : newline);
    position = newline < 0 ? bytes.length : newline + 1;
    const found = line === '' ? undefined : readLine(line);
    if (found && isGone(found)) records.push(found);
    else if (found) stopped = true;
    else if (line !== '' && newline >= 0) damaged += 1;
    if (!stopped) end = position;
  }
  return { records, end, damaged };
}

function readLine(line: string): JournalRecord | undefined {
  const text = line.slice(9);
  if (line.slice(0, 9) !== `${crc32(text).toString(16).padStart(8, '0')} `) return undefined;
  const parsed = record.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}
