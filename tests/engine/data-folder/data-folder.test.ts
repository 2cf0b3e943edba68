import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '#engine/data-folder/data-folder.ts';
import { migrations } from '#engine/data-folder/migrations/index.ts';
import { Failure } from '#shared/contract/failure.ts';
import { openTemp, TestClock, tempDir } from '../store/support/temp-store.ts';

const open = (dataDir: string) => openDatabase({ dataDir, clock: new TestClock(), appVersion: '1.2.3' });

function failureOf(call: () => unknown): Failure {
  try {
    call();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('an opened store', () => {
  test.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['busy_timeout', 10_000],
    ['application_id', 0x444b4844],
    ['user_version', migrations.length],
  ])('has %s = %s', (name, value) => {
    expect(openTemp().sqlite.pragma(name, { simple: true })).toBe(value);
  });

  test('has another connection for what nobody sees yet, which alone does not wait for the disk', () => {
    const dataDir = tempDir();
    const db = open(dataDir);
    const pragma = (name: string) => db.unsynced.prepare<[], object>(`PRAGMA ${name}`).get();
    expect([pragma('synchronous'), pragma('foreign_keys')]).toEqual([{ synchronous: 1 }, { foreign_keys: 1 }]);
    expect(db.sqlite.pragma('synchronous', { simple: true })).toBe(2);
    db.unsynced.transaction(() => db.unsynced.prepare("INSERT INTO settings (key, value) VALUES ('a', '1')").run());
    expect(db.prepare("SELECT value FROM settings WHERE key = 'a'").get()).toEqual({ value: '1' });
    db.close();
    // The last one that leaves takes the -wal with it: none of them was left open.
    expect(existsSync(join(dataDir, 'dockhand.db-wal'))).toBe(false);
  });

  test('has STRICT tables only, and they refuse a wrong type', () => {
    const db = openTemp();
    const loose = db.sqlite
      .prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict")
      .all();
    expect(loose.map((row) => (row as { name: string }).name).filter((name) => !name.startsWith('sqlite_'))).toEqual(
      [],
    );
    expect(() => db.prepare("INSERT INTO chores (name, done_at) VALUES ('x', 'soon')").run()).toThrow(
      expect.objectContaining({ code: 'SQLITE_CONSTRAINT_DATATYPE' }),
    );
  });

  test('rolls a transaction back when it throws, and an inner one only by itself', () => {
    const db = openTemp();
    const add = (name: string) => db.prepare<[string]>('INSERT INTO chores (name, done_at) VALUES (?, 1)').run(name);
    db.transaction(() => {
      add('outer');
      expect(() =>
        db.transaction(() => {
          add('inner');
          throw new Error('no');
        }),
      ).toThrow('no');
    });
    const names = db.prepare<[], { name: string }>('SELECT name FROM chores').all();
    expect(names.map((row) => row.name)).toEqual(['integrity', 'outer']);
  });

  test('prepares each statement once', () => {
    const db = openTemp();
    expect(db.prepare('SELECT 1')).toBe(db.prepare('SELECT 1'));
  });

  test('may be open in two places, which know of each other', () => {
    const dataDir = tempDir();
    const first = openTemp(dataDir);
    const second = open(dataDir);
    expect(first.isAlive(second.processId)).toBe(true);
    second.close();
    expect(first.isAlive(second.processId)).toBe(false);
    expect(first.isAlive('../never')).toBe(false);
  });
});

describe('a file that must not be used', () => {
  test('from a newer program is refused and not changed', () => {
    const dataDir = tempDir();
    const path = join(dataDir, 'dockhand.db');
    open(dataDir).close();
    const sqlite = new Sqlite(path);
    sqlite.pragma('user_version = 99');
    sqlite.close();
    const before = readFileSync(path);
    expect(failureOf(() => open(dataDir))).toMatchObject({
      code: 'store.newer',
      params: { file: path, version: '1.2.3' },
    });
    expect(readFileSync(path)).toEqual(before);
  });

  test('of another program is refused and not changed', () => {
    const dataDir = tempDir();
    const path = join(dataDir, 'dockhand.db');
    const sqlite = new Sqlite(path);
    sqlite.exec('CREATE TABLE theirs (a)');
    sqlite.close();
    const before = readFileSync(path);
    expect(failureOf(() => open(dataDir)).code).toBe('store.foreign');
    expect(readFileSync(path)).toEqual(before);
  });

  test('that is no database is refused and not changed', () => {
    const dataDir = tempDir();
    const path = join(dataDir, 'dockhand.db');
    writeFileSync(path, 'not a database, however long it may be'.repeat(100));
    const before = readFileSync(path);
    expect(failureOf(() => open(dataDir))).toMatchObject({ code: 'store.damagedNoBackup', params: { file: path } });
    expect(readFileSync(path)).toEqual(before);
  });

  test('with damaged pages is refused, not changed, and the newest backup is named', () => {
    const dataDir = tempDir();
    const path = join(dataDir, 'dockhand.db');
    open(dataDir).close();
    const backup = join(dataDir, 'backups', 'before-update-1.db');
    writeFileSync(backup, readFileSync(path));
    const damaged = readFileSync(path);
    damaged.fill(0xff, 4096 * 3, 4096 * 5);
    writeFileSync(path, damaged);
    expect(failureOf(() => open(dataDir))).toMatchObject({ code: 'store.damaged', params: { file: path, backup } });
    expect(readFileSync(path)).toEqual(damaged);
  });

  test('in a folder that cannot be made is said to be not writable', () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'file'), '');
    expect(failureOf(() => open(join(dir, 'file', 'data'))).code).toBe('store.notWritable');
  });
});

describe('the full integrity check', () => {
  const lastCheck = (dataDir: string, clock: TestClock) => {
    const db = openDatabase({ dataDir, clock, appVersion: '1.2.3' });
    const row = db.prepare<[], { done_at: number }>("SELECT done_at FROM chores WHERE name = 'integrity'").get();
    db.close();
    return row?.done_at;
  };

  test('is made once a week', () => {
    const dataDir = tempDir();
    const clock = new TestClock();
    const made = clock.time;
    expect(lastCheck(dataDir, clock)).toBe(made);
    clock.time += 6 * 86_400_000;
    expect(lastCheck(dataDir, clock)).toBe(made);
    clock.time += 2 * 86_400_000;
    expect(lastCheck(dataDir, clock)).toBe(clock.time);
  });

  test('is made after a process ended without closing, once', () => {
    const dataDir = tempDir();
    const clock = new TestClock();
    lastCheck(dataDir, clock);
    // What a killed process leaves: a lock file that nobody holds.
    writeFileSync(join(dataDir, 'processes', 'killed.lock'), '');
    const crashed = ++clock.time;
    expect(lastCheck(dataDir, clock)).toBe(crashed);
    clock.time += 1;
    expect(lastCheck(dataDir, clock)).toBe(crashed);
  });

  test('is made after a program ended that could not put its last changes into the file', () => {
    const dataDir = tempDir();
    const clock = new TestClock();
    lastCheck(dataDir, clock);
    const db = openDatabase({ dataDir, clock, appVersion: '0.0.0' });
    // Somebody reads, who may not write: what is changed from now on stays in the -wal when the program ends, and after.
    const reader = new Sqlite(db.path, { readonly: true });
    reader.exec('BEGIN; SELECT * FROM chores');
    db.prepare("UPDATE chores SET name = name WHERE name = 'integrity'").run();
    db.close();
    reader.close();
    rmSync(`${db.path}-wal`, { force: true });
    clock.time += 1;
    expect(lastCheck(dataDir, clock)).toBe(clock.time);
  });

  test('finds old pages beside new ones: each is sound, and rows lead to others that are not there', () => {
    const dataDir = tempDir();
    const clock = new TestClock();
    lastCheck(dataDir, clock);
    // As a -wal leaves it that is lost when a part of it was in the file: an exchange's orders, and not the exchange.
    const sqlite = new Sqlite(join(dataDir, 'dockhand.db'));
    sqlite.pragma('foreign_keys = OFF');
    sqlite.exec("INSERT INTO attempt_orders (attempt, order_id, key) VALUES (160, 1, 'R-1')");
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    sqlite.close();
    writeFileSync(join(dataDir, 'processes', 'killed.lock'), '');
    expect(failureOf(() => lastCheck(dataDir, clock)).code).toBe('store.damagedNoBackup');
  });
});

test('a full integrity check has the journal compared with the store again, the quick one does not', () => {
  const dataDir = tempDir();
  const compared = () => {
    const db = open(dataDir);
    const row = db.prepare<[], object>("SELECT 1 FROM chores WHERE name = 'compared'").get();
    db.close();
    return row !== undefined;
  };
  const db = open(dataDir);
  db.sqlite.exec("INSERT INTO chores (name, done_at) VALUES ('compared', 1)");
  db.close();
  expect(compared()).toBe(true);
  writeFileSync(join(dataDir, 'processes', 'killed.lock'), '');
  expect(compared()).toBe(false);
});

test('so has one that something else wrote to since the last program left, but not while another program has it open', () => {
  const dataDir = tempDir();
  const path = join(dataDir, 'dockhand.db');
  const isCompared = (db: ReturnType<typeof open>) =>
    db.prepare<[], object>("SELECT 1 FROM chores WHERE name = 'compared'").get() !== undefined;
  const first = open(dataDir);
  first.sqlite.exec("INSERT INTO chores (name, done_at) VALUES ('compared', 1)");
  const beside = open(dataDir);
  expect(isCompared(beside)).toBe(true);
  first.close();
  beside.close();
  const later = open(dataDir);
  expect(isCompared(later)).toBe(true);
  later.close();
  // As a program does that keeps two folders alike.
  copyFileSync(path, `${path}.copy`);
  renameSync(`${path}.copy`, path);
  const last = open(dataDir);
  expect(isCompared(last)).toBe(false);
  last.close();
});

test('the full integrity check finds entries in an index of some rows that the table knows nothing of, which SQLite does not', () => {
  const dataDir = tempDir();
  const path = join(dataDir, 'dockhand.db');
  const db = open(dataDir);
  const root = db.sqlite.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'attempts_open'").pluck().get();
  const insert = "INSERT INTO attempts (run, account, kind, purpose, started_at) VALUES ('r', 'A', 'k', 'send', '')";
  db.sqlite.exec(insert);
  db.close();
  const before = readFileSync(path);
  const later = open(dataDir);
  later.sqlite.exec("UPDATE attempts SET ended_at = ''");
  later.close();
  // The index's page is the one of before the attempt had ended.
  const mixed = readFileSync(path);
  const page = (Number(root) - 1) * 4096;
  before.copy(mixed, page, page, page + 4096);
  writeFileSync(path, mixed);
  const sqlite = new Sqlite(path);
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  sqlite.close();
  writeFileSync(join(dataDir, 'processes', 'killed.lock'), '');
  expect(failureOf(() => open(dataDir)).code).toBe('store.damagedNoBackup');
});

test('an opening that failed leaves nothing locked', () => {
  const dataDir = tempDir();
  const path = join(dataDir, 'dockhand.db');
  writeFileSync(path, 'x'.repeat(5000));
  failureOf(() => open(dataDir));
  rmSync(path);
  expect(() => open(dataDir).close()).not.toThrow();
  expect(statSync(path).size).toBeGreaterThan(0);
});
