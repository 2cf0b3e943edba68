import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { journalOffice, makeRoot } from './support/journal-office.ts';

const root = makeRoot();
afterAll(() => rmSync(root, { recursive: true, force: true }));

const PRACTICE = { account: 'P', kind: 'test-kind' };

/** A store of which the run is being practised, with an account to send it for real, too: the first order is done, two are in the queue. */
function practising() {
  const office = journalOffice(root);
  const { sqlite, ids, process } = office;
  const account = sqlite.prepare(
    "INSERT INTO accounts (id, partner, target, name, settings, marks, created_at) VALUES (?, 'etower', ?, ?, '{}', '[]', '')",
  );
  account.run('P', 'practice', 'practice');
  account.run('A', 'production', 'real');
  account.run('B', 'production', 'another entry');
  const one = process('one');
  return {
    ...office,
    one,
    practise() {
      sqlite.exec("UPDATE runs SET account = 'P', target = 'practice', state = 'submitting'");
      ids.forEach((order, index) => {
        const key = `K${index + 1}`;
        one.claims.put(PRACTICE, key, { run: 'r', order, bodyHash: `h-${key}` });
        sqlite.prepare('UPDATE orders SET state = ? WHERE id = ?').run(index === 0 ? 'accepted' : 'queued', order);
        if (index === 0) one.claims.settle(PRACTICE, key, order, 'accepted', 'PRACTICE-1');
      });
    },
    run: () => sqlite.prepare('SELECT account, target, state FROM runs').get(),
  };
}

test('a run that went back to practice after something of it was sent for real stays there: nothing of it goes out unasked', async () => {
  const { one, practise, process, states, run } = practising();
  await one.sends(1, 'rejected', true);
  practise();
  one.dies();
  expect(process('two').recall()).toBeNull();
  expect(run()).toEqual({ account: 'P', target: 'practice', state: 'submitting' });
  expect(states()).toEqual(['accepted', 'queued', 'queued']);
});

test('one that was sent for real since the store’s time is not practised any more: what was in the queue waits for a person', async () => {
  const { one, practise, process, states, run } = practising();
  practise();
  await one.sends(1, 'accepted');
  one.dies();
  const two = process('two');
  expect(two.recall()).toEqual({ accepted: 1, unknown: 0, practised: 0 });
  expect(run()).toEqual({ account: 'A', target: 'production', state: 'checked' });
  expect(states()).toEqual(['accepted', 'ready', 'ready']);
  expect(two.claims.find({ ...PRACTICE, account: 'A' }, 'K1')).toMatchObject({ state: 'accepted', partnerNo: 'E-K1' });
  expect(two.claims.find(PRACTICE, 'K2')?.state).toBe('cancelled');
});

test('what was practised, forgotten by a person since and practised anew is no other moment: nothing else is stopped for it', async () => {
  const { sqlite, one, practise, process, states, run } = practising();
  practise();
  const done = one.journal.next();
  one.journal.know(done);
  const [first = 0] = sqlite.prepare('SELECT id FROM orders ORDER BY id').pluck().all() as number[];
  one.journal.came(done, { run: 'r', ...PRACTICE, of: 0, orders: [[first, 'K1', 'accepted', 'PRACTICE-1']] });
  // To production and back, as the journal is told: it is to be practised again.
  const forgotten = one.journal.next();
  one.journal.know(forgotten);
  one.journal.came(forgotten, { run: 'r', ...PRACTICE, of: 0, by: 'person', orders: [[first, 'K1', 'resend', null]] });
  sqlite.exec("UPDATE orders SET state = 'ready', partner_no = NULL WHERE key = 'K1'");
  one.dies();
  expect(process('two').recall()).toBeNull();
  expect(states()).toEqual(['ready', 'queued', 'queued']);
  expect(run()).toMatchObject({ state: 'submitting' });
  expect(sqlite.prepare('SELECT * FROM doubted_runs').all()).toEqual([]);
});

test('an unanswered request of practice does not make what was never sent for real seem to be there', () => {
  const { sqlite, one, ids } = practising();
  const [order = 0] = ids;
  const begin = (account: string) =>
    one.attempts.begin({ run: 'r', account, kind: 'test-kind', purpose: 'send', orders: [{ id: order, key: 'K1' }] });
  sqlite.exec("UPDATE runs SET account = 'P', target = 'practice'");
  begin('P');
  expect(one.attempts.mayHaveArrived(order)).toBe(true);
  sqlite.exec("UPDATE runs SET account = 'A', target = 'production'");
  expect(one.attempts.mayHaveArrived(order)).toBe(false);
  begin('A');
  expect(one.attempts.mayHaveArrived(order)).toBe(true);
  // A run may go out by another entry of the same account later.
  sqlite.exec("UPDATE runs SET account = 'B'");
  expect(one.attempts.mayHaveArrived(order)).toBe(true);
});
