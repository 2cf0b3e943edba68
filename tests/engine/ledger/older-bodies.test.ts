import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { journalOffice, makeRoot, scope } from './support/journal-office.ts';

const root = makeRoot();
afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each(['ready', 'rejected', 'queued', 'sending', 'unknown'])(
  'an older body of an order (%s here) never leaves in place of the one that left last: it is made anew, and its key says which it is',
  async (state) => {
    const { sqlite, process, is } = journalOffice(root);
    const one = process('one');
    is(1, state, state === 'ready' || state === 'rejected' ? 'rejected' : 'queued');
    sqlite.exec(`UPDATE orders SET body = '{"old":1}', body_hash = 'h-old', wire_hash = 'w-old' WHERE key = 'K1'`);
    sqlite.exec("UPDATE claims SET body_hash = 'h-old' WHERE key = 'K1'");
    await one.sends(1, null);
    one.dies();
    const two = process('two');
    expect(two.recall()).toEqual({ accepted: 0, unknown: 1, practised: 0 });
    const order = sqlite.prepare("SELECT body, body_hash, wire_hash FROM orders WHERE key = 'K1'").get();
    expect(order).toEqual({ body: null, body_hash: null, wire_hash: null });
    expect(two.claims.find(scope, 'K1')).toMatchObject({ state: 'unknown', bodyHash: 'h-K1' });
  },
);

test('the body that left last stays', async () => {
  const { sqlite, process, is } = journalOffice(root);
  const one = process('one');
  is(1, 'queued');
  sqlite.exec(`UPDATE orders SET body = '{"new":1}', body_hash = 'h-K1' WHERE key = 'K1'`);
  await one.sends(1, null);
  one.dies();
  process('two').recall();
  expect(sqlite.prepare("SELECT body_hash, state FROM orders WHERE key = 'K1'").get()).toEqual({
    body_hash: 'h-K1',
    state: 'unknown',
  });
});
