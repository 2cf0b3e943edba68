import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { createEngine, type Engine } from '#engine/engine.ts';
import { parseFaults, practiceCredentials, startPractice } from '#engine/practice/practice.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { freshFolder, importOne } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

const KEYS = ['R-1', 'R-2', 'R-3'];

/** A run that is being sent for real when the program ends, whose host keeps no keys: the next start has none. */
async function interrupted() {
  const ledgerPath = join(freshFolder(), 'ledger.ndjson');
  const partner = await startPractice({ ledgerPath, faults: parseFaults('hang-before=1') });
  onTestFinished(() => partner.close());
  const dataDir = freshFolder();
  const open = () => createEngine({ dataDir, ports: nodePorts(), longLived: true });
  let engine = await open();
  onTestFinished(() => engine.close());
  const enter = (id?: string, goOn = true) =>
    engine.call('accounts.save', {
      ...(id && { id, goOn }),
      partner: 'etower',
      name: 'real',
      settings: { baseUrl: partner.addresses.etower ?? '' },
      secrets: { ...practiceCredentials.etower },
    });
  const account = await enter();
  const { id: run } = await importOne(engine, inboundCsv(KEYS.map((referenceNo) => ({ referenceNo }))));
  await engine.call('runs.target', { run, target: 'production', account: account.id });
  expect(account.hasSecrets).toBe(true);
  await engine.call('submissions.start', { run, confirmWarnings: true });
  return {
    ...{ dataDir, run, account: account.id, enter },
    call: ((name, input) => engine.call(name, input)) as Engine['call'],
    /** `whileDown` is done between the end of the program and its next start. */
    async restart(whileDown?: () => void) {
      await engine.close();
      whileDown?.();
      partner.setFaults(parseFaults(''));
      engine = await open();
    },
    /** Resolves when the run is finished, as its events tell. */
    finished: () =>
      new Promise<void>((resolve) => {
        engine.subscribe((event) => {
          if (event.type === 'run' && event.run.state === 'finished') resolve();
        });
      }),
    stored: () => readFileSync(ledgerPath, 'utf8').split('\n').filter(Boolean).length,
  };
}

let it: Awaited<ReturnType<typeof interrupted>>;
beforeEach(async () => {
  it = await interrupted();
});

test('after a restart without keys a run is stopped and says that the key is missing; entering it goes on, once each', async () => {
  await it.restart();
  expect(await it.call('runs.get', { run: it.run })).toMatchObject({
    state: 'held',
    hold: { reason: 'keys', params: { account: 'real', names: 'token, key' } },
  });
  expect(await it.call('accounts.list', {})).toMatchObject([{ id: it.account, hasSecrets: false }]);
  await expect(it.call('submissions.resume', { run: it.run })).rejects.toMatchObject({ code: 'account.credentials' });

  const finished = it.finished();
  expect(await it.enter(it.account)).toMatchObject({ hasSecrets: true });
  await finished;
  expect((await it.call('runs.get', { run: it.run })).counts).toMatchObject({ accepted: 3, queued: 0, unknown: 0 });
  expect(it.stored()).toBe(3);
});

test('a run that stopped because its keys were refused says after a restart without keys that they are missing', async () => {
  await it.restart(() => {
    const sqlite = new Sqlite(join(it.dataDir, 'dockhand.db'));
    sqlite.exec(`UPDATE runs SET state = 'held', hold = '{"reason":"credentials","params":{"account":"real"}}'`);
    sqlite.close();
  });
  expect(await it.call('runs.get', { run: it.run })).toMatchObject({
    state: 'held',
    hold: { reason: 'keys', params: { account: 'real', names: 'token, key' } },
  });
});

test('a run that a person paused stays paused when the key is entered', async () => {
  await it.restart();
  await it.call('submissions.pause', { run: it.run });
  await it.enter(it.account);
  expect(await it.call('runs.get', { run: it.run })).toMatchObject({ state: 'paused', hold: null });
  expect(it.stored()).toBe(0);
});

test('what was on its way when the program was killed is unknown, not being sent, while the key is missing', async () => {
  await it.restart(() => {
    const db = new Sqlite(join(it.dataDir, 'dockhand.db'));
    db.prepare("UPDATE orders SET state = 'sending' WHERE key = 'R-1'").run();
    db.prepare("UPDATE attempts SET ended_at = NULL, result = NULL WHERE purpose = 'send'").run();
    db.close();
  });
  const { items } = await it.call('orders.window', { run: it.run, offset: 0, limit: 10 });
  expect(items.find(({ key }) => key === 'R-1')).toMatchObject({
    state: 'unknown',
    unanswered: { result: 'interrupted', at: expect.stringMatching(/Z$/) },
  });
  expect(items.filter(({ state }) => state === 'sending')).toEqual([]);

  const finished = it.finished();
  await it.enter(it.account);
  await finished;
  expect((await it.call('runs.get', { run: it.run })).counts).toMatchObject({ accepted: 3, queued: 0, unknown: 0 });
  expect(it.stored()).toBe(3);
});

/** As if the program had ended before its first order left, or while the first one was on its way. */
function endedWhile(dataDir: string, first: 'queued' | 'sending') {
  const db = new Sqlite(join(dataDir, 'dockhand.db'));
  db.exec('DELETE FROM attempt_orders');
  db.exec("UPDATE orders SET state = 'queued'");
  db.prepare("UPDATE orders SET state = ? WHERE key = 'R-1'").run(first);
  db.close();
}

test('the rest is cancelled without the keys: it sends nothing', async () => {
  await it.restart(() => endedWhile(it.dataDir, 'queued'));
  expect(await it.call('submissions.cancel', { run: it.run })).toMatchObject({
    state: 'checked',
    hold: null,
    counts: { ready: 3, queued: 0, unknown: 0 },
  });
  expect(it.stored()).toBe(0);
});

test('what may have arrived stays unknown when the rest is cancelled without the keys, and the run says what it needs', async () => {
  await it.restart(() => endedWhile(it.dataDir, 'sending'));
  expect(await it.call('submissions.cancel', { run: it.run })).toMatchObject({
    state: 'held',
    hold: { reason: 'keys', params: { account: 'real', names: 'token, key' } },
    counts: { ready: 2, queued: 0, unknown: 1 },
  });
});

test('a run that was paused is cancelled without the keys, too', async () => {
  await it.restart(() => endedWhile(it.dataDir, 'queued'));
  await it.call('submissions.pause', { run: it.run });
  expect(await it.call('submissions.cancel', { run: it.run })).toMatchObject({
    state: 'checked',
    counts: { ready: 3 },
  });
});

test('saving the keys sends nothing by itself: how much waits is told, and the run is paused until someone goes on', async () => {
  await it.restart(() => endedWhile(it.dataDir, 'sending'));
  const entry = { id: it.account, settings: {} };
  expect(await it.call('accounts.waiting', entry)).toEqual({ runs: [it.run], queued: 2, unknown: 1, undecided: 0 });
  await it.enter(it.account, false);
  expect(await it.call('runs.get', { run: it.run })).toMatchObject({ state: 'paused', hold: null });
  expect(await it.call('accounts.waiting', entry)).toEqual({ runs: [], queued: 0, unknown: 0, undecided: 0 });
  expect(it.stored()).toBe(0);

  const finished = it.finished();
  await it.call('submissions.resume', { run: it.run });
  await finished;
  expect(it.stored()).toBe(3);
});

test('what a person knows of an unknown order is taken without the keys, which only sending it again needs', async () => {
  await it.restart(() => endedWhile(it.dataDir, 'sending'));
  const { items } = await it.call('submissions.undecided', { run: it.run, limit: 5 });
  const order = items[0]?.id ?? 0;
  await expect(it.call('submissions.decide', { order, decision: 'send-again' })).rejects.toMatchObject({
    code: 'account.credentials',
  });
  expect(await it.call('submissions.decide', { order, decision: 'accepted', partnerNo: 'IB77' })).toMatchObject({
    state: 'held',
    hold: { reason: 'keys' },
    counts: { accepted: 1, queued: 2, unknown: 0 },
  });

  const finished = it.finished();
  await it.enter(it.account);
  await finished;
  expect((await it.call('runs.get', { run: it.run })).counts).toMatchObject({ accepted: 3 });
  expect(it.stored()).toBe(2);
});

test('after the last word the run is over, though the key is still missing; that word can be changed as ever', async () => {
  await it.restart(() => endedWhile(it.dataDir, 'sending'));
  await it.call('submissions.cancel', { run: it.run });
  const { items } = await it.call('submissions.undecided', { run: it.run, limit: 5 });
  const order = items[0]?.id ?? 0;
  const refused = await it.call('submissions.decide', { order, decision: 'not-accepted' });
  expect(refused).toMatchObject({ state: 'checked', hold: null, counts: { ready: 2, shelved: 1, unknown: 0 } });
  const corrected = await it.call('submissions.decide', { order, decision: 'accepted', partnerNo: 'IB77' });
  expect(corrected.counts).toMatchObject({ ready: 2, accepted: 1, shelved: 0 });
});
