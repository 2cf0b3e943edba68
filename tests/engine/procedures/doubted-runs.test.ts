import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

/** An office of one run that was sent and one that was edited and not sent; then the file is as `harm` leaves it. */
async function reopened(harm: (sqlite: Sqlite.Database) => void) {
  const dataDir = freshFolder();
  const before = await openEngine(dataDir);
  const sent = await importOne(before, inboundCsv([{ referenceNo: 'S-1' }, { referenceNo: 'S-2' }]));
  await before.call('submissions.start', { run: sent.id, confirmWarnings: true });
  await before.call('submissions.settled', { run: sent.id });
  const open = await importOne(before, inboundCsv([{ referenceNo: 'O-1' }]));
  await before.close();
  const sqlite = new Sqlite(join(dataDir, 'dockhand.db'));
  harm(sqlite);
  sqlite.close();
  const engine = await openEngine(dataDir);
  onTestFinished(() => engine.close());
  return { engine, sent: sent.id, open: open.id };
}

test('of a store of two moments nothing of a run that could still be sent is, until a person looked at its lines', async () => {
  const { engine, sent, open } = await reopened((sqlite) =>
    sqlite.exec(
      "UPDATE orders SET state = 'ready', partner_no = NULL WHERE key = 'S-1'; DELETE FROM claims WHERE key = 'S-1'",
    ),
  );
  expect(await engine.call('about.get', {})).toMatchObject({
    recalled: { accepted: 1, unknown: 0, practised: 1 },
    doubted: 1,
  });
  expect((await engine.call('runs.get', { run: sent })).doubtedAt).toBeUndefined();
  expect((await engine.call('runs.get', { run: open })).doubtedAt).toMatch(/Z$/);
  const start = () => engine.call('submissions.start', { run: open, confirmWarnings: true });
  await expect(start()).rejects.toMatchObject({ code: 'run.doubted' });
  expect((await engine.call('runs.get', { run: open })).counts).toMatchObject({ ready: 1, accepted: 0 });

  expect((await engine.call('runs.trust', { run: open })).doubtedAt).toBeUndefined();
  await start();
  await engine.call('submissions.settled', { run: open });
  expect((await engine.call('runs.get', { run: open })).counts).toMatchObject({ accepted: 1 });
  expect((await engine.call('about.get', {})).doubted).toBe(0);
});

test('where the journal and the store agree nothing is doubted', async () => {
  const { engine, open } = await reopened((sqlite) => sqlite.exec('UPDATE accounts SET name = name'));
  expect(await engine.call('about.get', {})).toMatchObject({ recalled: null, doubted: 0 });
  expect((await engine.call('runs.get', { run: open })).doubtedAt).toBeUndefined();
});
