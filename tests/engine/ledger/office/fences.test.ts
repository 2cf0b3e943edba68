import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Held, OfficeLedger } from '#engine/ledger/office/office-ledger.ts';
import { type OfficeDatabase, officeDatabase } from '../../../postgres/database.ts';
import { applying, deskNamed, openDesk, scope, turnOf } from '../support/office-desk.ts';

let database: OfficeDatabase | null;
let gone: OfficeLedger;
let heir: OfficeLedger;
beforeAll(async () => {
  database = await officeDatabase();
  if (!database) return;
  gone = openDesk(database.url, 'gone');
  heir = openDesk(database.url, 'heir');
  await gone.open();
  await heir.open();
});
beforeEach(({ skip }) => {
  if (!database) skip('no PostgreSQL runs here');
});
afterAll(async () => {
  await gone?.end();
  await heir?.end();
  await database?.end();
});

const from = deskNamed('gone').id;

async function held(ledger: OfficeLedger, key: string, run: string): Promise<Held> {
  const fence = (await ledger.claim(scope, [applying(key, run)])).get(key)?.fence;
  if (!fence) throw new Error(`${key} was not given`);
  return { key, fence };
}

test('a desk whose key was taken over may not send, and the new one only knows that it may have left', async () => {
  const old = await held(gone, 'over', 'run-gone');
  const fence = await heir.takeOver(scope, from, applying('over', 'run-heir', 9));
  expect(fence).toBe('0.2');
  // As often as it is asked.
  expect(await heir.takeOver(scope, from, applying('over', 'run-heir', 9))).toBe('0.2');
  expect(await turnOf(gone, [old], 100)).toEqual({ type: 'lost', keys: ['over'] });
  const [claim] = (await heir.find(scope, ['over'])).values();
  expect(claim).toMatchObject({ desk: 'desk-heir', person: 'person of heir', state: 'unknown', mayHaveLeft: true });
  expect((await gone.claim(scope, [applying('over', 'run-gone')])).get('over')).toMatchObject({
    admission: { type: 'refuse', code: 'order.atAnotherDesk', params: { desk: 'heir', person: 'person of heir' } },
    fence: null,
  });
  // A rejection by who does not have the key any more says nothing.
  await gone.settle(scope, [{ ...old, state: 'rejected', partnerNo: null, answer: null }]);
  expect((await heir.find(scope, ['over'])).get('over')?.state).toBe('unknown');
});

test('what the old desk had accepted counts all the same, and stops the new one', async () => {
  const old = await held(gone, 'late', 'run-gone');
  const fence = (await heir.takeOver(scope, from, applying('late', 'run-heir', 9))) ?? '';
  await gone.settle(scope, [{ ...old, state: 'accepted', partnerNo: 'E-9', answer: null }]);
  expect((await heir.find(scope, ['late'])).get('late')).toMatchObject({ state: 'accepted', partnerNo: 'E-9' });
  expect(await turnOf(heir, [{ key: 'late', fence }], 100)).toEqual({ type: 'lost', keys: ['late'] });
});

test('only what that desk has open can be taken from it', async () => {
  const done = await held(gone, 'done', 'run-gone');
  await gone.settle(scope, [{ ...done, state: 'accepted', partnerNo: 'E-2', answer: null }]);
  await held(heir, 'mine', 'run-heir');
  for (const key of ['done', 'mine', 'never']) {
    expect(await heir.takeOver(scope, from, applying(key, 'run-other', 7)), key).toBeNull();
  }
});

test('a key that changed hands after a refusal is void for who had it before', async () => {
  const old = await held(gone, 'again', 'run-gone');
  await gone.settle(scope, [{ ...old, state: 'rejected', partnerNo: null, answer: null }]);
  const now = await held(heir, 'again', 'run-heir');
  expect(await turnOf(gone, [old], 100)).toEqual({ type: 'lost', keys: ['again'] });
  expect(await turnOf(heir, [now], 100)).toEqual({ type: 'go' });
  // Another order of the same desk is somebody else, too.
  await heir.settle(scope, [{ ...now, state: 'cancelled', partnerNo: null, answer: null }]);
  const next = await held(heir, 'again', 'run-next');
  expect(await turnOf(heir, [now], 100)).toEqual({ type: 'lost', keys: ['again'] });
  expect(await turnOf(heir, [next], 100)).toEqual({ type: 'go' });
});

test('a desk is told at its start what it has open, and whether that may have left', async () => {
  const name = 'starting';
  if (!database) return;
  const before = openDesk(database.url, name);
  await held(before, 'claimed', 'run-s');
  await turnOf(before, [await held(before, 'entered', 'run-s')], 100);
  const ended = await held(before, 'ended', 'run-s');
  await before.settle(scope, [{ ...ended, state: 'rejected', partnerNo: null, answer: null }]);
  await before.end();
  const after = openDesk(database.url, name);
  const open = await after.open();
  await after.end();
  expect(
    open.claims.map(({ key, state, mayHaveLeft, run, partner, kind }) => ({
      key,
      state,
      mayHaveLeft,
      run,
      partner,
      kind,
    })),
  ).toEqual(
    [
      { key: 'claimed', mayHaveLeft: false },
      { key: 'entered', mayHaveLeft: true },
    ].map((each) => ({ ...each, state: 'queued', run: 'run-s', partner: scope.partner, kind: scope.kind })),
  );
});

test('another account at the partner is asked about first, and both may have the key then', async () => {
  const other = {
    ...scope,
    account: { account: 'o', address: 'https://other.example.com', marks: ['another'] },
    accountName: 'Other',
  };
  await held(gone, 'shared', 'run-gone');
  expect((await heir.claim(other, [applying('shared', 'run-o')])).get('shared')).toMatchObject({
    admission: { type: 'ask', claim: { accountName: 'Main', run: 'run-gone' } },
    fence: null,
  });
  const said = await heir.claim(other, [applying('shared', 'run-o', 1, { elsewhere: true })]);
  expect(said.get('shared')).toEqual({
    ...{ admission: { type: 'queue', claim: true }, fence: '1.1' },
    mayHaveLeft: false,
  });
  expect((await heir.find(other, ['shared'])).get('shared')).toMatchObject({ run: 'run-o' });
  expect((await heir.find(scope, ['shared'])).get('shared')).toMatchObject({ run: 'run-gone' });
});

const accepted = { state: 'accepted', partnerNo: 'E', answer: null } as const;

test('a word that nobody else knows of is taken back, as often as it is asked', async () => {
  const word = await held(gone, 'word', 'run-gone');
  await gone.settle(scope, [{ ...word, ...accepted }]);
  for (const _ of ['once', 'twice']) expect(await gone.takeBack(scope, word)).toEqual({ counts: false, by: null });
  expect((await gone.find(scope, ['word'])).get('word')).toMatchObject({ state: 'unknown', partnerNo: null });
  expect((await heir.claim(scope, [applying('word', 'run-heir')])).get('word')).toMatchObject({
    admission: { code: 'order.atAnotherDesk' },
  });
});

test('a word is not taken back where another desk said so, too, was told that it exists, has the key now, or withdrew it', async () => {
  const old = await held(gone, 'both', 'run-gone');
  const fence = (await heir.takeOver(scope, from, applying('both', 'run-heir', 9))) ?? '';
  const mine = { key: 'both', fence };
  await heir.settle(scope, [{ ...mine, ...accepted }]);
  expect(await gone.takeBack(scope, old)).toEqual({ counts: true, by: null });
  await gone.settle(scope, [{ ...old, ...accepted, partnerNo: 'E-gone' }]);
  expect(await heir.takeBack(scope, mine)).toEqual({ counts: true, by: 'gone (person of gone)' });
  // It is the heir's still.
  await heir.settle(scope, [{ ...mine, ...accepted, partnerNo: 'E-heir' }]);
  expect((await heir.find(scope, ['both'])).get('both')).toMatchObject({ state: 'accepted', partnerNo: 'E-heir' });

  const seen = await held(gone, 'seen', 'run-gone');
  await gone.settle(scope, [{ ...seen, ...accepted }]);
  // Whoever had it says it again, as at every start: that is nobody else.
  await gone.offer(scope, [applying('seen', 'run-gone')]);
  for (const again of [false, true]) await heir.claim(scope, [applying('seen', 'run-heir', 1, { again })]);
  expect(await gone.takeBack(scope, seen)).toEqual({ counts: true, by: 'heir (person of heir)' });

  const withdrawn = await held(gone, 'withdrawn', 'run-gone');
  await gone.settle(scope, [{ ...withdrawn, ...accepted }]);
  await heir.withdraw(scope, [{ key: 'withdrawn', withdrawnAt: '2026-01-01T00:00:00.000Z', undoneAt: null }]);
  expect(await gone.takeBack(scope, withdrawn)).toEqual({ counts: true, by: null });
});
