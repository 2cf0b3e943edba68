import Sqlite from 'better-sqlite3';
import type { Database } from '#engine/data-folder/data-folder.ts';
import { migrations } from '#engine/data-folder/migrations/index.ts';
import { createLedger } from '#engine/ledger/ledger.ts';
import type { Clock } from '#engine/ports.ts';
import { createStore } from '#engine/store/store.ts';

/** An empty store in memory, with the released schema. */
export function memorySqlite(): Sqlite.Database {
  const sqlite = new Sqlite(':memory:');
  sqlite.pragma('foreign_keys = ON');
  for (const migration of migrations) sqlite.exec(migration);
  return sqlite;
}

export interface HandleOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly processId: string;
  readonly isAlive: (processId: string) => boolean;
  /** Called before each statement and after each commit; throws when the process is to be dead. */
  readonly step?: () => void;
  /** Called before each write and each commit; throws what a store throws that takes nothing. */
  readonly write?: () => void;
}

/** One process's view of a store that outlives it. */
export function storeHandle(sqlite: Sqlite.Database, options: HandleOptions): Database {
  const { clock, processId, isAlive, step = () => {}, write = () => {} } = options;
  const statements = new Map<string, Sqlite.Statement<unknown[]>>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? sqlite.prepare<unknown[]>(sql);
    statements.set(sql, statement);
    return statement;
  };
  const handle: Database = {
    path: ':memory:',
    backupDir: '',
    sqlite,
    processId,
    isAlive,
    isAlone: () => true,
    now: () => new Date(clock.now()).toISOString(),
    prepare<P extends unknown[] | object = [], R = unknown>(sql: string) {
      const statement = prepared(sql);
      const stepped =
        <A extends unknown[], T>(fn: (...args: A) => T, before = () => {}) =>
        (...args: A) => {
          step();
          before();
          return fn.apply(statement, args);
        };
      const wrapped = { run: stepped(statement.run, write), get: stepped(statement.get), all: stepped(statement.all) };
      return wrapped as unknown as Sqlite.Statement<P, R>;
    },
    transaction<T>(fn: () => T): T {
      step();
      const committed = () => {
        const result = fn();
        write();
        return result;
      };
      const result = sqlite.transaction(committed).immediate();
      step();
      return result;
    },
    // What is in memory has no other connection.
    get unsynced() {
      return handle;
    },
    close: () => {},
  };
  return handle;
}

/** What sending works on, by that view. */
export function storeAndLedger(db: Database, clock: Clock) {
  return { store: createStore(db, (_, field) => field), ledger: createLedger(db, clock) };
}

/** A run with one ready order for each key; the ids are in the order of the keys. */
export function insertRun(sqlite: Sqlite.Database, run: string, keys: readonly string[]): readonly number[] {
  sqlite
    .prepare(
      "INSERT INTO runs (id, kind, state, target, created_at) VALUES (?, 'test-kind', 'checked', 'practice', '')",
    )
    .run(run);
  const insert = sqlite.prepare(
    "INSERT INTO orders (run, position, key, state, updated_at) VALUES (?, ?, ?, 'ready', '')",
  );
  return keys.map((key, index) => Number(insert.run(run, index + 1, key).lastInsertRowid));
}
