import type Sqlite from 'better-sqlite3';
import { Failure } from '#shared/contract/failure.ts';
import type { Clock } from '../ports.ts';
import { lastBackup } from './backup.ts';
import type { Presence } from './presence.ts';
import { asFailure, isDamage } from './sqlite-error.ts';

/** The open store of one process. Every call is synchronous; keep transactions short, the engine answers in between. */
export interface Database {
  readonly path: string;
  readonly backupDir: string;
  /** Names this opening of the data folder; never used again by any process. */
  readonly processId: string;
  /** True while the process that had `processId` still has the data folder open. */
  isAlive(processId: string): boolean;
  /** True while no other process has the data folder open. */
  isAlone(): boolean;
  /** Wall time as an ISO string, for stamps. */
  now(): string;
  /** A statement, prepared once per SQL text. Do not `iterate` it: a caller further up may be using it. */
  prepare<P extends unknown[] | object = [], R = unknown>(sql: string): Sqlite.Statement<P, R>;
  /** Runs `fn` in a write transaction taken at once (IMMEDIATE); inside another one it becomes a savepoint of it. */
  transaction<T>(fn: () => T): T;
  /** The connection itself, for backups. */
  readonly sqlite: Sqlite.Database;
  close(): void;
}

/** The file is left as it is: a person restores the backup, which keeps the damaged file aside. */
export function damage(file: string, backupDir: string): Failure {
  const backup = lastBackup(backupDir);
  return backup ? new Failure('store.damaged', { file, backup }) : new Failure('store.damagedNoBackup', { file });
}

interface Place {
  readonly path: string;
  readonly backupDir: string;
  readonly clock: Pick<Clock, 'now'>;
}

export function createHandle(sqlite: Sqlite.Database, presence: Presence, { path, backupDir, clock }: Place): Database {
  const statements = new Map<string, Sqlite.Statement<unknown[]>>();
  return {
    path,
    backupDir,
    sqlite,
    processId: presence.id,
    isAlive: presence.isAlive,
    isAlone: () => !presence.hasOthers(),
    now: () => new Date(clock.now()).toISOString(),
    prepare<P extends unknown[] | object = [], R = unknown>(sql: string) {
      let statement = statements.get(sql);
      if (!statement) {
        statement = sqlite.prepare(sql);
        statements.set(sql, statement);
      }
      return statement as unknown as Sqlite.Statement<P, R>;
    },
    transaction<T>(fn: () => T): T {
      try {
        return sqlite.transaction(fn).immediate();
      } catch (error) {
        throw isDamage(error) ? damage(path, backupDir) : asFailure(error, path);
      }
    },
    close() {
      statements.clear();
      sqlite.close();
      presence.leave();
    },
  };
}
