import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { insertRun } from '../submit/support/test-store.ts';
import { journalOffice, makeRoot, scope } from './support/journal-office.ts';

const root = makeRoot();
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Office = ReturnType<typeof journalOffice>;

/** A store that knows all that `happens`, of which one row or another is then as `is` says. */
async function compared(happens: (one: ReturnType<Office['process']>) => Promise<void>) {
  const all = journalOffice(root);
  const one = all.process('one');
  await happens(one);
  one.journal.know(one.journal.next());
  one.dies();
  return all;
}

test('an order that was accepted is accepted again, with its number and its claim, and that is told', async () => {
  const { process, states, sqlite } = await compared((one) => one.sends(1, 'accepted', true));
  const two = process('two');
  expect(two.recall()).toEqual({ accepted: 1, unknown: 0, practised: 0 });
  expect(states()).toEqual(['accepted', 'ready', 'ready']);
  expect(two.claims.find(scope, 'K1')).toMatchObject({ state: 'accepted', partnerNo: 'E-K1', bodyHash: 'h-K1' });
  expect(sqlite.prepare('SELECT result FROM attempts').pluck().all()).toEqual(['accepted']);
});

test('so it is where only its claim is of before: another order may not use the key', async () => {
  const { process, is } = await compared((one) => one.sends(1, 'accepted', true));
  is(1, 'accepted', null);
  const two = process('two');
  expect(two.recall()).toEqual({ accepted: 1, unknown: 0, practised: 0 });
  expect(two.claims.find(scope, 'K1')).toMatchObject({ state: 'accepted', partnerNo: 'E-K1' });
});

test('what one order of a request came to says nothing of another one, which its answer left out', async () => {
  const { sqlite, ids, process, states, is } = journalOffice(root);
  const [left = 0, accepted = 0] = ids;
  const one = process('one');
  is(1, 'sending', 'queued');
  is(2, 'sending', 'queued');
  const n = one.journal.next();
  one.journal.know(n);
  one.attempts.begin({
    ...scope,
    purpose: 'send',
    orders: [
      { id: left, key: 'K1' },
      { id: accepted, key: 'K2' },
    ],
  });
  await one.journal.left(n, {
    ...scope,
    orders: [
      [left, 'K1', 'h-K1'],
      [accepted, 'K2', 'h-K2'],
    ],
  });
  // It dies before the store has the answer.
  one.journal.came(one.journal.next(), {
    ...{ ...scope, of: n },
    orders: [
      [left, 'K1', 'resend', null],
      [accepted, 'K2', 'accepted', 'E-K2'],
    ],
  });
  one.dies();
  const two = process('two');
  two.recall();
  expect(states()[1]).toBe('accepted');
  expect(sqlite.prepare('SELECT result FROM attempts').pluck().get()).toBe('answered');
  expect(two.attempts.mayHaveArrived(left)).toBe(true);
});

test.each(['ready', 'queued', 'incomplete', 'rejected'])('one that left and is %s is unknown', async (state) => {
  const { process, states, is } = await compared((one) => one.sends(1, null, true));
  is(1, state, 'cancelled');
  const two = process('two');
  expect(two.recall()).toEqual({ accepted: 0, unknown: 1, practised: 0 });
  expect(states()[0]).toBe('unknown');
  expect(two.claims.find(scope, 'K1')).toMatchObject({ state: 'unknown' });
});

test.each(['sending', 'unknown', 'accepted', 'exists'])('one that left and is %s stays so', async (state) => {
  const { sqlite, process, states, is } = await compared((one) => one.sends(1, null, true));
  is(1, state, state === 'sending' ? 'queued' : state);
  sqlite.exec(`UPDATE runs SET state = '${state === 'sending' ? 'submitting' : 'paused'}'`);
  expect(process('two').recall()).toBeNull();
  expect(states()[0]).toBe(state);
});

test.each(['paused', 'held', 'finished'])('in a run that is %s nothing looks as if it were being sent', async (run) => {
  const { sqlite, process, states, is } = await compared((one) => one.sends(1, null, true));
  is(1, 'sending', 'queued');
  sqlite.exec(`UPDATE runs SET state = '${run}'`);
  const two = process('two');
  two.recall();
  expect(states()[0]).toBe('unknown');
  expect(two.claims.find(scope, 'K1')).toMatchObject({ state: 'unknown' });
  expect(sqlite.prepare('SELECT state FROM runs').pluck().all()).toEqual([run === 'held' ? 'held' : 'paused']);
});

test.each([
  ['not-found', 'ready', 'cancelled', undefined],
  ['not-accepted', 'rejected', 'rejected', 'person'],
  ['resend', 'queued', 'queued', undefined],
  ['resend', 'queued', 'queued', 'person'],
] as const)('one that left, of which then %s was written, may be %s', async (word, state, claim, by) => {
  const { sqlite, ids, process, states, is } = await compared(async (one) => {
    await one.sends(1, null, true);
    one.says(1, word, by);
  });
  is(1, state, claim);
  sqlite.exec("UPDATE runs SET state = 'paused'");
  expect(process('two').recall()).toBeNull();
  expect(states()[0]).toBe(state);
  expect(ids).toHaveLength(3);
});

test.each([
  ['unknown', null],
  ['sending', null],
  ['queued', 'resend'],
] as const)('one that left and is %s has its evidence, which older pages had lost', async (state, word) => {
  const { sqlite, ids, process, states, is } = await compared(async (one) => {
    await one.sends(1, null, true);
    if (word) one.says(1, word);
  });
  is(1, state, state === 'sending' ? 'queued' : state);
  sqlite.exec(`UPDATE runs SET state = '${state === 'sending' ? 'submitting' : 'paused'}'`);
  const two = process('two');
  expect(two.recall()).toBeNull();
  expect(states()[0]).toBe(state);
  expect(two.attempts.mayHaveArrived(ids[0] ?? 0)).toBe(true);
  two.dies();
  sqlite.exec("DELETE FROM chores WHERE name = 'compared'");
  process('three').recall();
  expect(sqlite.prepare('SELECT purpose, result FROM attempts').all()).toEqual([
    { purpose: 'send', result: 'interrupted' },
  ]);
});

test('so has one whose process died before it had anything written down', async () => {
  const { sqlite, ids, process, states, is } = await compared(async () => {});
  is(1, 'sending', 'queued');
  is(2, 'unknown');
  // As a backup that was put back leaves what it had in the queue.
  is(3, 'unknown', 'queued');
  sqlite.exec(
    "INSERT INTO accounts (id, partner, name, target, settings, created_at) VALUES ('A', '', 'A', 'production', '{}', '')",
  );
  sqlite.exec("UPDATE runs SET state = 'paused', account = 'A'");
  const two = process('two');
  two.recall();
  expect(states()).toEqual(['unknown', 'unknown', 'unknown']);
  expect(ids.map((id) => two.attempts.mayHaveArrived(id))).toEqual([true, true, false]);
});

test('so has one that is taken out of the queue of a store that contradicts itself', async () => {
  const { ids, process, states, is } = await compared(async (one) => {
    await one.sends(1, null, true);
    one.says(1, 'resend');
  });
  is(1, 'queued', null);
  const two = process('two');
  two.recall();
  expect(states()[0]).toBe('unknown');
  expect(two.attempts.mayHaveArrived(ids[0] ?? 0)).toBe(true);
});

test('one that may be sent again is not edited as if it had never left', async () => {
  const { process, states, is } = await compared(async (one) => {
    await one.sends(1, null, true);
    one.says(1, 'resend');
  });
  is(1, 'ready', 'cancelled');
  expect(process('two').recall()).toEqual({ accepted: 0, unknown: 1, practised: 0 });
  expect(states()[0]).toBe('unknown');
});

test('a person’s word is taken back by a later one, the partner’s is not', async () => {
  const { process, states, is } = await compared(async (one) => {
    await one.sends(1, null, true);
    one.says(1, 'accepted', 'person');
    one.says(1, 'not-accepted', 'person');
    await one.sends(2, 'accepted', true);
    one.says(2, 'not-accepted', 'person');
  });
  is(1, 'rejected', 'rejected');
  is(2, 'rejected', 'rejected');
  expect(process('two').recall()).toEqual({ accepted: 1, unknown: 0, practised: 0 });
  expect(states()).toEqual(['rejected', 'accepted', 'ready']);
});

test('a person had one sent again that exists: it may be in the queue, its key stays taken', async () => {
  const { process, states, is, sqlite } = await compared(async (one) => {
    await one.sends(1, 'accepted', true);
    one.says(1, 'resend', 'person');
  });
  is(1, 'queued', 'accepted');
  sqlite.exec("UPDATE runs SET state = 'submitting'");
  expect(process('two').recall()).toBeNull();
  expect(states()[0]).toBe('queued');
});

test('a key that two orders have by pages of two moments goes to the one that left', async () => {
  const { process, sqlite, ids, states, is } = await compared((one) => one.sends(1, 'accepted', true));
  is(1, 'accepted', null);
  const [other = 0] = insertRun(sqlite, 'other', ['K1']);
  sqlite.exec(
    `UPDATE orders SET state = 'queued' WHERE id = ${other}; UPDATE runs SET state = 'submitting' WHERE id = 'other'`,
  );
  const two = process('two');
  two.claims.put(scope, 'K1', { run: 'other', order: other, bodyHash: 'h' });
  expect(two.recall()).toEqual({ accepted: 1, unknown: 0, practised: 0 });
  expect(two.claims.find(scope, 'K1')).toMatchObject({ run: 'r', order: ids[0], state: 'accepted' });
  // It is taken out of the queue: its key speaks against it when a person sends it.
  expect(states()).toEqual(['accepted', 'ready', 'ready', 'ready']);
  expect(sqlite.prepare("SELECT state FROM runs WHERE id = 'other'").pluck().get()).toBe('checked');
});

test('a run that is over while something of it is under way is taken up again', async () => {
  const { process, sqlite, is } = await compared((one) => one.sends(1, 'accepted', true));
  is(1, 'accepted');
  is(2, 'sending', 'queued');
  sqlite.exec("UPDATE runs SET state = 'finished'");
  expect(process('two').recall()).toEqual({ accepted: 0, unknown: 0, practised: 0 });
  expect(sqlite.prepare('SELECT state FROM runs').pluck().all()).toEqual(['paused']);
});

test('what a living process has written of, or sends, is its own business', async () => {
  const { process, states, sqlite } = await compared(async (one) => {
    await one.sends(1, 'accepted', true);
    await one.sends(2, 'accepted', true);
  });
  const living = process('living');
  await living.sends(1, null, true);
  sqlite.exec("INSERT INTO leases VALUES ('r', 'living', 0)");
  expect(process('two').recall()).toBeNull();
  sqlite.exec("DELETE FROM leases; DELETE FROM chores WHERE name = 'compared'");
  expect(process('three').recall()).toEqual({ accepted: 1, unknown: 0, practised: 0 });
  expect(states()).toEqual(['ready', 'accepted', 'ready']);
});

test('records of before it was written down when what left may be sent again prove nothing', async () => {
  const { process, states, file } = await compared((one) => one.sends(1, null, true));
  const lines = readFileSync(file(), 'utf8').split('\n').filter(Boolean);
  const older = lines.map((line) => line.slice(9).replace('"form":2,', ''));
  writeFileSync(file(), older.map((text) => `\n${crc32(text).toString(16).padStart(8, '0')} ${text}\n`).join(''));
  expect(process('two').recall()).toBeNull();
  expect(states()[0]).toBe('ready');
});

test('what older pages leave in the way is put right without a word: a key that is held, an exchange without an end, an unknown order of a run that is over', async () => {
  const { process, sqlite, ids, is } = await compared((one) => one.sends(1, 'rejected', true));
  is(1, 'rejected', 'queued');
  is(2, 'unknown');
  sqlite.exec(
    "INSERT INTO attempts (run, account, kind, purpose, started_at) VALUES ('r', 'A', 'k', 'lookup', ''); UPDATE runs SET state = 'finished'",
  );
  const two = process('two');
  expect(two.recall()).toBeNull();
  expect(two.claims.find(scope, 'K1')).toMatchObject({ order: ids[0], state: 'rejected' });
  expect(sqlite.prepare('SELECT result FROM attempts').pluck().all()).toEqual(['interrupted']);
  expect(sqlite.prepare('SELECT state FROM runs').pluck().get()).toBe('paused');
});

test('an order under way whose claim is lost holds its key again, though nothing of it stands in the journal', async () => {
  const { process, sqlite, ids, is } = await compared((one) => one.sends(1, 'accepted', true));
  is(1, 'accepted');
  is(2, 'sending', null);
  sqlite.exec(
    "INSERT INTO accounts (id, partner, name, target, settings, created_at) VALUES ('A', '', 'A', 'production', '{}', '')",
  );
  sqlite.exec("UPDATE runs SET state = 'submitting', account = 'A'");
  const two = process('two');
  expect(two.recall()).toBeNull();
  expect(two.claims.find(scope, 'K2')).toMatchObject({ order: ids[1], state: 'queued' });
});
