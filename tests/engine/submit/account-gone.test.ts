import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { hostPractice } from '#engine/accounts/practice-directory.ts';
import type { Engine } from '#engine/engine.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

/** An office whose only account was deleted when half of a run was sent with it. */
async function office() {
  const ledger = join(freshFolder(), 'ledger.ndjson');
  const partner = await hostPractice(freshFolder(), { ledger });
  onTestFinished(() => partner.close());
  const engine = await openEngine();
  onTestFinished(() => engine.close());
  const call: Engine['call'] = (name, input) => engine.call(name, input);
  const baseUrl = partner.addresses.etower ?? '';
  const enter = (name: string, secrets: Readonly<Record<string, string>> = practiceCredentials.etower) =>
    call('accounts.save', { partner: 'etower', name, settings: { baseUrl }, secrets: { ...secrets } });
  const { id: account } = await enter('悉尼仓');
  const keys = ['R-1', 'R-2', 'R-3', 'R-4'];
  const file = inboundCsv(keys.map((referenceNo) => ({ referenceNo })));
  const { id: run } = await importOne(engine, file);
  await call('runs.target', { run, target: 'production', account });
  const send = async (readyToo?: string[]) => {
    await call('submissions.start', { run, confirmWarnings: true, ...(readyToo && { readyToo }) });
    await call('submissions.settled', { run });
    return call('runs.get', { run });
  };
  await send(['R-1', 'R-2']);
  await call('accounts.delete', { id: account });
  const stored = () => {
    const lines = readFileSync(ledger, 'utf8').split('\n');
    return keys.map((key) => lines.filter((line) => line.includes(`"${key}"`)).length);
  };
  expect(stored()).toEqual([1, 1, 0, 0]);
  return { call, enter, account, run, file, send, stored, engine };
}

let it: Awaited<ReturnType<typeof office>>;
beforeEach(async () => {
  it = await office();
});

test('an account that is entered again is the deleted one: its run goes on, and nothing goes twice', async () => {
  await expect(it.send()).rejects.toMatchObject({ code: 'account.unknown', params: {} });
  const again = await it.enter('悉尼');
  expect(again).toMatchObject({ id: it.account, name: '悉尼' });
  expect(await it.call('forgotten.list', {})).toEqual([]);
  expect(await it.send()).toMatchObject({ state: 'finished', counts: { accepted: 4 } });
  expect(it.stored()).toEqual([1, 1, 1, 1]);

  const { id: anew } = await importOne(it.engine, it.file);
  const moved = await it.call('runs.target', { run: anew, target: 'production', account: it.account });
  expect(moved).toMatchObject({ counts: { ready: 4 }, standing: { readyThere: 4 } });
});

test('an entry with another public credential is another account: it takes no run', async () => {
  const other = await it.enter('悉尼仓', { token: 'another-token', key: 'k' });
  expect(other.id).not.toBe(it.account);
  await expect(it.call('runs.target', { run: it.run, target: 'production', account: other.id })).rejects.toMatchObject({
    code: 'run.sent',
  });
});

test('a deleted account is restored beside one that has its name, under a free one that is told', async () => {
  await it.enter('悉尼仓', { token: 'another-token', key: 'k' });
  await it.enter('悉尼仓 2', { token: 'a-third-token', key: 'k' });
  const [deleted] = await it.call('forgotten.list', {});
  expect(deleted).toMatchObject({ type: 'account', account: it.account });
  const restored = await it.call('forgotten.restore', { id: deleted?.id ?? 0 });
  expect(restored).toEqual({ restored: true, name: '悉尼仓 3' });
  const entry = { id: it.account, partner: 'etower', name: '悉尼仓 3', settings: {} } as const;
  const { settings } = (await it.call('accounts.list', {})).find(({ id }) => id === it.account) ?? entry;
  await it.call('accounts.save', { ...entry, settings, secrets: { ...practiceCredentials.etower } });
  expect(await it.send()).toMatchObject({ state: 'finished', counts: { accepted: 4 } });
  expect(it.stored()).toEqual([1, 1, 1, 1]);
});

test('what a deletion would leave behind is told before', async () => {
  await it.enter('悉尼仓');
  expect(await it.call('accounts.runs', { id: it.account })).toMatchObject({
    unfinished: { count: 0, runs: [] },
    unsent: { count: 1, orders: 2, runs: [{ id: it.run, counts: { ready: 2 } }] },
  });
  await it.send();
  expect(await it.call('accounts.runs', { id: it.account })).toMatchObject({ unsent: { count: 0, orders: 0 } });
});

test('an account remembers what was sent with it, not what an alike one sent', async () => {
  const other = await it.enter('另一个', { token: 'another-token', key: 'k' });
  expect(await it.call('accounts.delete', { id: other.id })).toEqual({ deleted: true, remembered: 0 });
});

test('an entry that would be refused is refused before anything is asked', async () => {
  const { settings } = await it.enter('悉尼仓');
  const alike = (name: string) =>
    it.call('accounts.alike', { partner: 'etower', name, settings, secrets: { ...practiceCredentials.etower } });
  await expect(alike('再来一个')).rejects.toMatchObject({ code: 'account.sameAccount' });
  await expect(alike('悉尼仓')).rejects.toMatchObject({ code: 'account.nameTaken' });
});
