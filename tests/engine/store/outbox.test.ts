import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '#engine/data-folder/data-folder.ts';
import { createAttempts } from '#engine/ledger/attempts.ts';
import { createLeases } from '#engine/ledger/leases.ts';
import { createOutbox } from '#engine/store/outbox.ts';
import { insertRun } from '../submit/support/test-store.ts';

const dirs: string[] = [];
const open: Database[] = [];
afterEach(() => {
  for (const db of open.splice(0)) db.close();
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

function database(dataDir = mkdtempSync(join(tmpdir(), 'dockhand-outbox-'))): Database {
  dirs.push(dataDir);
  const db = openDatabase({ dataDir, clock: { now: () => Date.UTC(2026, 0, 5) }, appVersion: '0.0.0' });
  open.push(db);
  return db;
}

test('the queue is in reading order and survives closing', () => {
  const db = database();
  const ids = insertRun(db.sqlite, 'r', ['B', 'A', 'C']);
  const outbox = createOutbox(db);
  for (const id of [...ids].reverse()) outbox.enqueue(id, { id }, `hash-${id}`);
  const again = createOutbox(database(dirs[0]));
  expect(again.next('r', 2, Infinity)).toEqual([
    { id: ids[0], key: 'B', text: `{"id":${ids[0]}}`, hash: `hash-${ids[0]}`, attachments: [] },
    { id: ids[1], key: 'A', text: `{"id":${ids[1]}}`, hash: `hash-${ids[1]}`, attachments: [] },
  ]);
  expect(again.hasQueued('r')).toBe(true);
  expect(again.hasQueued('other')).toBe(false);
});

test('orders with large attachments go in requests of their own', () => {
  const db = database();
  const ids = insertRun(db.sqlite, 'r', ['A', 'B', 'C']);
  const outbox = createOutbox(db);
  const attach = db.sqlite.prepare('INSERT INTO attachments VALUES (?, 0, ?, ?, ?, ?, 0)');
  for (const [index, size] of [60, 30, 30].entries()) {
    attach.run(ids[index], 'list.pdf', 'pdf', size, `sha-${index}`);
    outbox.enqueue(ids[index] ?? 0, {}, 'hash');
  }
  const keys = (bytes: number) => outbox.next('r', 3, bytes).map(({ key }) => key);
  expect(keys(120)).toEqual(['A', 'B', 'C']);
  expect(keys(119)).toEqual(['A', 'B']);
  expect(keys(10)).toEqual(['A']);
  expect(outbox.next('r', 1, 10)[0]?.attachments).toEqual([
    { name: 'list.pdf', type: 'pdf', size: 60, sha256: 'sha-0' },
  ]);
});

test('an order moves only from the state it is in, and keeps what it is not told', () => {
  const db = database();
  const [id = 0] = insertRun(db.sqlite, 'r', ['A']);
  const outbox = createOutbox(db);
  expect(outbox.move(id, 'queued', { state: 'sending' })).toBe(false);
  expect(outbox.move(id, 'ready', { state: 'accepted', partnerNo: 'E-1', answer: '{}' })).toBe(true);
  expect(outbox.move(id, 'accepted', { state: 'exists' })).toBe(true);
  expect(db.sqlite.prepare('SELECT state, partner_no, answer FROM orders').get()).toEqual({
    state: 'exists',
    partner_no: 'E-1',
    answer: '{}',
  });
});

test('an attempt is ended once, and what a gone process left open is ended as interrupted', () => {
  const db = database();
  const [id = 0] = insertRun(db.sqlite, 'r', ['A']);
  const attempts = createAttempts(db);
  const start = { run: 'r', account: 'x', kind: 'k', purpose: 'send', orders: [{ id, key: 'A' }] } as const;
  const [first, second] = [attempts.begin(start), attempts.begin(start)];
  const end = { status: 200, result: 'accepted', detail: null };
  expect(attempts.end(first, end)).toBe(true);
  expect(attempts.end(first, end)).toBe(false);
  attempts.interrupt('r');
  expect(attempts.end(second, end)).toBe(false);
  expect(attempts.ofOrder(id).map(({ result }) => result)).toEqual(['accepted', 'interrupted']);
});

test('an enquiry about prices is not left open by a process that is gone, nor beyond any answer', () => {
  const clock = { time: Date.UTC(2026, 0, 5), now: () => clock.time };
  const dir = mkdtempSync(join(tmpdir(), 'dockhand-outbox-'));
  dirs.push(dir);
  const db = openDatabase({ dataDir: dir, clock, appVersion: '1.2.3' });
  open.push(db);
  const [id = 0] = insertRun(db.sqlite, 'r', ['A']);
  const attempts = createAttempts(db);
  const begin = (purpose: 'preview' | 'estimate' | 'send') =>
    attempts.begin({ run: 'r', account: 'x', kind: 'k', purpose, orders: [{ id, key: 'A' }] });
  const results = () => attempts.ofOrder(id).map(({ purpose, result }) => `${purpose} ${result}`);
  begin('preview');
  begin('send');
  attempts.interruptEnquiries('later');
  expect(results()).toEqual(['preview null', 'send null']);
  // Another process has the folder open: it may be asking.
  const other = openDatabase({ dataDir: dir, clock, appVersion: '1.2.3' });
  attempts.interruptEnquiries('opening');
  expect(results()).toEqual(['preview null', 'send null']);
  other.close();
  attempts.interruptEnquiries('opening');
  expect(results()).toEqual(['preview interrupted', 'send null']);
  begin('estimate');
  clock.time += 20 * 60_000;
  begin('preview');
  attempts.interruptEnquiries('later');
  expect(results()).toEqual(['preview interrupted', 'send null', 'estimate interrupted', 'preview null']);
});

test('a lease belongs to one process until it ends, lets go, or does not renew it', () => {
  const db = database();
  const other = database(dirs[0]);
  const [mine, theirs] = [createLeases(db), createLeases(other)];
  expect(mine.acquire('r', 1000, 2000)).toBe(true);
  expect(mine.acquire('r', 1500, 2500)).toBe(true);
  expect(theirs.acquire('r', 1500, 2500)).toBe(false);
  expect(theirs.renew('r', 9000)).toBe(false);
  theirs.release('r');
  expect(theirs.heldElsewhere('r', 1500)).toBe(true);
  // Not renewed.
  expect(theirs.acquire('r', 2500, 3500)).toBe(true);
  expect(mine.renew('r', 9000)).toBe(false);
  // Its process has ended.
  other.close();
  open.splice(open.indexOf(other), 1);
  expect(mine.acquire('r', 2600, 3600)).toBe(true);
});

test('an order that is kept back leaves behind what the partner said of it before', () => {
  const db = database();
  const [id = 0] = insertRun(db.sqlite, 'r', ['A']);
  db.prepare("UPDATE orders SET state = 'rejected', message = 'no such SKU', answer = '{}'").run();
  const outbox = createOutbox(db);
  expect(outbox.refuse(id)).toBe(true);
  expect(db.prepare('SELECT state, message, answer FROM orders').get()).toEqual({
    state: 'incomplete',
    message: null,
    answer: null,
  });
  expect(outbox.refuse(id)).toBe(false);
});
