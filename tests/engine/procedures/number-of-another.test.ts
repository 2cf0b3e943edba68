import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

test('a partner’s number that another order has is refused with that one named; another number is taken', async () => {
  const dataDir = freshFolder();
  const engine = await openEngine(dataDir);
  onTestFinished(() => engine.close());
  const { id: run } = await importOne(engine, inboundCsv([{ referenceNo: 'B-01' }, { referenceNo: 'B-04' }]));
  const db = new Sqlite(join(dataDir, 'dockhand.db'));
  db.exec(`UPDATE orders SET state = 'accepted', partner_no = 'E-1' WHERE key = 'B-01';
    UPDATE orders SET state = 'unknown' WHERE key = 'B-04';
    UPDATE runs SET state = 'held', hold = '{"reason":"undecided","params":{"count":1}}'`);
  db.close();
  const { items } = await engine.call('orders.window', { run });
  const [first, last] = items;
  if (!first || !last) throw new Error('not imported');
  const decide = (order: number, partnerNo: string) =>
    engine.call('submissions.decide', { order, decision: 'accepted', partnerNo });
  await expect(decide(last.id, 'E-1')).rejects.toMatchObject({
    code: 'order.numberOfAnother',
    params: { key: 'B-04', partnerNo: 'E-1', other: 'B-01' },
  });
  const states = async () => (await engine.call('orders.window', { run })).items.map(({ state }) => state);
  expect(await states()).toEqual(['accepted', 'unknown']);
  await decide(last.id, 'E-4');
  await engine.call('submissions.settled', { run });
  expect(await states()).toEqual(['accepted', 'accepted']);
});
