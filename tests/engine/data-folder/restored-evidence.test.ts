import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Blobs } from '#engine/blobs.ts';
import { writeBackup } from '#engine/data-folder/backup.ts';
import { restoreBackup } from '#engine/data-folder/restore.ts';
import { createAttempts } from '#engine/ledger/attempts.ts';
import { createClaims } from '#engine/ledger/claims.ts';
import { importRun, line, order } from '../store/support/sample-run.ts';
import { TestClock, tempDir, tempStore } from '../store/support/temp-store.ts';

const keys = ['UNREAD', 'QUEUED', 'GOING', 'LATER'];
const scope = { account: 'a', kind: 'k' };

/** A run that was backed up in the midst of being sent: one order is on its way then, two wait. */
async function backedUp() {
  const dataDir = tempDir();
  const files = new Blobs(join(dataDir, 'blobs'));
  const store = tempStore(dataDir);
  const run = importRun(store, { orders: keys.map((key, at) => order(at + 1, [line(at + 1, {})], { key })) });
  const [attempts, claims] = [createAttempts(store.db), createClaims(store.db)];
  const ids = new Map(store.orders.byKey(run, keys).map(({ id, key }) => [key, id]));
  const idOf = (key: string) => ids.get(key) ?? 0;
  const send = (key: string) => {
    store.outbox.move(idOf(key), 'queued', { state: 'sending' });
    return attempts.begin({ run, ...scope, purpose: 'send', orders: [{ id: idOf(key), key }] });
  };
  for (const key of keys) {
    store.outbox.enqueue(idOf(key), {}, 'h');
    claims.put(scope, key, { run, order: idOf(key), bodyHash: 'h' });
  }
  store.runs.setState(run, 'submitting');
  const going = send('GOING');
  const backup = join(tempDir(), 'backup.db');
  await writeBackup(store.db, files, backup);
  const restored = async (into: string) => {
    await restoreBackup({ dataDir: into, from: backup, files, clock: new TestClock(), appVersion: '1.2.3' });
    const { orders, db } = tempStore(into);
    const of = (key: string) => ({
      ...{ state: orders.summary(idOf(key))?.state, unanswered: orders.summary(idOf(key))?.unanswered },
      attempts: createAttempts(db)
        .ofOrder(idOf(key))
        .map(({ result, detail }) => [result, detail]),
    });
    return Object.fromEntries(keys.map((key) => [key, of(key)]));
  };
  return { dataDir, store, run, attempts, idOf, send, going, restored };
}

test('a restore keeps what the exchanges about what was sent came to, before and after the backup', async () => {
  const { dataDir, store, attempts, idOf, send, going, restored } = await backedUp();
  attempts.end(going, { status: 502, result: 'unknown', detail: 'http-502' });
  store.outbox.move(idOf('GOING'), 'sending', { state: 'unknown' });
  const unread = send('UNREAD');
  attempts.end(unread, { status: 200, result: 'unknown', detail: 'unreadable' });
  store.outbox.move(idOf('UNREAD'), 'sending', { state: 'unknown' });
  const later = send('LATER');
  attempts.end(later, { status: 200, result: 'accepted', detail: null });
  store.outbox.move(idOf('LATER'), 'sending', { state: 'accepted', partnerNo: 'NO-1' });
  store.db.close();
  expect(await restored(dataDir)).toMatchObject({
    UNREAD: { state: 'unknown', unanswered: { detail: 'unreadable' }, attempts: [['unknown', 'unreadable']] },
    GOING: { state: 'unknown', unanswered: { detail: 'http-502' }, attempts: [['unknown', 'http-502']] },
    LATER: { state: 'accepted', attempts: [['accepted', null]] },
    // Nothing of it left that is known of: no interruption is made up.
    QUEUED: { state: 'unknown', unanswered: null, attempts: [] },
  });
});

test('what the office gave, and what it has not been told of, is known after a restore as before', async () => {
  const { dataDir, store, run, idOf, restored } = await backedUp();
  const claims = createClaims(store.db);
  store.db.prepare('UPDATE claims SET practice = 0').run();
  for (const key of keys) {
    store.db.prepare<[string, string]>('UPDATE claims SET fence = ? WHERE key = ?').run(`0.${idOf(key)}`, key);
  }
  store.db.prepare("UPDATE claims SET state = 'accepted' WHERE key = 'GOING'").run();
  claims.settle(scope, 'LATER', idOf('LATER'), 'accepted', 'NO-1');
  const known = () =>
    store.db
      .prepare<[string], object>('SELECT key, state, fence, untold FROM claims WHERE run = ? ORDER BY key')
      .all(run);
  const before = known();
  expect(before).toHaveLength(keys.length);
  store.db.close();
  await restored(dataDir);
  const after = tempStore(dataDir).db;
  expect(
    after.prepare<[string], object>('SELECT key, state, fence, untold FROM claims WHERE run = ? ORDER BY key').all(run),
  ).toEqual(before);
});

test('where only the backup is left, what was on its way then is not told to have been interrupted', async () => {
  const { store, restored } = await backedUp();
  store.db.close();
  expect(await restored(join(tempDir(), 'fresh'))).toMatchObject({
    GOING: { state: 'unknown', unanswered: { result: 'untold' }, attempts: [['untold', null]] },
    QUEUED: { state: 'unknown', unanswered: null, attempts: [] },
  });
});
