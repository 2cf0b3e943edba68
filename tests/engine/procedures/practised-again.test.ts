import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

test('a run that is practised, meant for real and practised again is no other moment, at whatever look at the journal', async () => {
  const dataDir = freshFolder();
  const before = await openEngine(dataDir);
  const { id: run } = await importOne(before, inboundCsv([{ referenceNo: 'S-1' }, { referenceNo: 'S-2' }]));
  await before.call('submissions.start', { run, confirmWarnings: true });
  await before.call('submissions.settled', { run });
  const other = await importOne(before, inboundCsv([{ referenceNo: 'O-1' }]));
  const account = await before.call('accounts.save', {
    ...{ partner: 'etower', name: 'real' },
    ...{ settings: { baseUrl: 'http://127.0.0.1:9' }, secrets: { token: 't', key: 'k' } },
  });
  await before.call('runs.target', { run, target: 'production', account: account.id });
  await before.call('runs.target', { run, target: 'practice' });
  await before.close();
  const sqlite = new Sqlite(join(dataDir, 'dockhand.db'));
  sqlite.exec("DELETE FROM chores WHERE name = 'compared'");
  sqlite.close();

  const engine = await openEngine(dataDir);
  onTestFinished(() => engine.close());
  expect(await engine.call('about.get', {})).toMatchObject({ recalled: null, doubted: 0 });
  expect((await engine.call('runs.get', { run })).counts).toMatchObject({ ready: 2, accepted: 0 });
  expect((await engine.call('runs.get', { run: other.id })).doubtedAt).toBeUndefined();
});
