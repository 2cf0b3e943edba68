import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { migrations } from '#engine/data-folder/migrations/index.ts';
import { openTemp, tempDir } from '../store/support/temp-store.ts';

const RUN = "INSERT INTO runs (id, kind, state, target, created_at) VALUES ('r', 'k', 'checked', 'practice', 't')";

/** A file as a program with the first `version` migrations left it, holding one run. */
function historic(version: number): string {
  const dataDir = tempDir();
  const sqlite = new Sqlite(join(dataDir, 'dockhand.db'));
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma(`application_id = ${0x444b4844}`);
  for (const sql of migrations.slice(0, version)) sqlite.exec(sql);
  sqlite.pragma(`user_version = ${version}`);
  sqlite.exec(RUN);
  sqlite.close();
  return dataDir;
}

const backups = (dataDir: string) =>
  readdirSync(join(dataDir, 'backups')).map((name) => join(dataDir, 'backups', name));

function runsIn(path: string): unknown {
  const sqlite = new Sqlite(path, { readonly: true });
  const runs = sqlite.prepare('SELECT id FROM runs').all();
  const version = sqlite.pragma('user_version', { simple: true });
  sqlite.close();
  return { runs, version };
}

/** What tables and indexes there are, and of what form. */
function tablesOf(path: string): unknown {
  const sqlite = new Sqlite(path, { readonly: true });
  const tables = sqlite.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
  sqlite.close();
  return tables;
}

describe.each(migrations.map((_, i) => i + 1))('a file of version %i', (version) => {
  // The released list grows: a further step stands in for the version to come.
  const next = [...migrations, 'CREATE TABLE later (a INTEGER NOT NULL) STRICT;'];

  test('is backed up and brought to head with its content', () => {
    const dataDir = historic(version);
    const db = openTemp(dataDir, { migrations: next });
    expect(db.sqlite.pragma('user_version', { simple: true })).toBe(next.length);
    expect(db.prepare('SELECT id FROM runs').all()).toEqual([{ id: 'r' }]);
    expect(backups(dataDir).map(runsIn)).toEqual([{ runs: [{ id: 'r' }], version }]);
  });

  test('is left as it was by a migration that fails half-way', () => {
    const dataDir = historic(version);
    const path = join(dataDir, 'dockhand.db');
    const before = tablesOf(path);
    const failing = [...next, 'CREATE TABLE half (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1);'];
    expect(() => openTemp(dataDir, { migrations: failing })).toThrow(
      expect.objectContaining({ code: 'store.migration' }),
    );
    expect(runsIn(path)).toEqual({ runs: [{ id: 'r' }], version });
    expect(tablesOf(path)).toEqual(before);
    const old = openTemp(dataDir, { migrations: migrations.slice(0, version) });
    expect(old.prepare('SELECT id FROM runs').all()).toEqual([{ id: 'r' }]);
  });
});

test('a migration that leaves rows without their parent is refused', () => {
  const dataDir = historic(1);
  const orphaning = [
    ...migrations.slice(0, 1),
    "INSERT INTO orders (run, position, key, state, updated_at) VALUES ('gone', 1, 'x', 'ready', 't');",
  ];
  expect(() => openTemp(dataDir, { migrations: orphaning })).toThrow(
    expect.objectContaining({ code: 'store.migration' }),
  );
});

test('a schema is not changed under another process', () => {
  const dataDir = historic(1);
  openTemp(dataDir, { migrations: migrations.slice(0, 1) });
  const before = readFileSync(join(dataDir, 'dockhand.db'));
  expect(() => openTemp(dataDir)).toThrow(expect.objectContaining({ code: 'store.inUse' }));
  expect(readFileSync(join(dataDir, 'dockhand.db'))).toEqual(before);
});

test('a new file needs no backup', () => {
  const dataDir = tempDir();
  openTemp(dataDir);
  expect(backups(dataDir)).toEqual([]);
});

test('accounts of eTower that relied on the defaults of their day go on as they were', () => {
  const dataDir = historic(6);
  const sqlite = new Sqlite(join(dataDir, 'dockhand.db'));
  const insert = sqlite.prepare(
    "INSERT INTO accounts (id, partner, name, target, settings, created_at) VALUES (?, ?, 'n', ?, ?, 't')",
  );
  insert.run('plain', 'etower', 'production', '{"concurrency":2}');
  insert.run('said', 'etower', 'production', '{"baseUrl":"https://b.example","signTarget":"url"}');
  insert.run('environment-etower-1', 'etower', 'production', '{}');
  insert.run('practice-etower', 'etower', 'practice', '{}');
  insert.run('other', 'top', 'production', '{}');
  sqlite.close();
  const rows = openTemp(dataDir)
    .prepare<[], { id: string; settings: string }>('SELECT id, settings FROM accounts')
    .all()
    .map(({ id, settings }) => [id, JSON.parse(settings)]);
  expect(Object.fromEntries(rows)).toEqual({
    plain: { concurrency: 2, signTarget: 'path', baseUrl: 'https://cfs-qa.etowertech.com' },
    said: { baseUrl: 'https://b.example', signTarget: 'url' },
    'environment-etower-1': { signTarget: 'path' },
    'practice-etower': {},
    other: {},
  });
});

test('mappings that were remembered are layouts with the same columns, each under a name of its own', () => {
  const dataDir = historic(14);
  const sqlite = new Sqlite(join(dataDir, 'dockhand.db'));
  const insert = sqlite.prepare('INSERT INTO mappings VALUES (?, ?, ?, ?)');
  const headers = JSON.stringify(['sku', '箱号', '箱数', '备注']);
  insert.run('overseas-inbound', headers, JSON.stringify({ sku: 'sku', 备注: null, '箱"号': 'boxNo' }), '2026-01-01');
  insert.run('cainiao-stock-in', headers, '{}', '2026-01-02');
  sqlite.close();
  const db = openTemp(dataDir);
  const rows = db.prepare<[], Record<string, string>>('SELECT * FROM layouts ORDER BY saved_at').all();
  expect(rows).toMatchObject([
    { name: 'sku 箱号 箱数', kind: 'overseas-inbound', headers, saved_at: '2026-01-01', constants: '{}', cells: '[]' },
    { name: 'sku 箱号 箱数 (2)', kind: 'cainiao-stock-in', columns: '{}' },
  ]);
  expect(JSON.parse(rows[0]?.columns ?? '')).toEqual({
    sku: { field: 'sku' },
    备注: { field: null },
    '箱"号': { field: 'boxNo' },
  });
  expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
});
