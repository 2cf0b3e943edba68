import { expect, test } from 'vitest';
import type { JoinedDesk } from './support/joined-desk.ts';
import { officeScene, send, taken } from './support/office-scene.ts';

const scene = officeScene();
const real = { account: 'A', kind: 'test-kind' };
const practice = { account: 'P', kind: 'test-kind' };

/** The desk's orders were practised, and the practice partner took them. */
function practise({ run, orders, ledger }: JoinedDesk): void {
  ledger.claims.remember({
    ...{ account: 'P', partner: 'etower', practice: 1, name: 'Practice', address: '', marks: [] },
  });
  for (const [key, order] of orders) {
    ledger.claims.put(practice, key, { run, order, bodyHash: 'practised' });
    const attempt = ledger.attempts.begin({ run, ...practice, purpose: 'send', orders: [{ id: order, key }] });
    ledger.attempts.end(attempt, { status: 200, result: 'accepted', detail: null });
    ledger.claims.settle(practice, key, order, 'accepted', `PRACTICE-${key}`);
  }
}

/** The office gives the desk's run these keys, and the program ends before it stores anything of that. */
async function claimOnly({ run, orders, ledger, end }: JoinedDesk, keys: readonly string[]): Promise<void> {
  const wanted = keys.map((key) => {
    return { key, run, order: orders.get(key) ?? 0, bodyHash: 'h', again: false, elsewhere: false };
  });
  await ledger.shared?.of(real)?.claim(wanted);
  await end();
}

test('what was only practised is not told to the office as accepted, and its key is given back', async () => {
  const first = scene.desk(['A1']);
  practise(first);
  await claimOnly(first, ['A1']);
  const again = scene.desk([], { home: first.home });
  await again.ledger.shared?.compared();
  await again.end();
  expect(await scene.inOffice('A1')).toEqual([{ desk: first.id, state: 'cancelled', partner_no: null }]);
  const second = scene.desk(['A1']);
  await send(second);
  expect([second.state('A1'), scene.offered]).toEqual(['accepted', ['A1']]);
});

test('of orders that were queued before the desk joined only what was sent for real is told', async () => {
  const alone = scene.desk(['B1', 'B2'], { joined: false, rate: 1 });
  practise(alone);
  scene.answer = (keys) => {
    void alone.submissions.pause(alone.run);
    return taken(keys);
  };
  await send(alone);
  await alone.end();
  scene.answer = taken;
  const joined = scene.desk([], { home: alone.home });
  await joined.ledger.shared?.compared();
  await joined.ledger.shared?.stop(5000);
  await joined.end();
  const [sent = '', left = ''] = scene.offered[0] === 'B1' ? ['B1', 'B2'] : ['B2', 'B1'];
  expect(await scene.inOffice(sent)).toMatchObject([{ state: 'accepted', partner_no: `E-${sent}` }]);
  expect(await scene.inOffice(left)).toMatchObject([{ state: 'queued', partner_no: null }]);
  const next = scene.desk([], { home: alone.home });
  await next.submissions.resume(alone.run);
  await next.submissions.settled(alone.run);
  expect(scene.offered).toEqual([sent, left]);
  expect([next.state(left), next.problems(left)]).toEqual(['accepted', []]);
});

test('a practised request does not stand for the real one that the office knows of', async () => {
  const first = scene.desk(['C1', 'C2']);
  practise(first);
  await claimOnly(first, ['C1']);
  await scene.sql("UPDATE dockhand.claims SET left_at = now(), enters = 1 WHERE key = 'C1'");
  const again = scene.desk([], { home: first.home });
  await again.ledger.shared?.compared();
  expect(again.state('C1')).toBe('unknown');
  await again.ledger.shared?.stop(5000);
  expect(await scene.inOffice('C1')).toEqual([{ desk: first.id, state: 'unknown', partner_no: null }]);
});

test('an order of a run that was only practised here, and that may have left, is not sent for real before somebody looked', async () => {
  const first = scene.desk(['E1', 'E2']);
  await claimOnly(first, ['E1']);
  await scene.sql("UPDATE dockhand.claims SET left_at = now(), enters = 1 WHERE key = 'E1'");
  const again = scene.desk([], { home: first.home });
  again.aim('practice');
  await again.ledger.shared?.compared();
  expect(again.state('E1')).toBe('ready');
  again.aim('production');
  const asked = new Promise<void>((resolve) => {
    scene.onAsked = resolve;
  });
  await again.submissions.start(first.run);
  const settled = again.submissions.settled(first.run);
  await Promise.race([asked, settled]);
  await again.submissions.pause(first.run);
  await settled;
  expect(scene.offered).not.toContain('E1');
  expect(again.state('E1')).toBe('unknown');
});

test('what an order was given back with for one account does not give back what it has for another', async () => {
  const first = scene.desk(['D1']);
  const { run, orders, ledger } = first;
  const order = orders.get('D1') ?? 0;
  const other = { account: 'B', kind: 'test-kind' };
  ledger.claims.remember({
    ...{ account: 'B', partner: 'etower', practice: 0, name: 'Other', address: 'https://other.example.com', marks: [] },
  });
  const wanted = { key: 'D1', run, order, bodyHash: 'h', again: false, elsewhere: false };
  for (const scope of [real, other]) {
    const fence = (await ledger.shared?.of(scope)?.claim([wanted]))?.get('D1')?.fence ?? null;
    ledger.claims.put(scope, 'D1', { run, order, bodyHash: 'h', fence });
    if (scope === real) ledger.claims.release(run, 'D1', order, 'cancelled');
  }
  await first.end();
  const again = scene.desk([], { home: first.home });
  await again.ledger.shared?.compared();
  await again.end();
  const rows = await scene.sql("SELECT n, state FROM dockhand.claims WHERE key = 'D1' ORDER BY n");
  expect(rows).toEqual([
    { n: 0, state: 'cancelled' },
    { n: 1, state: 'queued' },
  ]);
});
