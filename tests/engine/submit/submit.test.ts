import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

test('settings that changed since the check are minded: no box number is sent as a number that it is not', async () => {
  const account = { partner: 'etower' as const, name: 'real', secrets: { token: 't', key: 'k' } };
  const baseUrl = 'http://127.0.0.1:1';
  const { id } = await engine.call('accounts.save', { ...account, settings: { baseUrl } });
  const { id: run } = await importOne(engine, inboundCsv([{ boxNo: 'A-01' }]));
  const checked = await engine.call('runs.target', { run, target: 'production', account: id });
  expect(checked.counts).toMatchObject({ ready: 1 });
  await engine.call('accounts.save', { ...account, id, settings: { baseUrl, boxNoAs: 'number' } });
  await engine.call('submissions.start', { run });
  const { counts } = await engine.call('submissions.settled', { run });
  expect(counts).toMatchObject({ ready: 0, queued: 0, incomplete: 1, errors: 1 });
  const { items } = await engine.call('problems.window', { run });
  expect(items).toMatchObject([{ code: 'box.numberNotNumeric', field: 'boxNo' }]);
});
