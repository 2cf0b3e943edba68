import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

test('a store that is locked just when a run was started does not make it look as if nothing were sent', async () => {
  const dataDir = freshFolder();
  const engine = await openEngine(dataDir);
  onTestFinished(() => engine.close());
  const { id: run } = await importOne(engine, inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2' }]));
  const other = new Sqlite(join(dataDir, 'dockhand.db'));
  onTestFinished(() => void other.close());
  // The first that is told of an order is that it is queued (on a busy machine not with the other one); what start writes after
  // both finds the store locked.
  let queued = 0;
  const unsubscribe = engine.subscribe(({ type }) => {
    if (type !== 'order') return;
    queued += 1;
    if (queued < 2) return;
    unsubscribe();
    other.exec('BEGIN IMMEDIATE');
  });
  expect(await engine.call('submissions.start', { run, confirmWarnings: true })).toMatchObject({ id: run });
  other.exec('COMMIT');
  await engine.call('submissions.settled', { run }).catch((error: unknown) => {
    expect(error).toMatchObject({ code: 'store.busy' });
  });
  await engine.call('submissions.resume', { run });
  await engine.call('submissions.settled', { run });
  expect((await engine.call('runs.get', { run })).counts).toMatchObject({ accepted: 2, queued: 0 });
});
