import { expect, test } from 'vitest';
import { account } from '#shared/contract/settings.ts';
import { importRun } from './support/sample-run.ts';
import { tempStore } from './support/temp-store.ts';

const SHOP = {
  id: 's',
  partner: 'etower',
  name: 'Shop',
  target: 'production',
  settings: { limit: 5, on: true },
} as const;

test('an account is saved, changed, and listed without its secrets', () => {
  const store = tempStore();
  store.accounts.save(SHOP);
  store.accounts.setSecrets('s', new Uint8Array([1, 2]));
  store.accounts.save({ ...SHOP, name: 'Shop 2' });
  const listed = store.accounts.list();
  expect(listed).toEqual([{ ...SHOP, name: 'Shop 2', hasSecrets: true }]);
  expect(listed.map((it) => account.parse(it))).toEqual(listed);
  expect([...(store.accounts.secrets('s') ?? [])]).toEqual([1, 2]);
});

test('a removed account is gone with its secrets, and its runs still say whose they were', () => {
  const store = tempStore();
  store.accounts.save(SHOP);
  store.accounts.setSecrets('s', new Uint8Array([1]));
  const run = importRun(store);
  store.runs.setTarget(run, 'production', 's');
  expect(store.accounts.remove('s')).toBe(true);
  expect(store.accounts.remove('s')).toBe(false);
  expect(store.accounts.list()).toEqual([]);
  expect(store.accounts.get('s')).toBeNull();
  expect(store.accounts.secrets('s')).toBeNull();
  expect(store.runs.get(run)?.account).toBe('s');
});

test('a removed account that is saved again is back, such as one that the environment describes; its secrets are not', () => {
  const store = tempStore();
  store.accounts.save(SHOP);
  store.accounts.setSecrets('s', new Uint8Array([1]));
  store.accounts.remove('s');
  store.accounts.save(SHOP);
  expect(store.accounts.get('s')).toEqual({ ...SHOP, hasSecrets: false });
});
