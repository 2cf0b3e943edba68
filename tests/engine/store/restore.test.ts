import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { Blobs } from '#engine/files/blobs.ts';
import { writeBackup } from '#engine/store/backup.ts';
import { restoreBackup } from '#engine/store/restore.ts';
import { importRun, line, order } from './support/sample-run.ts';
import { TestClock, tempDir, tempStore } from './support/temp-store.ts';

const CLAIM = `INSERT INTO claims (account, kind, key, run, order_id, body_hash, state, claimed_at)
  VALUES ('a', 'k', ?, 'r', ?, 'h', 'accepted', 't')`;
const text = Buffer.from('an attachment');
const sha256 = createHash('sha256').update(text).digest('hex');
const attachment = { name: 'a.pdf', type: 'pdf', size: text.length, sha256 };

/** A store with one run, an order under way and an attachment, backed up; the backup lies elsewhere. */
async function backedUp() {
  const dataDir = tempDir();
  const files = new Blobs(join(dataDir, 'blobs'));
  await files.putBytes(text);
  const store = tempStore(dataDir);
  const run = importRun(store, {
    orders: [order(1, [line(1, { key: 'PO-1' })], { attachments: [attachment] }), order(2, [line(2, {})])],
  });
  store.db.prepare("UPDATE orders SET state = 'queued' WHERE position = 1").run();
  store.runs.setState(run, 'submitting');
  const backup = join(tempDir(), 'backup.db');
  await writeBackup(store.db, files, backup);
  return { dataDir, store, run, backup, files };
}

const options = (dataDir: string, from: string) => ({
  dataDir,
  from,
  files: new Blobs(join(dataDir, 'blobs')),
  clock: new TestClock(),
  appVersion: '1.2.3',
});

test('a backup is one file that another computer can go on from', async () => {
  const { backup, run } = await backedUp();
  expect(readdirSync(join(backup, '..'))).toEqual(['backup.db']);
  const elsewhere = join(tempDir(), 'fresh');
  expect(await restoreBackup(options(elsewhere, backup))).toEqual({ kept: null, claimsKept: true });
  const restored = tempStore(elsewhere);
  expect(restored.grid.window({ run, filter: {}, offset: 0, limit: 9 }).items[0]?.cells).toEqual({
    key: { text: 'PO-1' },
  });
  expect(await new Blobs(join(elsewhere, 'blobs')).read(sha256)).toEqual(text);
});

describe('a restore', () => {
  test('keeps the replaced store aside, with what was not yet in its main file', async () => {
    const { dataDir, store, backup } = await backedUp();
    const later = importRun(store, { orders: [order(1, [line(1, {})])] });
    const crashed = tempDir();
    for (const name of ['dockhand.db', 'dockhand.db-wal']) copyFileSync(join(dataDir, name), join(crashed, name));
    const { kept } = await restoreBackup(options(crashed, backup));
    expect(tempStore(crashed).runs.get(later)).toBeNull();
    const replaced = new Sqlite(String(kept));
    expect(replaced.prepare('SELECT id FROM runs WHERE id = ?').get(later)).toEqual({ id: later });
    replaced.close();
  });

  test('sends nothing again: used keys stay used, what was under way is unknown, no run goes on', async () => {
    const { dataDir, store, backup, run } = await backedUp();
    const later = importRun(store, { orders: [order(1, [line(1, {})], { key: 'LATER' })] });
    const lastOrder = store.orders.byKey(later, ['LATER'])[0]?.id ?? 0;
    store.db.prepare<[string, number]>(CLAIM).run('LATER', lastOrder);
    store.db.close();
    expect(await restoreBackup(options(dataDir, backup))).toMatchObject({ claimsKept: true });
    const restored = tempStore(dataDir);
    expect(restored.db.prepare('SELECT key, state FROM claims').all()).toEqual([{ key: 'LATER', state: 'accepted' }]);
    expect(restored.orders.after(run, 0, 9).map((it) => it.state)).toEqual(['unknown', 'ready']);
    expect(restored.runs.get(run)?.state).toBe('paused');
    expect(restored.orders.append(run, 'NEW', 'ready')).toBeGreaterThan(lastOrder);
  });

  test('replaces a damaged store, and says that its keys could not be read', async () => {
    const { dataDir, store, backup, run } = await backedUp();
    store.db.close();
    const path = join(dataDir, 'dockhand.db');
    writeFileSync(path, 'damaged'.repeat(2000));
    const { kept, claimsKept } = await restoreBackup(options(dataDir, backup));
    expect(claimsKept).toBe(false);
    expect(readFileSync(String(kept), 'utf8')).toMatch(/^damaged/);
    expect(tempStore(dataDir).runs.get(run)).not.toBeNull();
  });

  test('is refused while the store is open', async () => {
    const { dataDir, backup, run, store } = await backedUp();
    await expect(restoreBackup(options(dataDir, backup))).rejects.toMatchObject({ code: 'store.inUse' });
    expect(store.runs.get(run)).not.toBeNull();
  });

  test.each([
    ['no database', (path: string) => writeFileSync(path, 'x'.repeat(5000))],
    ['of another program', (path: string) => new Sqlite(path).exec('CREATE TABLE theirs (a)').close()],
  ])('from a file that is %s is refused and changes nothing', async (_name, write) => {
    const { dataDir, store } = await backedUp();
    store.db.close();
    const before = readFileSync(join(dataDir, 'dockhand.db'));
    const from = join(tempDir(), 'other.db');
    write(from);
    await expect(restoreBackup(options(dataDir, from))).rejects.toMatchObject({ code: 'store.notBackup' });
    expect(readFileSync(join(dataDir, 'dockhand.db'))).toEqual(before);
  });
});
