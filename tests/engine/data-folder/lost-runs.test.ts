import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Blobs } from '#engine/blobs.ts';
import { writeBackup } from '#engine/data-folder/backup.ts';
import { restoreBackup } from '#engine/data-folder/restore.ts';
import { createAttempts } from '#engine/ledger/attempts.ts';
import { createClaims } from '#engine/ledger/claims.ts';
import { importRun, line, order } from '../store/support/sample-run.ts';
import { TestClock, tempDir, tempStore } from '../store/support/temp-store.ts';

test('of a run that the backup lacks a restore tells what was only queued from what may have left', async () => {
  const dataDir = tempDir();
  const files = new Blobs(join(dataDir, 'blobs'));
  const store = tempStore(dataDir);
  const backup = join(tempDir(), 'backup.db');
  await writeBackup(store.db, files, backup);
  const keys = ['QUEUED', 'SENDING', 'AGAIN', 'OPEN', 'DONE'];
  const later = importRun(store, { orders: keys.map((key, at) => order(at + 1, [line(at + 1, {})], { key })) });
  const [claims, attempts] = [createClaims(store.db), createAttempts(store.db)];
  const scope = { account: 'a', kind: 'k' };
  const idOf = (key: string) => store.orders.byKey(later, [key])[0]?.id ?? 0;
  for (const key of keys) {
    const id = idOf(key);
    store.outbox.enqueue(id, {}, 'h');
    claims.put(scope, key, { run: later, order: id, bodyHash: 'h' });
  }
  store.outbox.move(idOf('SENDING'), 'queued', { state: 'sending' });
  // Turned away once, and in the queue again.
  attempts.begin({ run: later, ...scope, purpose: 'send', orders: [{ id: idOf('AGAIN'), key: 'AGAIN' }] });
  store.outbox.move(idOf('OPEN'), 'queued', { state: 'unknown' });
  store.outbox.move(idOf('DONE'), 'queued', { state: 'accepted' });
  claims.settle(scope, 'DONE', idOf('DONE'), 'accepted', 'NO-1');
  store.db.close();
  const { missing } = await restoreBackup({
    ...{ dataDir, from: backup, files, clock: new TestClock(), appVersion: '1.2.3' },
  });
  expect(missing).toMatchObject([{ id: later, orders: 5, done: 1, unknown: 2, queued: 2 }]);
  const { db } = tempStore(dataDir);
  const states = db.prepare<[], { key: string; state: string }>('SELECT key, state FROM claims').all();
  expect(Object.fromEntries(states.map(({ key, state }) => [key, state]))).toEqual({
    ...{ QUEUED: 'queued', SENDING: 'unknown', AGAIN: 'unknown', OPEN: 'unknown', DONE: 'accepted' },
  });
});
