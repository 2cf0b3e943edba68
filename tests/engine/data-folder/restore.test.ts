import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { Blobs } from '#engine/blobs.ts';
import { writeBackup } from '#engine/data-folder/backup.ts';
import { restoreBackup } from '#engine/data-folder/restore.ts';
import { createClaims } from '#engine/ledger/claims.ts';
import { ownDesk } from '#engine/ledger/office/own-desk.ts';
import { importRun, line, order } from '../store/support/sample-run.ts';
import { type TempStore, TestClock, tempDir, tempStore } from '../store/support/temp-store.ts';

const CLAIM = `INSERT INTO claims (account, kind, key, run, order_id, body_hash, state, claimed_at)
  VALUES ('a', 'k', ?, 'r', ?, 'h', 'accepted', 't')`;
const text = Buffer.from('an attachment');
const sha256 = createHash('sha256').update(text).digest('hex');
const attachment = { name: 'a.pdf', type: 'pdf', size: text.length, sha256 };

/** A store with one run, an order under way and an attachment, backed up; the backup lies elsewhere. */
async function backedUp(prepare: (store: TempStore) => void = () => undefined) {
  const dataDir = tempDir();
  const files = new Blobs(join(dataDir, 'blobs'));
  await files.putBytes(text);
  const store = tempStore(dataDir);
  const run = importRun(store, {
    orders: [order(1, [line(1, { key: 'PO-1' })], { attachments: [attachment] }), order(2, [line(2, {})])],
  });
  store.db.prepare("UPDATE orders SET state = 'queued' WHERE position = 1").run();
  store.runs.setState(run, 'submitting');
  prepare(store);
  const backup = join(tempDir(), 'backup.db');
  await writeBackup(store.db, files, backup);
  return { dataDir, store, run, backup, files };
}

function addAccount(store: TempStore, id: string, target: 'practice' | 'production'): void {
  store.db
    .prepare<[string, string]>(
      "INSERT INTO accounts (id, partner, name, target, settings, created_at) VALUES (?, 'p', 'n', ?, '{}', 't')",
    )
    .run(id, target);
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
  expect(await restoreBackup(options(elsewhere, backup))).toEqual({ kept: null, claimsKept: true, missing: [] });
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

  test('stays the desk that it is to the office’s others, as which it opened their ledger last', async () => {
    const server = { incarnation: 'server', generation: 1, lsn: 1000 };
    const openedAs = (store: TempStore, stamp: string, epoch: number) => {
      const desk = ownDesk(store.db);
      desk.propose(stamp, epoch);
      desk.opened({ office: 'o', epoch, seq: 10 * epoch, ...server });
      return desk.id;
    };
    const { dataDir, store, backup } = await backedUp((before) => void openedAs(before, 'first', 1));
    const id = openedAs(store, 'second', 2);
    store.db.close();
    await restoreBackup(options(dataDir, backup));
    const desk = ownDesk(tempStore(dataDir).db);
    expect([desk.id, desk.lastHeard()]).toEqual([id, { office: 'o', epoch: 2, seq: 20, ...server }]);
    expect(desk.stamps().toSorted()).toEqual(['first', 'second']);
  });

  test('what was withdrawn since the backup stays withdrawn', async () => {
    const { dataDir, store, backup, run } = await backedUp((before) => {
      addAccount(before, 'a', 'production');
      before.db.prepare("UPDATE runs SET account = 'a', kind = 'k'").run();
      before.db.prepare("UPDATE orders SET state = 'accepted' WHERE position = 2").run();
    });
    const { key = '' } = store.orders.after(run, 1, 1)[0] ?? {};
    expect(store.withdrawals.put({ account: 'a', kind: 'k', key }, { how: 'portal', by: 'me' })).toBe(1);
    expect(store.runs.counts(run)).toMatchObject({ accepted: 0, withdrawn: 1 });
    const crashed = tempDir();
    for (const name of ['dockhand.db', 'dockhand.db-wal']) copyFileSync(join(dataDir, name), join(crashed, name));
    await restoreBackup(options(crashed, backup));
    expect(tempStore(crashed).runs.counts(run)).toMatchObject({ accepted: 0, withdrawn: 1 });
  });

  test('that a partner was asked since the backup to cancel an order is known on, and what came of it', async () => {
    const { dataDir, store, backup } = await backedUp((before) => {
      const { begin } = before.cancelRequests;
      for (const key of ['FIRST', 'BOTH']) begin({ account: 'a', kind: 'k', key }, 'me');
    });
    const of = (key: string) => ({ account: 'a', kind: 'k', key });
    store.cancelRequests.end(of('BOTH'), { outcome: 'cancelled', said: 'done' });
    store.cancelRequests.begin(of('LATER'), 'you');
    store.db.close();
    await restoreBackup(options(dataDir, backup));
    const { get } = tempStore(dataDir).cancelRequests;
    expect(get(of('FIRST'))).toMatchObject({ outcome: 'asked', by: 'me' });
    expect(get(of('BOTH'))).toMatchObject({ outcome: 'cancelled', said: 'done' });
    expect(get(of('LATER'))).toMatchObject({ outcome: 'asked', by: 'you' });
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

  test('sends nothing again where no replaced store tells what became of what was under way', async () => {
    const { backup, run } = await backedUp();
    const elsewhere = join(tempDir(), 'fresh');
    await restoreBackup(options(elsewhere, backup));
    const restored = tempStore(elsewhere);
    expect(restored.orders.after(run, 0, 9).map((it) => it.state)).toEqual(['unknown', 'ready']);
    expect(restored.runs.get(run)?.state).toBe('paused');
  });

  test('counts what was sent since the backup as unknown, with the body and files that were sent', async () => {
    const { dataDir, store, backup, run } = await backedUp();
    const [, ready] = store.orders.after(run, 0, 9);
    const id = ready?.id ?? 0;
    const { outbox } = store;
    const claims = createClaims(store.db);
    outbox.enqueue(id, { no: 'PO-2' }, 'h2');
    claims.put({ account: 'a', kind: 'k' }, 'PO-2', { run, order: id, bodyHash: 'h2' });
    outbox.move(id, 'queued', { state: 'sending' });
    store.attachments.set(id, [attachment]);
    store.db.close();
    await restoreBackup(options(dataDir, backup));
    const restored = tempStore(dataDir);
    expect(restored.orders.get(id)).toMatchObject({ state: 'unknown', body: '{"no":"PO-2"}', bodyHash: 'h2' });
    expect(restored.attachments.list(id)).toEqual([attachment]);
    expect(restored.outbox.submittable(run, [])).toEqual([]);
    expect(restored.runs.get(run)?.state).toBe('paused');
  });

  test('pauses a run that was first sent after the backup, and keeps its order as it was sent', async () => {
    const dataDir = tempDir();
    const store = tempStore(dataDir);
    const run = importRun(store, { orders: [order(1, [line(1, {})])] });
    const backup = join(tempDir(), 'backup.db');
    await writeBackup(store.db, new Blobs(join(dataDir, 'blobs')), backup);
    store.db.prepare("UPDATE orders SET state = 'sending', body = '{}'").run();
    store.runs.setState(run, 'submitting');
    store.db.close();
    await restoreBackup(options(dataDir, backup));
    const restored = tempStore(dataDir);
    expect(restored.runs.get(run)).toMatchObject({ state: 'paused', counts: { ready: 0, unknown: 1 } });
  });

  test.each(['accepted', 'exists'] as const)('knows that what the backup had under way is %s by now', async (state) => {
    const { dataDir, store, backup, run } = await backedUp();
    const [queued] = store.orders.after(run, 0, 9);
    const id = queued?.id ?? 0;
    const answer = JSON.stringify({ type: state, partnerNo: 'NO-1', data: {} });
    store.outbox.move(id, 'queued', { state, partnerNo: 'NO-1', answer });
    store.runs.setState(run, 'finished');
    store.db.close();
    await restoreBackup(options(dataDir, backup));
    const restored = tempStore(dataDir);
    expect(restored.orders.get(id)).toMatchObject({ state, partnerNo: 'NO-1', answer });
    expect(restored.outbox.inState(run, 'unknown', 'queued')).toEqual([]);
    expect(restored.runs.get(run)?.state).toBe('finished');
  });

  test('keeps that a person decided not to send an order, and who did', async () => {
    const { dataDir, store, backup, run } = await backedUp();
    const [, ready] = store.orders.after(run, 0, 9);
    const { id = 0, key = '' } = ready ?? {};
    store.outbox.enqueue(id, { no: 'PO-2' }, 'h2');
    const answer = JSON.stringify({ type: 'rejected', messages: [], data: { decidedBy: 'person' } });
    store.outbox.move(id, 'queued', { state: 'rejected', answer });
    store.decisions.add({ run, order: id, key, decision: 'not-accepted', partnerNo: null, by: '李娜' });
    store.db.close();
    await restoreBackup(options(dataDir, backup));
    const restored = tempStore(dataDir);
    expect(restored.orders.summary(id)).toMatchObject({
      shown: 'shelved',
      decision: 'not-accepted',
      decidedBy: '李娜',
    });
    expect(restored.outbox.submittable(run, [])).toEqual([]);
    expect(restored.decisions.ofOrder(run, id)).toHaveLength(1);
  });

  test('knows from the claims what became of the orders of a run deleted since', async () => {
    const { dataDir, store, backup, run } = await backedUp((it) => {
      addAccount(it, 'a', 'practice');
      it.db.prepare("UPDATE runs SET account = 'a'").run();
    });
    const id = store.orders.after(run, 0, 1)[0]?.id ?? 0;
    const claims = createClaims(store.db);
    claims.put({ account: 'a', kind: 'k' }, 'PO-1', { run, order: id, bodyHash: 'h' });
    claims.settle({ account: 'a', kind: 'k' }, 'PO-1', id, 'accepted', 'NO-1');
    store.runRemoval.hide(run);
    while (store.runRemoval.removeSome(run));
    store.db.close();
    await restoreBackup(options(dataDir, backup));
    expect(tempStore(dataDir).orders.get(id)).toMatchObject({ state: 'accepted', partnerNo: 'NO-1' });
  });

  test('takes the account over with what was sent: what was practised in the backup does not count as done', async () => {
    const { dataDir, store, backup, run } = await backedUp((it) => {
      it.db.prepare("UPDATE orders SET state = 'accepted', partner_no = 'TEST-1' WHERE position = 2").run();
    });
    const [first, second] = store.orders.after(run, 0, 9).map(({ id }) => id);
    addAccount(store, 'real', 'production');
    store.runs.setTarget(run, 'production', 'real');
    store.db.prepare("UPDATE orders SET state = 'ready', partner_no = NULL WHERE position = 2").run();
    store.db.prepare("UPDATE orders SET state = 'sending', body = '{}' WHERE position = 1").run();
    store.db.close();
    await restoreBackup(options(dataDir, backup));
    const restored = tempStore(dataDir);
    expect(restored.runs.get(run)).toMatchObject({ target: 'production', account: 'real', state: 'paused' });
    expect(restored.orders.get(first ?? 0)).toMatchObject({ state: 'unknown', body: '{}' });
    expect(restored.orders.get(second ?? 0)).toMatchObject({ state: 'ready', partnerNo: null });
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
