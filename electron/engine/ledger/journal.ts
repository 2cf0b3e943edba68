import { Failure } from '#shared/contract/failure.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { Clock, Log } from '../ports.ts';
import { spaceOf } from './account-space.ts';
import { createAppender, type Flush, filesOf, type LinesRead, readRecords, TornRecord } from './journal-files.ts';
import { type Came, type JournalRecord, journalLine, type Left } from './journal-record.ts';
import type { Told } from './recollect.ts';

/**
 * What left and what came of it, beside the database: append-only files, one a month, of checksummed lines. A request's
 * record is on the disk before its body leaves. The database keeps how far it knows the journal; one that knows less
 * than is written there went back in time (a lost `-wal`, an old copy), and `recall.ts` gives it back what was sent.
 * Holds keys, hashes, partners' numbers and who an account is at its partner (where it sends, hashes of its public
 * credentials); no body, nobody's address, no secret.
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
  /**
   * What writers that are gone wrote down and the store does not know; with `all`, what it has known, too. As it stands in the
   * files; of before the journal told when what had left might be sent again, only what the store does not know.
   */
  tell(all: boolean): Telling;
  close(): void;
}

export interface Telling {
  readonly records: readonly Told[];
  /**
   * A request left of which the store knew before it did, and does not any more. Where only answers are missing, the store
   * could not take them (a full disk, a sudden end), and nothing else of it is gone.
   */
  readonly wentBack: boolean;
  /** Orders of which writers that are not gone wrote something down: how they stand is theirs to say. */
  readonly underWay: ReadonlySet<number>;
  /** Path of a file, and the bytes of it that the store need not read again. */
  readonly read: ReadonlyMap<string, number>;
}

export interface JournalOptions {
  readonly db: Pick<Database, 'prepare' | 'processId' | 'isAlive' | 'now'>;
  /** Where the files lie. The second is outside the data folder, so that an old copy of that shows; it is not waited for. */
  readonly folders: readonly string[];
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  /** Other than the system's own where time is not real. */
  readonly flush?: Flush;
}

export function openJournal({ db, folders, clock, log, flush }: JournalOptions): Journal {
  const writer = db.processId;
  let store = db.prepare<[], { name: string }>('SELECT name FROM store_name').get()?.name ?? '';
  let n = 0;
  /** Records after this one are not known to the store for sure. */
  let most = Infinity;
  const files = folders.map((folder) => createAppender(folder, flush));
  const [own] = files;

  /** What the disk did not take: it comes before whatever it takes next. */
  let unwritten = '';
  const append = (text: string) => {
    const month = new Date(clock.now()).toISOString().slice(0, 7);
    const whole = unwritten + text;
    for (const file of files) {
      try {
        file.append(month, whole);
        if (file === own) unwritten = '';
      } catch (error) {
        if (file === own) throw error;
        log.warn('second journal not written', { error: error instanceof Error ? error.name : 'unknown' });
      }
    }
  };
  const identities = new Map<string, JournalRecord['as']>();
  /** As of when a request of it left. What comes of that is written down though the store be full, broken or closed. */
  const whoIs = (id: string, leaves: boolean) => {
    if (leaves || !identities.has(id)) {
      try {
        const { account: _, ...who } = spaceOf(db, id);
        identities.set(id, who);
      } catch {
        // As far as it is known.
      }
    }
    return identities.get(id);
  };
  const lineOf = (n: number, news: ({ type: 'left' } & Left) | ({ type: 'came' } & Came)) =>
    journalLine({
      store,
      writer,
      n,
      at: new Date(clock.now()).toISOString(),
      form: 2,
      as: whoIs(news.account, news.type === 'left'),
      ...news,
    });

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
      const line = lineOf(number, { type: 'came', ...news });
      try {
        append(line);
      } catch (error) {
        unwritten += line;
        log.warn('journal not written', { error: error instanceof Error ? error.name : 'unknown' });
      }
    },
    tell(all) {
      const known = new Map(
        db
          .prepare<[], { writer: string; n: number; seen: number }>('SELECT writer, n, seen FROM journaled')
          .all()
          .map((row) => [row.writer, row]),
      );
      const alive = new Map<string, boolean>();
      const isGone = ({ writer }: JournalRecord) => {
        const lives = alive.get(writer) ?? db.isAlive(writer);
        alive.set(writer, lives);
        return !lives;
      };
      const isKnown = ({ writer, n }: JournalRecord) => n <= (known.get(writer)?.n ?? 0);
      const isLost = ({ type, writer, n }: JournalRecord) => type === 'left' && n > (known.get(writer)?.seen ?? 0);
      const placeIn = (path: string) =>
        db.prepare<[string], { bytes: number }>('SELECT bytes FROM journal_read WHERE path = ?').get(path)?.bytes ?? 0;
      const lines: LinesRead = new Map();
      const parts = folders.map((folder) =>
        filesOf(folder, clock.now()).map((path) => ({
          path,
          ...readRecords(path, all ? 0 : placeIn(path), { lines, isGone }),
        })),
      );
      const files = parts.flat();
      store = goneOnFrom(
        db,
        store,
        files.flatMap(({ records }) => records),
      );
      const damaged = files.reduce((sum, part) => sum + part.damaged, 0);
      if (damaged > 0) log.warn('the journal has lines that are none', { lines: damaged });
      const written = parts
        .map((part) => part.flatMap(({ records }) => records))
        .reduce(merged, [])
        .filter((each) => each.store === store);
      const told = written.map((each) => ({ ...each, known: isKnown(each) }));
      return {
        records: told.filter((each) => !each.known || (all && each.form === 2)),
        wentBack: told.some((each) => !each.known && isLost(each)),
        underWay: new Set(files.flatMap(({ ofLiving }) => ofLiving.flatMap(ordersOf))),
        read: new Map(files.map(({ path, end }) => [path, end])),
      };
    },
    close() {
      try {
        if (unwritten !== '') append('');
      } catch {
        // The disk is as full as it was.
      }
      for (const file of files) file.close();
    },
  };
}

/**
 * In the transaction that settles it: tells the journal of orders that no exchange just now was about. What that has and the
 * store did not take is given back when it is opened again. Returns the record's number; 0 where there was nothing to tell.
 */
export function noteInJournal(
  journal: Journal,
  request: Omit<Came, 'of' | 'orders' | 'by'>,
  news: Pick<Came, 'orders' | 'by'>,
): number {
  if (news.orders.length === 0) return 0;
  const number = journal.next();
  journal.came(number, { ...request, of: 0, ...news });
  journal.know(number);
  return number;
}

/**
 * A store that holds nothing yet, beside a journal that is not its own: the one that was there was taken away, alone or with
 * its folder, and this one goes on from what that had sent. Of several the last. Returns the store's name.
 */
function goneOnFrom(db: Pick<Database, 'prepare'>, store: string, records: readonly JournalRecord[]): string {
  const last = records.toSorted((one, other) => (one.at < other.at ? -1 : 1)).at(-1)?.store;
  if (last === undefined || records.some((each) => each.store === store)) return store;
  const isEmpty = ['runs', 'claims', 'journaled'].every(
    (table) => db.prepare<[]>(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined,
  );
  if (!isEmpty) return store;
  db.prepare<[string]>('UPDATE store_name SET name = ?').run(last);
  return last;
}

const ordersOf = ({ orders }: JournalRecord): number[] => orders.map(([order]) => order);

/** Two files of the same records, each once and in their order; of either some may be gone. */
function merged(one: readonly JournalRecord[], other: readonly JournalRecord[]): readonly JournalRecord[] {
  const idOf = ({ writer, n }: JournalRecord) => `${writer} ${n}`;
  const places = new Map(one.map((each, at) => [idOf(each), at]));
  const all = new Map<string, JournalRecord>();
  let from = 0;
  const addUntil = (end: number) => {
    for (const each of one.slice(from, end)) all.set(idOf(each), each);
    from = Math.max(from, end);
  };
  for (const each of other) {
    const place = places.get(idOf(each));
    if (place === undefined) all.set(idOf(each), each);
    else addUntil(place + 1);
  }
  addUntil(one.length);
  return [...all.values()];
}

function asFailure(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || error instanceof TornRecord) return new Failure('store.full', { file });
  return code === '' ? error : new Failure('store.notWritable', { file, reason: code });
}
