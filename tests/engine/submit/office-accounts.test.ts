import { expect, test } from 'vitest';
import { officeEngines } from './support/office-engines.ts';

const office = officeEngines();

test('what another desk sent with another account is asked about: when, by which desk and as whom, and goes once confirmed', async () => {
  const first = await office.desk(await office.partner('one'), 'token-1');
  await first.send(await first.imported('R-1'));
  const second = await office.desk(await office.partner('two'), 'token-2');
  const run = await second.imported('R-1', 'R-2');
  const { desk } = await first.call('ledger.standing', {});
  const { keys, accounts } = await second.call('submissions.sentElsewhere', { run });
  expect(keys).toEqual(['R-1']);
  expect(accounts).toMatchObject([
    { name: 'account of token-1', orders: 1, by: { desk: desk.name, person: desk.person } },
  ]);
  await expect(second.send(run)).rejects.toMatchObject({
    code: 'run.sentAtAnotherDesk',
    params: { orders: 1, account: 'account of token-1', desk: desk.name, person: desk.person },
  });
  expect(office.offered).toEqual(['one R-1']);
  // Neither of the two stays claimed for a run that was refused.
  expect(await office.database.sql("SELECT key FROM dockhand.claims WHERE state = 'queued'")).toEqual([]);
  const sent = await second.send(run, { elsewhere: keys });
  expect([sent.get('R-1')?.state, sent.get('R-2')?.state]).toEqual(['accepted', 'accepted']);
  expect(office.offered.toSorted()).toEqual(['one R-1', 'two R-1', 'two R-2']);
});

test('what another desk sent or is sending is told of the orders of a run, with who, when and the partner’s number', async () => {
  const address = await office.partner('one');
  const first = await office.desk(address, 'token-1');
  const begun = performance.timeOrigin + performance.now();
  await first.send(await first.imported('R-1', 'R-2'));
  const known = () => office.database.sql("SELECT key FROM dockhand.claims WHERE state = 'accepted'");
  await expect.poll(async () => (await known()).length).toBe(2);
  await office.database.sql("UPDATE dockhand.claims SET state = 'queued', partner_no = NULL WHERE key = 'R-2'");
  const second = await office.desk(address, 'token-1');
  const run = await second.imported('R-1', 'R-2', 'R-3');
  const { desk: at } = await first.call('ledger.standing', {});
  const others = await second.call('ledger.others', { run });
  const who = { desk: at.name, person: at.person };
  expect(others.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toMatchObject([
    { key: 'R-1', state: 'sent', partnerNo: 'E-R-1', ...who },
    { key: 'R-2', state: 'sending', partnerNo: null, ...who },
  ]);
  const { items } = await second.call('orders.window', { run });
  for (const { order, key, at: when } of others) {
    expect(items.find(({ id }) => id === order)?.key).toBe(key);
    expect(Date.parse(when)).toBeGreaterThan(begun - 60_000);
  }
});
