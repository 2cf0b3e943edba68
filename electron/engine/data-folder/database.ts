import { statSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { Failure } from '#shared/contract/failure.ts';
import type { Clock } from '../ports.ts';
import { lastBackup } from './backup.ts';
import { noteLeft } from './left-as.ts';
import { setPragmas } from './pragmas.ts';
import type { Presence } from './presence.ts';
import { asFailure, isDamage } from './sqlite-error.ts';

/** A connection to the store. Every call is synchronous; keep transactions short, the engine answers in between. */
export interface Connection {
  /** Names this opening of the data folder; never used again by any process. */
  readonly processId: string;
  /** Wall time as an ISO string, for stamps. */
  now(): string;
  /**
   * A statement, prepared once per SQL text, to `run`, `get` or `all`. Not to `iterate`: a caller further up may be using it.
   * Throws the Failures of {@link transaction}.
   */
  prepare<P extends unknown[] | object = [], R = unknown>(sql: string): Sqlite.Statement<P, R>;
  /**
   * Runs `fn` in a write transaction taken at once (IMMEDIATE); inside another one it becomes a savepoint of it.
   *
   * @throws Failure `store.full`, `store.busy`, `store.notWritable`, `store.damaged`, `store.damagedNoBackup`
   */
  transaction<T>(fn: () => T): T;
}

/** The open store of one process. What a transaction of it stores is on the disk when the call returns. */
export interface Database extends Connection {
  readonly path: string;
  readonly backupDir: string;
  /** True while the process that had `processId` still has the data folder open. */
  isAlive(processId: string): boolean;
  /** True while no other process has the data folder open. */
  isAlone(): boolean;
  /**
   * Another connection, for what nobody sees until a transaction of this one shows it. It does not wait for the disk: should the
   * computer stop, the newest of its transactions are gone, but none that a transaction of this one came after, because
   * that writes the whole -wal out. Not to be used inside a transaction of this one: it would wait for itself.
   */
  readonly unsynced: Connection;
  /** The connection itself, for backups. */
  readonly sqlite: Sqlite.Database;
  close(): void;
}

/** The file is left as it is: a person restores the backup, which keeps the damaged file aside. */
export function damage(file: string, backupDir: string): Failure {
  const backup = lastBackup(backupDir);
  return backup ? new Failure('store.damaged', { file, backup }) : new Failure('store.damagedNoBackup', { file });
}

type Guarded = Pick<Sqlite.Statement<unknown[]>, 'run' | 'get' | 'all'>;

interface Place {
  readonly path: string;
  readonly backupDir: string;
  readonly clock: Pick<Clock, 'now'>;
  /** Opens the file once more. */
  readonly connect: () => Sqlite.Database;
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

export function createHandle(sqlite: Sqlite.Database, presence: Presence, place: Place): Database {
  const { path, backupDir, connect } = place;
  const own = connection(sqlite, presence, place);
  let other: (Connection & Closing) | undefined;
  return {
    ...own,
    path,
    backupDir,
    sqlite,
    isAlive: presence.isAlive,
    isAlone: () => !presence.hasOthers(),
    get unsynced() {
      if (other) return other;
      const second = connect();
      setPragmas(second, 'NORMAL');
      other = connection(second, presence, place);
      return other;
    },
    close() {
      const alone = !presence.hasOthers();
      other?.close();
      own.close();
      // What a full disk kept from the file is in its -wal, and in the file perhaps in part: were that lost, indexes would
      // not go with their tables any more, which only the full check sees.
      const unfinished = alone && sizeOf(`${path}-wal`) > 0;
      if (alone && !unfinished) noteLeft(path);
      presence.leave(unfinished);
    },
  };
}

interface Closing {
  close(): void;
}

function connection(
  sqlite: Sqlite.Database,
  presence: Presence,
  { path, backupDir, clock }: Place,
): Connection & Closing {
  const statements = new Map<string, Guarded>();
  /** What a person can mend is a Failure, wherever it comes up. */
  const translated = (error: unknown) => (isDamage(error) ? damage(path, backupDir) : asFailure(error, path));
  const guard =
    <A extends unknown[], T>(fn: (...args: A) => T) =>
    (...args: A): T => {
      try {
        return fn(...args);
      } catch (error) {
        throw translated(error);
      }
    };
  return {
    processId: presence.id,
    now: () => new Date(clock.now()).toISOString(),
    prepare<P extends unknown[] | object = [], R = unknown>(sql: string) {
      let statement = statements.get(sql);
      if (!statement) {
        const native = guard(() => sqlite.prepare<unknown[]>(sql))();
        statement = {
          run: guard(native.run.bind(native)),
          get: guard(native.get.bind(native)),
          all: guard(native.all.bind(native)),
        };
        statements.set(sql, statement);
      }
      return statement as unknown as Sqlite.Statement<P, R>;
    },
    transaction<T>(fn: () => T): T {
      return guard(() => sqlite.transaction(fn).immediate())();
    },
    close() {
      statements.clear();
      sqlite.close();
    },
  };
}
