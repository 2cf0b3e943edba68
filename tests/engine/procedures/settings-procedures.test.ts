import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEngine, type Engine } from '#engine/engine.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const secrets = { token: 'token-1', key: 'key-1' };
/** An address where nobody listens: orders stay queued. */
const nowhere = { baseUrl: '' };
beforeAll(async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  nowhere.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.close();
});
const newAccount = (name: string, token = 'token-1') =>
  engine.call('accounts.save', { partner: 'etower', name, settings: nowhere, secrets: { token, key: 'key-1' } });

test('several accounts of one partner stand side by side, in the order they were made', async () => {
  const [a, b] = [await newAccount('一店'), await newAccount('二店', 'token-2')];
  expect((await engine.call('accounts.list', {})).map(({ id, name }) => [id, name])).toEqual([
    [a.id, '一店'],
    [b.id, '二店'],
  ]);
});

test('an account that a run is being sent with is not deleted; once the run is done with, it is', async () => {
  const account = await newAccount('一店');
  const run = await importOne(engine, 'overseas-merged-cells.xlsx');
  await engine.call('runs.target', { run: run.id, target: 'production', account: account.id });
  await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
  await engine.call('submissions.pause', { run: run.id });
  await expect(engine.call('accounts.delete', { id: account.id })).rejects.toMatchObject({
    code: 'account.inUse',
    params: { runs: 1, names: 'overseas-merged-cells.xlsx' },
  });
  expect(await engine.call('accounts.list', {})).toMatchObject([{ id: account.id, hasSecrets: true }]);
  await engine.call('submissions.cancel', { run: run.id });
  expect(await engine.call('accounts.delete', { id: account.id })).toEqual({ deleted: true, remembered: 0 });
  expect(await engine.call('accounts.list', {})).toEqual([]);
});

test('orders of an account are judged anew when its limits change; those of others are not', async () => {
  const [one, two] = [await newAccount('一店'), await newAccount('二店', 'token-2')];
  const runOf = async (account: string) => {
    const { id: run } = await importOne(engine, 'overseas-merged-cells.xlsx');
    const { items } = await engine.call('lines.window', { run });
    const cells = items.slice(0, 1).map(({ id: line }) => ({ line, field: 'sku', value: 'S'.repeat(25) }));
    await engine.call('edits.apply', { run, cells });
    await engine.call('runs.target', { run, target: 'production', account });
    return run;
  };
  const [first, second] = [await runOf(one.id), await runOf(two.id)];
  const incomplete = async (run: string) => (await engine.call('runs.get', { run })).counts.incomplete;
  expect([await incomplete(first), await incomplete(second)]).toEqual([1, 1]);
  const { id, partner, name } = one;
  const save = (settings: Readonly<Record<string, string | number>>) =>
    engine.call('accounts.save', { id, partner, name, settings: { ...nowhere, ...settings } });
  await save({ fieldLimits: 'sku=30' });
  expect([await incomplete(first), await incomplete(second)]).toEqual([0, 1]);
  await save({ concurrency: 2 });
  expect(await incomplete(first)).toBe(1);
});

test('keys that another computer encrypted are all to be entered again, and then the account works', async () => {
  const dataDir = freshFolder();
  const machine = (own: string) => ({
    ...nodePorts(),
    secrets: {
      available: async () => true,
      encrypt: async (plain: string) => new TextEncoder().encode(own + plain),
      decrypt: async (cipher: Uint8Array) => {
        const text = new TextDecoder().decode(cipher);
        if (!text.startsWith(own)) throw new Error('not encrypted here');
        return text.slice(own.length);
      },
    },
  });
  const before = await createEngine({ dataDir, ports: machine('A') });
  const { id } = await before.call('accounts.save', { partner: 'etower', name: '一店', settings: nowhere, secrets });
  await before.close();

  const after = await createEngine({ dataDir, ports: machine('B') });
  await expect(after.call('accounts.test', { id })).rejects.toMatchObject({ code: 'account.credentials' });
  const account = { id, partner: 'etower', name: '二店', settings: nowhere } as const;
  const half = after.call('accounts.save', { ...account, secrets: { key: 'key-2' } });
  await expect(half).rejects.toMatchObject({ code: 'account.credentials', params: { names: 'token' } });
  expect(await after.call('accounts.list', {})).toMatchObject([{ name: '一店' }]);
  await after.call('accounts.save', { ...account, secrets });
  expect(await after.call('accounts.test', { id })).toMatchObject({ ok: false, code: 'unreachable' });
  await after.close();
});

test('a remembered word for a choice is listed, and forgotten; orders that stood on it are open again', async () => {
  const withWord = async () => {
    const { id: run } = await importOne(engine, 'overseas-merged-cells.xlsx');
    const { items } = await engine.call('lines.window', { run });
    const cells = items.slice(0, 1).map(({ id: line }) => ({ line, field: 'tallyRule', value: '散货' }));
    return { run, counts: (await engine.call('edits.apply', { run, cells })).counts };
  };
  const first = await withWord();
  expect(first.counts).toMatchObject({ incomplete: 1 });
  await engine.call('edits.mapChoice', {
    run: first.run,
    field: 'tallyRule',
    text: '散货',
    code: '1',
    scope: 'always',
  });
  const second = await withWord();
  expect(second.counts).toMatchObject({ incomplete: 0 });

  const word = { kind: 'overseas-inbound', field: 'tallyRule', text: '散货', headers: null };
  expect(await engine.call('choices.list', {})).toEqual([{ ...word, code: '1' }]);
  expect(await engine.call('choices.delete', word)).toEqual({ deleted: true });
  expect(await engine.call('choices.delete', word)).toEqual({ deleted: false });
  expect(await engine.call('choices.list', {})).toEqual([]);
  const incomplete = async () => (await engine.call('runs.get', { run: second.run })).counts.incomplete;
  expect(await incomplete()).toBe(1);

  // What was forgotten by mistake is remembered again as it was, and what stood on it is ready again.
  expect(await engine.call('choices.save', { ...word, code: '1' })).toEqual({ saved: true });
  expect(await engine.call('choices.list', {})).toEqual([{ ...word, code: '1' }]);
  expect(await incomplete()).toBe(0);
  await expect(engine.call('choices.save', { ...word, code: '9' })).rejects.toMatchObject({ code: 'field.unknown' });
  await expect(engine.call('choices.save', { ...word, field: 'sku', code: '1' })).rejects.toMatchObject({
    code: 'field.unknown',
  });
});

test('half a million settings are refused, at once or one after the other, and none of them is kept', async () => {
  const many = (from: number, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`s${from + i}`, i]));
  await engine.call('settings.set', { values: { theme: 'dark' } });
  await expect(engine.call('settings.set', { values: many(0, 500_000) })).rejects.toThrow();
  await expect(engine.call('settings.set', { values: { theme: 'x'.repeat(20_000) } })).rejects.toThrow();
  expect(await engine.call('settings.get', {})).toEqual({ theme: 'dark' });
  await engine.call('settings.set', { values: many(0, 150) });
  await expect(engine.call('settings.set', { values: many(150, 150) })).rejects.toMatchObject({
    code: 'input.invalid',
  });
  expect(Object.keys(await engine.call('settings.get', {}))).toHaveLength(151);
});
