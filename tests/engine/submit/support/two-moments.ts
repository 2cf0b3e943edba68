import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { isSound } from '#engine/data-folder/make-ready.ts';

/** Whether what is chosen is of the newer moment. */
export type Choose = () => boolean;

type Value = string | number | null | Uint8Array;
type Row = Readonly<Record<string, Value>>;

/** Of a schema without sheets: what sending writes. */
const TABLES = [
  ...['runs', 'orders', 'claims', 'attempts', 'attempt_orders', 'decisions', 'problems', 'leases', 'accounts'],
  ...['journaled', 'journal_read', 'chores', 'sqlite_sequence'],
];

/** Whether it would be opened: SQLite finds nothing wrong with it, and every row leads somewhere. */
export function isSoundImage(image: Buffer): boolean {
  let sqlite: Sqlite.Database | undefined;
  try {
    const alone = Buffer.from(image);
    // One that says that it has a -wal is not opened without its file.
    alone.fill(1, 18, 20);
    sqlite = new Sqlite(alone);
    return isSound(sqlite, true);
  } catch {
    // Not even opened.
    return false;
  } finally {
    sqlite?.close();
  }
}

/** A database of which each page is of either moment; null where that shows. */
export function mixPages(older: Buffer, newer: Buffer, choose: Choose): Buffer | null {
  const size = newer.readUInt16BE(16);
  const pageOf = (image: Buffer, at: number) => image.subarray(at * size, (at + 1) * size);
  const [first, second] = choose() ? [newer, older] : [older, newer];
  const pages = Array.from({ length: first.length / size }, (_, at) => {
    const [one, other] = [pageOf(first, at), pageOf(second, at)];
    return other.length === 0 || one.equals(other) || choose() ? one : other;
  });
  const mixed = Buffer.concat(pages);
  return isSoundImage(mixed) ? mixed : null;
}

/**
 * Puts older pages into the database of a folder that no program has open, of a copy of it (`before`); false where every mixture
 * of them that was tried shows. `random`: 0 to 1.
 */
export function mixFiles(home: string, before: string, random: () => number): boolean {
  const [older, newer] = [imageOf(before), imageOf(home)];
  for (let turn = 0; turn < 3000; turn += 1) {
    // Fewer and fewer older ones.
    const mixed = mixPages(older, newer, () => random() < Math.min(0.9, 0.5 + turn / 500));
    if (!mixed || mixed.equals(newer)) continue;
    writeFileSync(join(home, 'dockhand.db'), mixed);
    return true;
  }
  return false;
}

/** The database of a folder, with what is in its -wal. */
function imageOf(home: string): Buffer {
  const path = join(home, 'dockhand.db');
  const sqlite = new Sqlite(path);
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  sqlite.close();
  return readFileSync(path);
}

/** A database of which each row is of either moment, or there or not; null where that shows. */
export function mixRows(older: Buffer, newer: Buffer, choose: Choose): Buffer | null {
  const into = new Sqlite(newer);
  try {
    return mixRowsIn(older, into, choose) ? into.serialize() : null;
  } finally {
    into.close();
  }
}

/** The same of a database that is open; it is as it was, and false returned, where that would show. */
export function mixRowsIn(older: Buffer, into: Sqlite.Database, choose: Choose): boolean {
  const from = new Sqlite(older);
  into.pragma('foreign_keys = OFF');
  into.exec('BEGIN');
  try {
    for (const table of TABLES) mixTable(from, into, table, choose);
    if (!isSound(into, true)) throw new Error('that shows');
    into.exec('COMMIT');
    return true;
  } catch {
    // Two rows of one key, or one that leads nowhere.
    into.exec('ROLLBACK');
    return false;
  } finally {
    from.close();
    into.pragma('foreign_keys = ON');
  }
}

function mixTable(from: Sqlite.Database, into: Sqlite.Database, table: string, choose: Choose): void {
  const columns = into
    .prepare<[], { name: string; pk: number }>(`SELECT name, pk FROM pragma_table_info('${table}')`)
    .all();
  const own = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const keys = own.length > 0 ? own : ['name'];
  const idOf = (row: Row) => JSON.stringify(keys.map((key) => row[key]));
  const rowsOf = (sqlite: Sqlite.Database) =>
    new Map(
      sqlite
        .prepare<[], Row>(`SELECT * FROM ${table}`)
        .all()
        .map((row) => [idOf(row), row]),
    );
  const [before, after] = [rowsOf(from), rowsOf(into)];
  const where = keys.map((key) => `${key} IS ?`).join(' AND ');
  const names = columns.map(({ name }) => name);
  const insert = `INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`;
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(id), after.get(id)];
    if (JSON.stringify(old) === JSON.stringify(now) || choose()) continue;
    if (now) into.prepare<Value[]>(`DELETE FROM ${table} WHERE ${where}`).run(...keys.map((key) => now[key] ?? null));
    if (old) into.prepare<Value[]>(insert).run(...names.map((name) => old[name] ?? null));
  }
}
