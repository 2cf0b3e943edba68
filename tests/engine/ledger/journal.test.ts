import { appendFileSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { journalLine, readJournalLine } from '#engine/ledger/journal-record.ts';
import { recollect } from '#engine/ledger/recollect.ts';
import { SHOWN_STATE } from '#engine/store/standing.ts';
import { insertRun } from '../submit/support/test-store.ts';
import { journalOffice, makeRoot, NOW, scope } from './support/journal-office.ts';

const root = makeRoot();
afterAll(() => rmSync(root, { recursive: true, force: true }));
const office = () => journalOffice(root);

test('a store that knows everything is left alone, and is not compared each time that it is opened', async () => {
  const { sqlite, process, states, is } = office();
  const one = process('one');
  await one.sends(1, 'accepted', true);
  is(1, 'accepted');
  one.dies();
  expect(process('two').recall()).toBeNull();
  expect(states()).toEqual(['accepted', 'ready', 'ready']);
  sqlite.exec("UPDATE orders SET state = 'ready' WHERE key = 'K1'");
  expect(process('three').recall()).toBeNull();
  expect(states()).toEqual(['ready', 'ready', 'ready']);
});

test('what a full disk kept from the journal is written before the next line, or at the end', async () => {
  const { process, folder, states, ids, is } = office();
  const one = process('one');
  await one.sends(1, null, true);
  is(1, 'sending', 'queued');
  const [name = ''] = readdirSync(folder);
  one.journal.close();
  const aside = join(root, 'aside');
  renameSync(folder, aside);
  writeFileSync(folder, 'a file where the folder should be');
  const end = one.journal.next();
  one.journal.came(end, { ...scope, of: 1, orders: [[ids[0] ?? 0, 'K1', 'accepted', 'E-K1']] });
  rmSync(folder);
  renameSync(aside, folder);
  one.dies();
  expect(readFileSync(join(folder, name), 'utf8')).toContain('E-K1');
  expect(process('two').recall()).toBeNull();
  expect(states()[0]).toBe('accepted');
});

test('two journals of which each has lost something come to one, in the order in which it was written', async () => {
  const outside = join(root, 'outside-too');
  const { process, folder, file, states } = office();
  const one = process('one', NOW, [outside]);
  await one.sends(1, null);
  one.says(1, 'not-found');
  await one.sends(1, null);
  await one.sends(2, 'accepted');
  one.dies();
  const lines = readFileSync(file(), 'utf8').split(/(?<=\n)(?=\n)/);
  // The first lacks that it left again, the second how it began and what came of the other.
  writeFileSync(file(), [...lines.slice(0, 2), ...lines.slice(3)].join(''));
  const [name = ''] = readdirSync(folder);
  writeFileSync(join(outside, name), lines.slice(1, 4).join(''));
  expect(process('two', NOW, [outside]).recall()).toEqual({ accepted: 1, unknown: 1, practised: 0 });
  expect(states()).toEqual(['unknown', 'accepted', 'ready']);
});

test('one that knows less takes the journal’s word: accepted with its number, or unknown; refused orders may be sent', async () => {
  const { sqlite, process, states } = office();
  const one = process('one');
  await one.sends(1, 'accepted');
  await one.sends(2, null);
  await one.sends(3, 'nothing-left');
  one.dies();
  const two = process('two');
  expect(two.recall()).toEqual({ accepted: 1, unknown: 1, practised: 0 });
  expect(states()).toEqual(['accepted', 'unknown', 'ready']);
  expect(two.claims.find(scope, 'K1')).toMatchObject({ state: 'accepted', partnerNo: 'E-K1', bodyHash: 'h-K1' });
  expect(two.claims.find(scope, 'K2')).toMatchObject({ state: 'unknown', bodyHash: 'h-K2' });
  expect(two.claims.find(scope, 'K3')).toBeNull();
  expect(sqlite.prepare('SELECT result FROM attempts').pluck().all()).toEqual(['accepted', 'interrupted']);
  expect(sqlite.prepare("SELECT state FROM runs WHERE id = 'r'").pluck().get()).toBe('paused');
  // Once is enough.
  expect(two.recall()).toBeNull();
});

test('answers that a full disk or a sudden end kept from the store are given back, and nothing is said to have gone back in time', async () => {
  const { sqlite, process, states, ids } = office();
  const one = process('one');
  const n = one.journal.next();
  one.journal.know(n);
  await one.journal.left(n, { ...scope, orders: [[ids[0] ?? 0, 'K1', 'h-K1']] });
  sqlite.exec("UPDATE orders SET state = 'sending' WHERE key = 'K1'");
  const end = one.journal.next();
  one.journal.came(end, { ...scope, of: n, orders: [[ids[0] ?? 0, 'K1', 'accepted', 'E-1']] });
  one.journal.forgotten(end);
  // The disk has room again, and the same process goes on.
  await one.sends(2, null, true);
  sqlite.exec("UPDATE orders SET state = 'unknown' WHERE key = 'K2'");
  one.dies();
  expect(process('two').recall()).toBeNull();
  expect(states()).toEqual(['accepted', 'unknown', 'ready']);
});

test('a run that the store does not have leaves its claims, and its orders’ numbers are not given again', async () => {
  const { sqlite, process } = office();
  const one = process('one');
  await one.sends(3, 'accepted');
  one.dies();
  sqlite.exec("DELETE FROM runs; UPDATE sqlite_sequence SET seq = 0 WHERE name = 'orders'");
  const two = process('two');
  expect(two.recall()).toEqual({ accepted: 1, unknown: 0, practised: 0 });
  expect(two.claims.find(scope, 'K3')).toMatchObject({ state: 'accepted' });
  expect(insertRun(sqlite, 'later', ['K9'])[0]).toBeGreaterThan(3);
});

test('what a living process has written is its own business', async () => {
  const { process, states } = office();
  const one = process('one');
  await one.sends(1, 'accepted');
  expect(process('two').recall()).toBeNull();
  expect(states()[0]).toBe('ready');
  one.dies();
  expect(process('three').recall()).toEqual({ accepted: 1, unknown: 0, practised: 0 });
});

test('a record that was being written, and lines that are none, do not spoil the others', async () => {
  const { process, file, states } = office();
  const one = process('one');
  await one.sends(1, 'accepted');
  one.dies();
  const torn = readFileSync(file(), 'utf8').slice(0, 70);
  appendFileSync(file(), torn);
  const two = process('two');
  await two.sends(2, 'accepted');
  two.dies();
  const bytes = readFileSync(file(), 'utf8').replace('E-K2', 'E-K7');
  writeFileSync(file(), bytes);
  // K2's answer fails its checksum; that it left does not.
  expect(process('three').recall()).toEqual({ accepted: 1, unknown: 1, practised: 0 });
  expect(states()).toEqual(['accepted', 'unknown', 'ready']);
});

test('a journal that is older than the store, cut or gone, takes nothing back', async () => {
  const { sqlite, process, file, states } = office();
  const one = process('one');
  await one.sends(1, 'accepted');
  one.dies();
  process('two').recall();
  truncateSync(file(), 5);
  expect(process('three').recall()).toBeNull();
  rmSync(file());
  expect(process('four').recall()).toBeNull();
  expect(states()[0]).toBe('accepted');
  expect(sqlite.prepare("SELECT count(*) FROM claims WHERE state = 'accepted'").pluck().get()).toBe(1);
});

test('a second journal elsewhere knows what an older copy of the first does not', async () => {
  const { process, folder, states } = office();
  const outside = join(root, 'outside');
  const one = process('one', NOW, [outside]);
  await one.sends(1, 'accepted');
  one.dies();
  rmSync(folder, { recursive: true });
  expect(process('two', NOW, [outside]).recall()).toEqual({ accepted: 1, unknown: 0, practised: 0 });
  expect(states()[0]).toBe('accepted');
});

test('files of thirteen months are kept, older ones go', async () => {
  const { process, folder } = office();
  for (const [at, now] of [Date.UTC(2025, 4, 31), Date.UTC(2025, 5, 1), NOW].entries()) {
    const one = process(`p${at}`, now);
    await one.sends(1, 'accepted', true);
    one.dies();
  }
  process('last').recall();
  expect(readdirSync(folder).sort()).toEqual(['2025-06.journal', '2026-06.journal']);
});

test('a journal that cannot be written keeps the request from leaving, in a sentence; an answer is only logged', async () => {
  const { process, folder } = office();
  writeFileSync(folder, 'a file where the folder should be');
  const one = process('one');
  await expect(one.sends(1, null)).rejects.toMatchObject({ code: 'store.notWritable' });
  one.journal.came(1, { ...scope, of: 0, orders: [[1, 'K1', 'accepted', null]] });
});

test('what the partner has once was accepted, whatever the order of the records and whatever else they say', () => {
  const base = { store: 's', writer: 'w', at: '2026-06-01T00:00:00.000Z', known: false, ...scope };
  const records = [
    { ...base, n: 1, type: 'left' as const, orders: [[1, 'K', 'h'] as [number, string, string]] },
    {
      ...base,
      n: 2,
      type: 'came' as const,
      of: 1,
      orders: [[1, 'K', 'rejected', null] as [number, string, 'rejected', null]],
    },
    { ...base, n: 3, type: 'left' as const, orders: [[1, 'K', 'h'] as [number, string, string]] },
    {
      ...base,
      n: 4,
      type: 'came' as const,
      of: 0,
      orders: [[1, 'K', 'accepted', 'E'] as [number, string, 'accepted', string]],
    },
  ];
  for (const order of [records, [...records].reverse()]) {
    expect(recollect(order)).toMatchObject([{ state: 'accepted', partnerNo: 'E', bodyHash: 'h' }]);
  }
  expect(recollect(records.slice(0, 2))).toMatchObject([{ state: 'rejected' }]);
  expect(recollect(records.slice(0, 3))).toMatchObject([{ state: 'unknown' }]);
});

test('a person’s word that it did not arrive settles what left before it, and not what leaves after it', async () => {
  const { sqlite, process, states } = office();
  const one = process('one');
  await one.sends(1, null);
  const decided = one.journal.next();
  one.journal.came(decided, { ...scope, of: 0, orders: [[1, 'K1', 'not-accepted', null]] });
  await one.sends(2, null);
  one.journal.came(one.journal.next(), { ...scope, of: 0, orders: [[2, 'K2', 'not-accepted', null]] });
  await one.sends(2, null);
  await one.sends(3, 'accepted');
  // What the partner itself said outweighs it.
  one.journal.came(one.journal.next(), { ...scope, of: 0, orders: [[3, 'K3', 'not-accepted', null]] });
  one.dies();
  const two = process('two');
  expect(two.recall()).toEqual({ accepted: 1, unknown: 1, practised: 0 });
  // It is not ready to be sent with the others: a person decided that it is not.
  expect(states()).toEqual(['rejected', 'unknown', 'accepted']);
  const shown = sqlite.prepare(`SELECT ${SHOWN_STATE} FROM orders o ORDER BY id`).pluck().all();
  expect(shown).toEqual(['shelved', 'unknown', 'accepted']);
  const decisions = sqlite.prepare('SELECT key, decision FROM decisions ORDER BY id').raw().all();
  expect(decisions).toEqual([['K1', 'not-accepted']]);
});

/** The account as it was at its partner, in a store of before or after. */
const who = { partner: 'etower', practice: 0, name: 'real', address: 'https://e.example', marks: ['m'] } as const;

test('as whom an order left, where that is known, outweighs records that only name the account, whatever their order', async () => {
  for (const known of [1, 2]) {
    const { process, file } = office();
    const one = process('one');
    await one.sends(1, 'accepted');
    await one.sends(2, 'accepted');
    one.dies();
    const written = readFileSync(file(), 'utf8')
      .split('\n')
      .flatMap((line) => readJournalLine(line) ?? []);
    const ofBoth = written.map(({ as: _, ...each }) =>
      journalLine(each.orders[0]?.[1] === `K${known}` ? { ...each, as: who } : each),
    );
    writeFileSync(file(), ofBoth.join(''));
    const two = process('two');
    expect(two.recall()).toEqual({ accepted: 2, unknown: 0, practised: 0 });
    expect(two.claims.spaceOf('A')).toEqual({ account: 'A', ...who });
  }
});

test('what comes of a request is written down as whom it left, though the store is closed by then', async () => {
  const { sqlite, process, file, ids } = office();
  sqlite
    .prepare(
      "INSERT INTO accounts (id, partner, target, name, settings, marks, created_at) VALUES ('A', 'etower', 'production', 'real', ?, '[\"m\"]', '')",
    )
    .run(JSON.stringify({ baseUrl: 'https://e.example' }));
  const one = process('one');
  await one.sends(1, null, true);
  const end = one.journal.next();
  sqlite.close();
  one.journal.came(end, { ...scope, of: 1, orders: [[ids[0] ?? 0, 'K1', 'accepted', 'E-K1']] });
  one.journal.close();
  const [left, came] = readFileSync(file(), 'utf8')
    .split('\n')
    .flatMap((line) => readJournalLine(line) ?? []);
  expect(left?.as).toMatchObject({ partner: 'etower', name: 'real', marks: ['m'] });
  expect(came).toMatchObject({ type: 'came', as: left?.as, orders: [[ids[0], 'K1', 'accepted', 'E-K1']] });
});
