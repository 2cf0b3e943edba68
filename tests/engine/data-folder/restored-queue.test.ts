import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { translator } from '#shared/text/index.ts';
import { outcomeWords } from '#shared/text/outcome-words.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

test('what only waited to be sent when the backup was made is not said to have been cut off by a restore', async () => {
  const dataDir = freshFolder();
  let engine = await openEngine(dataDir);
  onTestFinished(() => engine.close());
  // An address where nobody listens: what is begun does not leave.
  const { id: account } = await engine.call('accounts.save', {
    ...{ partner: 'etower', name: '悉尼仓', settings: { baseUrl: 'http://127.0.0.1:9' } },
    secrets: { token: 't', key: 'k' },
  });
  const { id: run } = await importOne(
    engine,
    inboundCsv(['R-1', 'R-2', 'R-3'].map((referenceNo) => ({ referenceNo }))),
  );
  await engine.call('runs.target', { run, target: 'production', account });
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.pause', { run });
  const out = join(freshFolder(), 'backup.db');
  await engine.call('backups.create', { out });
  await engine.call('backups.restore', { from: out });
  await engine.close();
  engine = await openEngine(dataDir);
  const { items } = await engine.call('orders.window', { run });
  expect(items.map(({ shown }) => shown)).toEqual(['unknown', 'unknown', 'unknown']);
  const words = items.map((order) => outcomeWords(translator('zh'), 'production', order));
  // Of the first one a request was begun, which did not leave.
  expect(new Set(words)).toEqual(new Set(['备份里没有它的经过；恢复后不知道备份之后有没有发过。']));
});
