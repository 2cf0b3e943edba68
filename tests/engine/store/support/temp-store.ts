import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Database, openDatabase } from '#engine/data-folder/data-folder.ts';
import { createStore, type Store } from '#engine/store/store.ts';

/** A clock that stands still until a test moves it. */
export class TestClock {
  time = Date.parse('2026-01-31T08:30:00.000Z');
  now = () => this.time;
}

export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'dockhand-store-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export function openTemp(
  dataDir = tempDir(),
  options: { clock?: TestClock; migrations?: readonly string[] } = {},
): Database {
  const db = openDatabase({ dataDir, clock: new TestClock(), appVersion: '1.2.3', ...options });
  onTestFinished(() => db.close());
  return db;
}

/** A store with the handle that only tests look behind it with. */
export type TempStore = Store & { readonly db: Database };

export function tempStore(dataDir = tempDir(), clock = new TestClock()): TempStore {
  const db = openTemp(dataDir, { clock });
  return { ...createStore(db, (kind, field) => `${kind}/${field}`), db };
}
