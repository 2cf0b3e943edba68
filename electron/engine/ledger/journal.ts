import { Failure } from '#shared/contract/failure.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { Clock, Log } from '../ports.ts';
import { createAppender, filesOf, readRecords, TornRecord } from './journal-files.ts';
import { type Came, type JournalRecord, journalLine, type Left } from './journal-record.ts';

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
  const lineOf = (n: number, news: ({ type: 'left' } & Left) | ({ type: 'came' } & Came)) =>
    journalLine({ store, writer, n, at: new Date(clock.now()).toISOString(), ...news });

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
  return code === '' ? error : new Failure('store.notWritable', { file, reason: code });
}
