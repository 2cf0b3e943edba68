import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { hostPractice } from '#engine/accounts/practice-directory.ts';
import type { Engine } from '#engine/engine.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { localDay } from '#shared/text/local-time.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

let engine: Engine;
let dataDir: string;
beforeEach(async () => {
  dataDir = freshFolder();
  engine = await openEngine(dataDir);
});
afterEach(() => engine.close());

const submit = async (run: string) => {
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
};
const account = async (settings = {}, secrets: Readonly<Record<string, string>> = { token: 't', key: 'k' }) => {
  return (await engine.call('accounts.save', { partner: 'etower', name: 'real', settings, secrets: { ...secrets } }))
    .id;
};

/** A production account at partners of our own. */
async function production() {
  const partner = await hostPractice(freshFolder());
  onTestFinished(() => partner.close());
  return account({ baseUrl: partner.addresses.etower ?? '' }, practiceCredentials.etower);
}

test('a run that found its orders at one account does not go to another: they would never be sent there', async () => {
  const real = await production();
  const send = async () => {
    const { id: run } = await importOne(engine, inboundCsv([{}]));
    await engine.call('runs.target', { run, target: 'production', account: real });
    await submit(run);
    return run;
  };
  await send();
  const run = await send();
  expect((await engine.call('runs.get', { run })).counts).toMatchObject({ exists: 1 });
  for (const target of ['practice', 'production'] as const) {
    const move = engine.call('runs.target', { run, target, ...(target === 'production' && { account: real }) });
    await expect(move).rejects.toMatchObject({ code: 'run.sent' });
  }
});

test('a window that shows a run as practice sends nothing for real, and every window is told when another one chose so', async () => {
  const { id: run, account: before } = await importOne(engine, inboundCsv([{ referenceNo: 'R-1' }]));
  const told: string[] = [];
  engine.subscribe((event) => {
    if (event.type === 'run' && event.run.id === run) told.push(event.run.target);
  });
  const { account: real } = await engine.call('runs.target', {
    run,
    target: 'production',
    account: await production(),
  });
  expect(told).toContain('production');
  const start = (target: 'practice' | 'production', as: string | null) =>
    engine.call('submissions.start', { run, as: { target, account: as } });
  await expect(start('practice', before)).rejects.toMatchObject({ code: 'run.changed' });
  await expect(start('production', 'another')).rejects.toMatchObject({ code: 'run.changed' });
  expect((await engine.call('runs.get', { run })).counts).toMatchObject({ ready: 1, queued: 0, accepted: 0 });
  await start('production', real);
  await engine.call('submissions.settled', { run });
  expect((await engine.call('runs.get', { run })).counts).toMatchObject({ accepted: 1 });
});

test('what was only practised is sent for real, edits and all: practice outcomes do not count there', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2' }]));
  const [line] = (await engine.call('lines.window', { run })).items;
  await engine.call('edits.apply', { run, cells: [{ line: line?.id ?? 0, field: 'sku', value: 'MENDED' }] });
  await submit(run);
  expect((await engine.call('runs.get', { run })).counts).toMatchObject({ accepted: 2, ready: 0 });

  const moved = await engine.call('runs.target', { run, target: 'production', account: await production() });
  expect(moved).toMatchObject({
    target: 'production',
    state: 'checked',
    counts: { accepted: 0, ready: 2, warnings: 0 },
  });
  const [order] = (await engine.call('orders.window', { run })).items;
  expect(order).toMatchObject({ key: 'R-1', state: 'ready', partnerNo: null, message: null });
  expect(await engine.call('orders.get', { order: order?.id ?? 0 })).toMatchObject({
    body: expect.stringContaining('MENDED'),
    answer: null,
    attempts: [{ purpose: 'send', result: 'accepted', practice: true }],
  });

  await submit(run);
  expect((await engine.call('runs.get', { run })).counts).toMatchObject({ accepted: 2 });
  const { attempts } = await engine.call('orders.get', { order: order?.id ?? 0 });
  expect(attempts.map(({ practice }) => practice)).toEqual([true, false]);
  const back = engine.call('runs.target', { run, target: 'practice' });
  await expect(back).rejects.toMatchObject({ code: 'run.sent' });
});

test('a practice run of which everything was rejected goes to production without what practice said', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2' }]));
  const db = new Sqlite(join(dataDir, 'dockhand.db'));
  db.exec(`UPDATE runs SET state = 'finished';
    UPDATE orders SET state = 'rejected', message = 'practice says no', answer = '{"type":"rejected","messages":[]}'`);
  db.close();
  const moved = await engine.call('runs.target', { run, target: 'production', account: await production() });
  expect(moved).toMatchObject({ state: 'checked', counts: { ready: 2, rejected: 0 } });
  for (const { id, message } of (await engine.call('orders.window', { run })).items) {
    expect(message).toBeNull();
    expect(await engine.call('orders.get', { order: id })).toMatchObject({ answer: null });
  }
});

test('a run is not moved to production while it is still practised', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{ referenceNo: 'R-1' }]));
  const real = await production();
  await engine.call('submissions.start', { run });
  const move = engine.call('runs.target', { run, target: 'production', account: real });
  await expect(move).rejects.toMatchObject({ code: 'run.sent' });
  await engine.call('submissions.settled', { run });
  expect((await engine.call('runs.get', { run })).target).toBe('practice');
});

test('another account means its own history and settings: everything is checked again', async () => {
  await submit((await importOne(engine, inboundCsv([{ boxNo: 'A1' }]))).id);
  const { id: run, counts } = await importOne(engine, inboundCsv([{ boxNo: 'A1' }]));
  expect(counts).toMatchObject({ warnings: 1, ready: 1 });
  const moved = await engine.call('runs.target', {
    run,
    target: 'production',
    account: await account({ boxNoAs: 'number' }),
  });
  expect(moved).toMatchObject({ target: 'production', counts: { warnings: 0, errors: 1, ready: 0 } });
});

test('a run that is being sent is not deleted; afterwards it is, and its keys are still known', async () => {
  const { id: run } = await importOne(engine, inboundCsv([{}]));
  await engine.call('submissions.start', { run });
  await expect(engine.call('runs.delete', { run })).rejects.toMatchObject({ code: 'run.sending' });
  await engine.call('submissions.settled', { run });
  expect(await engine.call('runs.delete', { run })).toEqual({ deleted: true });
  const again = await importOne(engine, inboundCsv([{}]));
  expect(again.counts).toMatchObject({ warnings: 1 });
});

test('a deleted run is out of sight and can be taken back, with its lines, its outcomes and what history says', async () => {
  const { id: run } = await importOne(
    engine,
    inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2', boxQty: 'x' }]),
  );
  const before = await engine.call('runs.get', { run });
  const lines = await engine.call('lines.window', { run });
  expect(await engine.call('runs.delete', { run })).toEqual({ deleted: true });
  expect((await engine.call('runs.list', {})).total).toBe(0);
  expect((await engine.call('runs.list', { search: 'R-1' })).total).toBe(0);
  // It says until when, to whoever opens it by its address.
  const until = localDay(new Date(Date.now() + 30 * 86_400_000).toISOString());
  await expect(engine.call('runs.get', { run })).rejects.toMatchObject({ code: 'run.deleted', params: { run, until } });
  await expect(engine.call('runs.delete', { run })).rejects.toMatchObject({ code: 'run.deleted' });
  await expect(engine.call('submissions.start', { run })).rejects.toMatchObject({ code: 'run.deleted' });
  const asked = [
    engine.call('lines.window', { run }),
    engine.call('lines.position', { run, line: lines.items[0]?.id ?? 0 }),
    engine.call('rows.skipped', { run }),
    engine.call('problems.window', { run }),
    engine.call('problems.groups', { run }),
    engine.call('orders.window', { run }),
    engine.call('edits.undo', { run }),
    engine.call('edits.replace', { run, find: 'R', replace: 'X' }),
    engine.call('edits.replaceCount', { run, find: 'R', replace: 'X' }),
    engine.call('imports.recognition', { run }),
    engine.call('freight.weights', { run }),
  ];
  for (const each of asked) await expect(each).rejects.toMatchObject({ code: 'run.deleted' });
  expect((await engine.call('runs.list', { deleted: true })).items).toEqual([
    { ...before, deletedAt: expect.stringMatching(/^\d{4}-.*Z$/) },
  ]);

  // What was sent keeps its outcomes.
  const { id: sent } = await importOne(engine, inboundCsv([{ referenceNo: 'R-9' }]));
  await submit(sent);
  const done = await engine.call('runs.get', { run: sent });
  expect(done.counts.accepted).toBe(1);
  await engine.call('runs.delete', { run: sent });
  expect(await engine.call('runs.restore', { run: sent })).toEqual(done);

  // So does one whose account is no longer there.
  const own = await account({});
  const { id: old } = await importOne(engine, inboundCsv([{ referenceNo: 'R-8' }]));
  await engine.call('runs.target', { run: old, target: 'production', account: own });
  await engine.call('runs.delete', { run: old });
  await engine.call('accounts.delete', { id: own });
  expect(await engine.call('runs.restore', { run: old })).toMatchObject({ id: old, account: own });

  // Meanwhile another run sent one of its orders.
  await submit((await importOne(engine, inboundCsv([{ referenceNo: 'R-1' }]))).id);
  const after = await engine.call('runs.restore', { run });
  expect(after).toMatchObject({ id: run, files: before.files, standing: { readyThere: 1 } });
  expect(await engine.call('lines.window', { run })).toMatchObject({ total: lines.total });
  expect((await engine.call('runs.list', { deleted: true })).total).toBe(0);
  await expect(engine.call('runs.restore', { run })).rejects.toMatchObject({ code: 'run.unknown' });
});

test('errors are counted by the lines that have them, however many there are', async () => {
  const wrong = { boxQty: 'x', productQty: 'y' };
  const { counts, standing } = await importOne(
    engine,
    inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2', ...wrong }, { referenceNo: 'R-3', ...wrong }]),
  );
  expect(counts.errors).toBeGreaterThan(2);
  expect(standing.wrongLines).toBe(2);
});
