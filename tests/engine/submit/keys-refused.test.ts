import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createEngine } from '#engine/engine.ts';
import { etowerPartner } from '#engine/practice/etower/etower.ts';
import { parseFaults, practiceCredentials, startPractice } from '#engine/practice/practice.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { freshFolder, importOne } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

const KEYS = ['R-1', 'R-2', 'R-3'];
const right = { ...practiceCredentials.etower };
const wrong = { ...right, key: 'last-years-key' };

/** A run that is held because the partner refused the account's keys; nothing of it got there. */
async function refused({ secrets = wrong, signTarget = 'url' } = {}) {
  const ledgerPath = join(freshFolder(), 'ledger.ndjson');
  const partners = [etowerPartner({ signTarget: 'url' })];
  const partner = await startPractice({ ledgerPath, faults: parseFaults(''), partners });
  onTestFinished(() => partner.close());
  const dataDir = freshFolder();
  const engine = await createEngine({ dataDir, ports: nodePorts(), longLived: true });
  onTestFinished(() => engine.close());
  const settings = { baseUrl: partner.addresses.etower ?? '', signTarget };
  const entered = { partner: 'etower' as const, name: 'real', settings };
  const { id } = await engine.call('accounts.save', { ...entered, secrets });
  const { id: run } = await importOne(engine, inboundCsv(KEYS.map((referenceNo) => ({ referenceNo }))));
  await engine.call('runs.target', { run, target: 'production', account: id });
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
  const it = {
    engine,
    run,
    dataDir,
    entry: { id, ...entered },
    now: () => engine.call('runs.get', { run }),
    stored: () => readFileSync(ledgerPath, { encoding: 'utf8', flag: 'a+' }).split('\n').filter(Boolean).length,
    /** Resolves when the run is finished, as its events tell. */
    finished: () =>
      new Promise<void>((resolve) => {
        engine.subscribe((event) => {
          if (event.type === 'run' && event.run.state === 'finished') resolve();
        });
      }),
  };
  expect(await it.now()).toMatchObject({ state: 'held', hold: { reason: 'credentials' }, counts: { queued: 3 } });
  return it;
}

test('new keys for refused ones: what waits for them is told; saved, the run is paused and does not say any more that they were refused', async () => {
  const it = await refused();
  expect(await it.engine.call('accounts.waiting', { ...it.entry, secrets: right })).toEqual({
    ...{ runs: [it.run], queued: 3, unknown: 0, undecided: 0 },
  });
  await it.engine.call('accounts.save', { ...it.entry, secrets: right });
  expect(await it.now()).toMatchObject({ state: 'paused', hold: null, counts: { queued: 3 } });
  expect(it.stored()).toBe(0);

  const finished = it.finished();
  await it.engine.call('submissions.resume', { run: it.run });
  await finished;
  expect(it.stored()).toBe(3);
});

test('who says so has the rest sent with the new keys, once each', async () => {
  const it = await refused();
  const finished = it.finished();
  await it.engine.call('accounts.save', { ...it.entry, secrets: right, goOn: true });
  await finished;
  expect((await it.now()).counts).toMatchObject({ accepted: 3, queued: 0, unknown: 0 });
  expect(it.stored()).toBe(3);
});

test('another setting may be what the keys were refused for, too', async () => {
  const it = await refused();
  const settings = { ...it.entry.settings, signTarget: 'path' };
  expect(await it.engine.call('accounts.waiting', { ...it.entry, settings })).toMatchObject({ runs: [it.run] });
  await it.engine.call('accounts.save', { ...it.entry, settings });
  expect(await it.now()).toMatchObject({ state: 'paused', hold: null });
});

test('where the test of the account finds the setting that was wrong, the run does not say any more that its keys were refused', async () => {
  const it = await refused({ secrets: right, signTarget: 'path' });
  expect(await it.engine.call('accounts.test', { id: it.entry.id })).toMatchObject({ ok: true, kept: {} });
  expect(await it.now()).toMatchObject({ state: 'paused', hold: null });
  expect(it.stored()).toBe(0);
});

test('where the partner takes by now the keys that it refused, a test of the account ends that the run says so', async () => {
  const it = await refused();
  const held = await it.now();
  await it.engine.call('accounts.save', { ...it.entry, secrets: right });
  // As if these had been refused.
  const sqlite = new Sqlite(join(it.dataDir, 'dockhand.db'));
  sqlite
    .prepare<[string, string]>("UPDATE runs SET state = 'held', hold = ? WHERE id = ?")
    .run(JSON.stringify(held.hold), it.run);
  sqlite.close();
  expect(await it.now()).toMatchObject({ state: 'held', hold: { reason: 'credentials' } });
  expect(await it.engine.call('accounts.test', { id: it.entry.id })).toMatchObject({ ok: true });
  expect(await it.now()).toMatchObject({ state: 'paused', hold: null, counts: { queued: 3 } });
  expect(it.stored()).toBe(0);
});

test('an entry saved with nothing new for the partner leaves the run refused', async () => {
  const it = await refused();
  const slower = { ...it.entry, settings: { ...it.entry.settings, ratePerSecond: 2 } };
  expect(await it.engine.call('accounts.waiting', slower)).toEqual({ runs: [], queued: 0, unknown: 0, undecided: 0 });
  await it.engine.call('accounts.save', { ...slower, name: 'renamed', goOn: true });
  expect(await it.now()).toMatchObject({ state: 'held', hold: { reason: 'credentials' } });
  expect(it.stored()).toBe(0);
});

const shownAs = async (it: Awaited<ReturnType<typeof refused>>) => {
  const accounts = await it.engine.call('accounts.list', {});
  return accounts.find(({ id }) => id === it.entry.id)?.refusedAt;
};

test('that keys were refused stays known, whoever opens the page, until others are entered', async () => {
  const it = await refused();
  expect(await shownAs(it)).toMatch(/^\d{4}-.*Z$/);
  await it.engine.call('accounts.save', { ...it.entry, name: 'renamed' });
  expect(await shownAs(it)).toMatch(/Z$/);
  await it.engine.call('accounts.save', { ...it.entry, secrets: right });
  expect(await shownAs(it)).toBeUndefined();
});

test('or until the partner takes them: in a test, or as it answers an order', async () => {
  const it = await refused();
  expect(await it.engine.call('accounts.test', { id: it.entry.id })).toMatchObject({ ok: false });
  expect(await shownAs(it)).toMatch(/Z$/);
  const { key = '' } = right;
  await it.engine.call('accounts.save', { ...it.entry, secrets: { key } });
  expect(await it.engine.call('accounts.test', { id: it.entry.id })).toMatchObject({ ok: true });
  expect(await shownAs(it)).toBeUndefined();
});
