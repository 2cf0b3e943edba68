import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

test('what a lost run sent or had queued is held back, told and counted before anything is sent', async () => {
  const dataDir = freshFolder();
  const engine = await openEngine(dataDir);
  onTestFinished(() => engine.close());
  const file = inboundCsv(['R-1', 'R-2', 'R-3', 'R-4'].map((referenceNo) => ({ referenceNo })));
  const { id: lost } = await importOne(engine, file);
  await engine.call('submissions.start', { run: lost, readyToo: ['R-1', 'R-2', 'R-3'], confirmWarnings: true });
  await engine.call('submissions.settled', { run: lost });
  // As a restore leaves it: the claims are there, and the run is not.
  const sqlite = new Sqlite(join(dataDir, 'dockhand.db'));
  sqlite.exec(`UPDATE claims SET state = 'unknown' WHERE key = 'R-1'; UPDATE claims SET state = 'queued' WHERE key = 'R-2';
    DELETE FROM runs WHERE id = '${lost}'`);
  sqlite.close();

  const { id: run } = await importOne(engine, file);
  const held = () => engine.call('runs.get', { run });
  expect(await held()).toMatchObject({ counts: { ready: 2, incomplete: 2 }, standing: { heldBack: 2, readyThere: 1 } });
  const { items } = await engine.call('problems.window', { run, severity: 'error', offset: 0, limit: 9 });
  expect(items.map(({ code, params }) => [code, params.key, params.gone, params.queued])).toEqual([
    ['order.claimedElsewhere', 'R-1', 1, undefined],
    ['order.claimedElsewhere', 'R-2', 1, 1],
  ]);
  // Looked at once more they are held back by the same claims.
  await engine.call('submissions.lookAgain', { run });
  expect(await held()).toMatchObject({ counts: { ready: 2, incomplete: 2 } });
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
  expect(await held()).toMatchObject({ counts: { accepted: 1, exists: 1, incomplete: 2 } });
});
