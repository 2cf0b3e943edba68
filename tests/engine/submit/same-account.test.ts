import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { hostPractice } from '#engine/accounts/practice-directory.ts';
import type { Engine } from '#engine/engine.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

/** An office with one production account, at a partner that takes whatever comes as often as it comes, and what was sent with it. */
async function office() {
  const ledger = join(freshFolder(), 'ledger.ndjson');
  const partner = await hostPractice(freshFolder(), { ledger });
  onTestFinished(() => partner.close());
  const dataDir = freshFolder();
  let engine = await openEngine(dataDir);
  onTestFinished(() => engine.close());
  const address = partner.addresses.etower ?? '';
  const enter = async (name: string, entry: { baseUrl?: string; secrets?: Record<string, string> } = {}) => {
    const { baseUrl = address, secrets = practiceCredentials.etower } = entry;
    return (await call('accounts.save', { partner: 'etower', name, settings: { baseUrl }, secrets: { ...secrets } }))
      .id;
  };
  const call: Engine['call'] = (name, input) => engine.call(name, input);
  const first = await enter('first');
  const imported = async (account: string) => {
    const { id: run } = await importOne(engine, inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2' }]));
    return call('runs.target', { run, target: 'production', account });
  };
  const send = async (account: string, elsewhere?: readonly string[]) => {
    const { id: run } = await imported(account);
    await call('submissions.start', { run, confirmWarnings: true, ...(elsewhere && { elsewhere: [...elsewhere] }) });
    await call('submissions.settled', { run });
    return call('runs.get', { run });
  };
  const stored = () =>
    readFileSync(ledger, 'utf8')
      .split('\n')
      .filter((line) => line.includes('R-1') || line.includes('R-2')).length;
  await send(first);
  expect(stored()).toBe(2);
  return {
    ...{ address, first, dataDir, enter, imported, send, stored, call },
    async restart(meanwhile: () => void = () => undefined) {
      await engine.close();
      meanwhile();
      engine = await openEngine(dataDir);
    },
  };
}

type Office = Awaited<ReturnType<typeof office>>;
let it: Office;
beforeEach(async () => {
  it = await office();
});

const spelt = (address: string) => address.replace('127.0.0.1', 'LOCALHOST');
const others = { token: 'another-token', key: 'k' };

test.each<[string, () => Promise<string>]>([
  [
    'an account that was deleted and entered again with the same keys',
    async () => {
      expect(await it.call('accounts.delete', { id: it.first })).toEqual({ deleted: true, remembered: 2 });
      return it.enter('first');
    },
  ],
  [
    'an account that was deleted and entered again with its address spelt otherwise and renewed keys',
    async () => {
      await it.call('accounts.delete', { id: it.first });
      return it.enter('first', { baseUrl: `${spelt(it.address)}/`, secrets: others });
    },
  ],
  [
    'a second entry with another token at the same address',
    () => it.enter('second', { baseUrl: `${it.address}//`, secrets: others }),
  ],
  [
    'a second entry with the same token at another address',
    () => it.enter('second', { baseUrl: 'https://other.example' }),
  ],
])('%s sends nothing again', async (_, entry) => {
  const run = await it.send(await entry());
  expect(run).toMatchObject({ state: 'finished', counts: { exists: 2 } });
  expect(it.stored()).toBe(2);
});

test('through another address and with other credentials it is asked first, and told when and as whom it was sent', async () => {
  const second = await it.enter('second', { baseUrl: 'http://127.0.0.1:9', secrets: others });
  const run = await it.imported(second);
  expect(run.counts).toMatchObject({ ready: 2, warnings: 2 });
  const { items } = await it.call('problems.window', { run: run.id, offset: 0, limit: 9 });
  expect(items[0]).toMatchObject({ code: 'order.sentElsewhere', severity: 'warning', params: { account: 'first' } });
  const asked = await it.call('submissions.sentElsewhere', { run: run.id });
  expect(asked).toEqual({ keys: ['R-1', 'R-2'], accounts: [expect.objectContaining({ name: 'first', orders: 2 })] });

  const start = (elsewhere?: string[]) =>
    it.call('submissions.start', { run: run.id, confirmWarnings: true, ...(elsewhere && { elsewhere }) });
  for (const some of [undefined, [], ['R-1']]) {
    await expect(start(some)).rejects.toMatchObject({ code: 'run.sentElsewhere', params: { account: 'first' } });
    expect((await it.call('runs.get', { run: run.id })).counts).toMatchObject({ ready: 2, queued: 0 });
  }
  expect((await start(asked.keys)).counts).toMatchObject({ queued: 2 });
  await it.call('submissions.pause', { run: run.id });
  await it.call('submissions.cancel', { run: run.id });
  // Both memories stay: the first account's orders exist, whatever came of the second one's.
  expect((await it.send(it.first)).counts).toMatchObject({ exists: 2 });
  expect(it.stored()).toBe(2);
});

test('practice and production know nothing of each other', async () => {
  const { id: run } = await importOne({ call: it.call } as Engine, inboundCsv([{ referenceNo: 'R-1' }]));
  expect((await it.call('runs.get', { run })).counts).toMatchObject({ ready: 1, warnings: 0 });
  await it.call('submissions.start', { run });
  await it.call('submissions.settled', { run });
  expect((await it.call('runs.get', { run })).counts).toMatchObject({ accepted: 1 });
});

test('what an earlier version remembered by the row of a deleted account is not sent again either', async () => {
  await it.call('accounts.delete', { id: it.first });
  await it.restart(() => {
    const sqlite = new Sqlite(join(it.dataDir, 'dockhand.db'));
    // As the migration leaves it: where the account sent is known, its public credentials are not.
    sqlite.exec("UPDATE claims SET marks = '[]'; UPDATE accounts SET marks = '[]'");
    sqlite.close();
  });
  const again = await it.enter('again', { baseUrl: `${it.address}/`, secrets: others });
  expect((await it.send(again)).counts).toMatchObject({ exists: 2 });
});

test('the public credentials of an account that an earlier version stored are learnt before it is deleted or changed', async () => {
  const { enter, call, first } = it;
  await it.restart(() => {
    const sqlite = new Sqlite(join(it.dataDir, 'dockhand.db'));
    sqlite.exec("UPDATE claims SET marks = '[]'; UPDATE accounts SET marks = '[]'");
    sqlite.close();
  });
  await call('accounts.save', {
    id: first,
    partner: 'etower',
    name: 'first',
    settings: { baseUrl: it.address },
    secrets: { ...practiceCredentials.etower },
  });
  await call('accounts.delete', { id: first });
  const again = await enter('again', { baseUrl: 'https://other.example' });
  expect((await it.send(again)).counts).toMatchObject({ exists: 2 });
});

test('two entries of one name, or of one account, are refused', async () => {
  await expect(it.enter(' FIRST ', { secrets: others })).rejects.toMatchObject({
    code: 'account.nameTaken',
    params: { name: 'first' },
  });
  await expect(it.enter('second', { baseUrl: `${spelt(it.address)}/` })).rejects.toMatchObject({
    code: 'account.sameAccount',
    params: { name: 'first' },
  });
  expect(await it.call('accounts.list', {})).toHaveLength(1);
  const second = await it.enter('second', { secrets: others });
  const become = (changes: object) =>
    it.call('accounts.save', {
      id: second,
      partner: 'etower',
      name: 'second',
      settings: { baseUrl: it.address },
      ...changes,
    });
  await expect(become({ name: 'First' })).rejects.toMatchObject({ code: 'account.nameTaken' });
  await expect(become({ secrets: practiceCredentials.etower })).rejects.toMatchObject({ code: 'account.sameAccount' });
  expect(await become({ settings: { baseUrl: it.address, concurrency: 2 } })).toMatchObject({ name: 'second' });
});

test('an account with orders under way does not become another one; its key may be renewed', async () => {
  const second = await it.enter('second', { baseUrl: 'http://127.0.0.1:9', secrets: others });
  const { id: run } = await it.imported(second);
  const { keys } = await it.call('submissions.sentElsewhere', { run });
  await it.call('submissions.start', { run, confirmWarnings: true, elsewhere: keys });
  await it.call('submissions.pause', { run });
  const change = (baseUrl: string, token: string) =>
    it.call('accounts.save', {
      id: second,
      partner: 'etower',
      name: 'second',
      settings: { baseUrl },
      secrets: { token, key: 'k2' },
    });
  await expect(change('https://third.example', 'third')).rejects.toMatchObject({
    code: 'account.stillSending',
    params: { runs: 1 },
  });
  expect(await change('http://127.0.0.1:9', 'third')).toMatchObject({ id: second });
});

test('an entry says beforehand which other ones it counts as: by its address, or by a public credential', async () => {
  const alike = async (baseUrl: string, secrets: Record<string, string>, id?: string) =>
    (await it.call('accounts.alike', { partner: 'etower', settings: { baseUrl }, secrets, ...(id && { id }) })).names;
  expect(await alike(`${spelt(it.address)}/`, others)).toEqual(['first']);
  expect(await alike('https://another.example', { ...practiceCredentials.etower })).toEqual(['first']);
  expect(await alike('https://another.example', others)).toEqual([]);
  // What is the same already, or itself, is not said again.
  expect(await alike(it.address, others, it.first)).toEqual([]);
  const second = await it.enter('second', { secrets: others });
  expect(await alike(it.address, { token: 'third' }, second)).toEqual([]);
});
