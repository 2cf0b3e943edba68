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
