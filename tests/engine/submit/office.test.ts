import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { type CuttingProxy, cuttingProxy } from '../../postgres/cutting-proxy.ts';
import { type OfficeDatabase, officeDatabase } from '../../postgres/database.ts';
import { openDesk } from '../ledger/support/office-desk.ts';
import { json, serve } from '../partners/support/socket-server.ts';
import { type JoinedDesk, type JoinedDeskOptions, joinedDesk } from './support/joined-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'dockhand-desks-'));
const closers: (() => Promise<void> | void)[] = [];
let database: OfficeDatabase;
let way: CuttingProxy;
/** What was offered to the partner, with how the office knew of it just then. */
let offered: { readonly key: string; readonly claims: unknown; readonly at: number }[];
let partner: { readonly url: string };
let answer: (keys: readonly string[]) => { readonly status: number; readonly body: unknown; readonly wait?: string };

const taken = (keys: readonly string[]) => ({
  status: 200,
  body: keys.map((referenceNo) => ({
    code: '0',
    success: true,
    data: { orderNo: `E-${referenceNo}`, referenceNo },
    errors: '',
  })),
});

beforeEach(async ({ skip }) => {
  const found = await officeDatabase();
  if (!found) return skip('no PostgreSQL runs here');
  database = found;
  way = await cuttingProxy(database.url);
  const keeper = openDesk(database.url, 'keeper');
  await keeper.open();
  await keeper.end();
  offered = [];
  answer = taken;
  const server = await serve(async (_, response, text) => {
    const orders = JSON.parse(text) as { referenceNo: string }[];
    if (!Array.isArray(orders)) return json(response, {}, 500);
    const keys = orders.map(({ referenceNo }) => referenceNo);
    for (const key of keys) {
      const claims = await database.sql(
        'SELECT desk, state, left_at IS NOT NULL AS gone FROM dockhand.claims WHERE key = $1',
        [key],
      );
      offered.push({ key, claims, at: performance.now() });
    }
    const { status, body, wait } = answer(keys);
    if (wait) response.setHeader('Retry-After', wait);
    json(response, body, status);
  });
  partner = server;
  closers.push(server.close, way.close, database.end);
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scope = { account: 'A', kind: 'test-kind' };

/** A desk with a run of these orders; for a `home` that another one had, with that one's. */
function desk(
  keys: readonly string[],
  {
    home = mkdtempSync(join(folder, 'desk-')),
    ...more
  }: Partial<Pick<JoinedDeskOptions, 'home' | 'rate' | 'joined'>> = {},
): JoinedDesk {
  const made = joinedDesk({ home, officeUrl: way.url, address: partner.url, keys, ...more });
  closers.push(() => made.end().catch(() => undefined));
  return made;
}

const inOffice = (key: string) =>
  database.sql('SELECT desk, state, partner_no FROM dockhand.claims WHERE key = $1', [key]);

test('when a request arrives, its key is claimed in the office, and marked as one that has left', async () => {
  const keys = ['A1', 'A2', 'A3'];
  const { run, submissions, id, end } = desk(keys);
  await submissions.start(run);
  await submissions.settled(run);
  const seen = offered.map(({ key, claims }) => ({ key, claims })).sort((a, b) => (a.key < b.key ? -1 : 1));
  expect(seen).toEqual(keys.map((key) => ({ key, claims: [{ desk: id, state: 'queued', gone: true }] })));
  await end();
  expect(await inOffice('A1')).toEqual([{ desk: id, state: 'accepted', partner_no: 'E-A1' }]);
});

test('while the office is away sending waits and says so, and then goes on by itself', async () => {
  const keys = Array.from({ length: 12 }, (_, index) => `B${index + 1}`);
  const { run, submissions, held, store } = desk(keys, { rate: 50 });
  const stops = held('office');
  answer = (some) => {
    if (offered.length === 3) way.fate = () => 'cut';
    return taken(some);
  };
  await submissions.start(run);
  await stops;
  expect(store.runs.get(run)?.hold).toMatchObject({ reason: 'office', params: { code: 'ledger.unreachable' } });
  const before = offered.length;
  expect(before).toBeLessThan(keys.length);
  const done = new Promise<void>((resolve) => {
    answer = (some) => {
      if (new Set(offered.map(({ key }) => key)).size === keys.length) resolve();
      return taken(some);
    };
  });
  way.fate = () => 'pass';
  await done;
  await submissions.settled(run);
  expect(offered.map(({ key }) => key).sort()).toEqual([...keys].sort());
});

test('an order that another desk is sending is kept here with a sentence, and everything else is sent', async () => {
  const first = desk(['C1', 'C2']);
  await first.submissions.start(first.run);
  await first.submissions.settled(first.run);
  await first.end();
  await database.sql("UPDATE dockhand.claims SET state = 'queued' WHERE key = 'C2'");
  const second = desk(['C2', 'C3']);
  await second.submissions.start(second.run);
  await second.submissions.settled(second.run);
  expect(offered.map(({ key }) => key).sort()).toEqual(['C1', 'C2', 'C3']);
  expect([second.state('C2'), second.problems('C2')]).toEqual(['incomplete', ['order.atAnotherDesk']]);
});

test('what another desk had accepted exists here, with its number', async () => {
  const first = desk(['D1']);
  await first.submissions.start(first.run);
  await first.submissions.settled(first.run);
  await first.end();
  const second = desk(['D1']);
  await second.submissions.start(second.run);
  await second.submissions.settled(second.run);
  expect(second.store.outbox.inState(second.run, 'exists').map(({ key }) => key)).toEqual(['D1']);
  expect(second.store.orders.get(1)?.partnerNo).toBe('E-D1');
  expect(offered).toHaveLength(1);
});

test('a key claimed by a program that ended before it queued anything is given back, one that may have left is not', async () => {
  const { run, home, end, id, ledger, orders } = desk(['E1', 'E2', 'E3']);
  const wanted = ['E1', 'E2'].map((key) => {
    return { key, run, order: orders.get(key) ?? 0, bodyHash: 'h', again: false, elsewhere: false };
  });
  await ledger.shared?.of(scope)?.claim(wanted);
  await end();
  await database.sql("UPDATE dockhand.claims SET left_at = now() WHERE key = 'E2'");
  const next = desk([], { home });
  answer = (keys) => {
    void next.submissions.pause(run);
    return taken(keys);
  };
  await next.submissions.start(run, { readyToo: ['E3'] });
  await next.submissions.settled(run);
  expect(['E1', 'E2', 'E3'].map(next.state)).toEqual(['ready', 'unknown', 'accepted']);
  await next.end();
  expect(await inOffice('E1')).toEqual([{ desk: id, state: 'cancelled', partner_no: null }]);
  expect(await inOffice('E2')).toEqual([{ desk: id, state: 'unknown', partner_no: null }]);
  expect(await inOffice('E3')).toEqual([{ desk: id, state: 'accepted', partner_no: 'E-E3' }]);
});

test('what was queued and not sent is given back to the office when it is cancelled, and another desk may send it', async () => {
  const first = desk(['F1', 'F2', 'F3'], { rate: 2 });
  answer = (keys) => {
    void first.submissions.cancel(first.run);
    return taken(keys);
  };
  await first.submissions.start(first.run);
  await first.submissions.settled(first.run);
  await first.end();
  answer = taken;
  const left = ['F1', 'F2', 'F3'].filter((key) => !offered.some((each) => each.key === key));
  expect(left.length).toBeGreaterThan(0);
  for (const key of left) expect(await inOffice(key)).toMatchObject([{ state: 'cancelled' }]);
  const second = desk(left);
  await second.submissions.start(second.run);
  await second.submissions.settled(second.run);
  expect(offered.map(({ key }) => key).sort()).toEqual(['F1', 'F2', 'F3']);
});

test('an order whose key a person gave to another desk does not leave', async () => {
  const { run, submissions, state, problems } = desk(['G1', 'G2'], { rate: 1 });
  const over = new Promise<void>((resolve) => {
    answer = (keys) => {
      const other = keys.includes('G1') ? 'G2' : 'G1';
      void database
        .sql("UPDATE dockhand.claims SET desk = 'heir', fence = fence + 1 WHERE key = $1", [other])
        .then(() => resolve());
      return taken(keys);
    };
  });
  await submissions.start(run);
  await over;
  await submissions.settled(run);
  const [sent] = offered;
  const kept = sent?.key === 'G1' ? 'G2' : 'G1';
  expect(offered).toHaveLength(1);
  expect([state(kept), problems(kept)]).toEqual(['incomplete', ['order.takenOver']]);
});

test('what a desk sent before it joined the office exists for the others, and is not sent by them', async () => {
  const alone = desk(['J1', 'J2'], { joined: false });
  await alone.submissions.start(alone.run, { readyToo: ['J1'] });
  await alone.submissions.settled(alone.run);
  await alone.end();
  const joined = desk([], { home: alone.home });
  await joined.submissions.start(alone.run, { readyToo: ['J2'] });
  await joined.submissions.settled(alone.run);
  await joined.end();
  const other = desk(['J1', 'J2']);
  await other.submissions.start(other.run);
  await other.submissions.settled(other.run);
  expect([other.state('J1'), other.state('J2')]).toEqual(['exists', 'exists']);
  expect(offered.map(({ key }) => key)).toEqual(['J1', 'J2']);
});

test('orders that were queued before the desk joined are claimed before they leave, and kept where another desk has them', async () => {
  const alone = desk(['K1', 'K2'], { joined: false, rate: 1 });
  answer = (keys) => {
    void alone.submissions.pause(alone.run);
    return taken(keys);
  };
  await alone.submissions.start(alone.run);
  await alone.submissions.settled(alone.run);
  await alone.end();
  answer = taken;
  const [first] = offered;
  const left = first?.key === 'K1' ? 'K2' : 'K1';
  const other = desk([left]);
  await other.submissions.start(other.run);
  await other.submissions.settled(other.run);
  await other.end();
  const joined = desk([], { home: alone.home });
  await joined.submissions.resume(alone.run);
  await joined.submissions.settled(alone.run);
  expect(offered.map(({ key }) => key).sort()).toEqual(['K1', 'K2']);
  expect([joined.state(left), joined.problems(left)]).toEqual(['incomplete', ['order.takenOver']]);
});

test('a ban that one desk meets stops the others, too', async () => {
  const [first, second] = [desk(['H1']), desk(['H2'])];
  answer = () => {
    void first.submissions.pause(first.run);
    return { status: 429, body: {}, wait: '2' };
  };
  await first.submissions.start(first.run);
  await first.submissions.settled(first.run);
  answer = taken;
  await second.submissions.start(second.run);
  await second.submissions.settled(second.run);
  const [banned, allowed] = offered;
  expect([banned?.key, allowed?.key]).toEqual(['H1', 'H2']);
  expect((allowed?.at ?? 0) - (banned?.at ?? 0)).toBeGreaterThan(1500);
});
