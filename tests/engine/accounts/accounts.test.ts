import { expect, test } from 'vitest';
import { createAccounts, type EnvironmentAccount } from '#engine/accounts/accounts.ts';
import type { SecretStore } from '#engine/ports.ts';
import { tempStore } from '../store/support/temp-store.ts';

const plainSecrets: SecretStore = {
  available: async () => true,
  encrypt: async (plain) => new TextEncoder().encode(plain),
  decrypt: async (cipher) => new TextDecoder().decode(cipher),
};

const here = { baseUrl: 'https://here.example' };
const credentials = { token: 'token-1', key: 'key-1' };
const described = (changes: Partial<EnvironmentAccount> = {}): EnvironmentAccount => ({
  partner: 'etower',
  settings: here,
  credentials,
  ...changes,
});

/** The accounts of one store, opened with one environment after another. */
function scene() {
  const store = tempStore();
  const practice = { addresses: async () => ({ etower: 'http://127.0.0.1:1' }), close: async () => undefined };
  return {
    store,
    with: (...environment: EnvironmentAccount[]) =>
      createAccounts({ store, ports: { secrets: plainSecrets }, practice, environment }),
  };
}

async function stored({ store, ...rest }: ReturnType<typeof scene>, id: string, secrets = credentials) {
  store.accounts.save({ id, partner: 'etower', name: id, target: 'production', settings: here });
  await rest.with().secrets.write(id, secrets);
}

test('without any account production is refused, and practice is always there', async () => {
  const accounts = scene().with();
  expect(() => accounts.ensure('etower', 'production')).toThrow(expect.objectContaining({ code: 'account.missing' }));
  const practice = await accounts.open(accounts.ensure('etower', 'practice'));
  expect(practice).toMatchObject({ target: 'practice', settings: { baseUrl: 'http://127.0.0.1:1' } });
});

test('the oldest account of the partner is used when none is named', async () => {
  const it = scene();
  await stored(it, 'first');
  await stored(it, 'second');
  expect(it.with().ensure('etower', 'production')).toBe('first');
  expect(it.with().ensure('etower', 'production', 'second')).toBe('second');
  expect(() => it.with().ensure('etower', 'production', 'third')).toThrow(
    expect.objectContaining({ code: 'account.unknown' }),
  );
});

test('an account of the environment goes before the stored ones and is the same after its key was renewed', async () => {
  const it = scene();
  await stored(it, 'first');
  const id = it.with(described()).ensure('etower', 'production');
  expect(id).toMatch(/^environment-etower-/);
  const renewed = it.with(described({ credentials: { token: 'token-1', key: 'key-2' } }));
  expect(renewed.ensure('etower', 'production')).toBe(id);
  expect(await renewed.open(id)).toMatchObject({ settings: here, credentials: { token: 'token-1', key: 'key-2' } });
});

test.each([
  ['another token', described({ credentials: { token: 'token-2', key: 'key-2' } })],
  ['another address', described({ settings: { baseUrl: 'https://there.example' } })],
])('what was begun with one account of the environment does not go on with one of %s', async (_, other) => {
  const it = scene();
  const id = it.with(described()).ensure('etower', 'production');
  const accounts = it.with(other);
  expect(accounts.ensure('etower', 'production')).not.toBe(id);
  await expect(accounts.open(id)).rejects.toMatchObject({
    code: 'account.elsewhere',
    params: { address: 'https://here.example' },
  });
  await expect(it.with().open(id)).rejects.toMatchObject({ code: 'account.credentials' });
  expect(accounts.settings(id)).toMatchObject(here);
});

test.each([
  ['another token', described({ credentials: { token: 'token-2', key: 'key-2' } })],
  ['another address', described({ settings: { baseUrl: 'https://there.example' } })],
])('a run of a stored account keeps to it when the environment has one of %s', async (_, other) => {
  const it = scene();
  await stored(it, 'first');
  expect(await it.with(other).open('first')).toMatchObject({ settings: here, credentials });
});

test('an account of the environment is called as a person called the entry that it is, and no other one is', async () => {
  const it = scene();
  const nameOf = (account: EnvironmentAccount, entry?: string) => {
    const id = it.with(account).ensure('etower', 'production', entry);
    return it.store.accounts.get(id)?.name;
  };
  expect(nameOf(described())).toBe('Overseas warehouse (eTower)');
  await stored(it, '华东仓', { token: 'token-0', key: 'key-0' });
  await it.with().learnAll();
  expect(nameOf(described())).toBe('Overseas warehouse (eTower)');
  await stored(it, '义乌仓');
  await it.with().learnAll();
  // Also where its row had another name, and whichever entry a run was to go to.
  expect(nameOf(described())).toBe('义乌仓');
  expect(nameOf(described(), '华东仓')).toBe('义乌仓');
  expect(nameOf(described({ settings: { baseUrl: 'https://there.example' } }))).toBe('义乌仓');
  expect(nameOf(described({ credentials: { key: 'key-1' } }), '华东仓')).toBe('华东仓');
  const other = { token: 'token-9', key: 'key-9' };
  expect(nameOf(described({ settings: { baseUrl: 'https://there.example' }, credentials: other }))).toBe(
    'Overseas warehouse (eTower)',
  );
});

test('the environment lends a stored account the key that it lacks', async () => {
  const it = scene();
  it.store.accounts.save({ id: 'first', partner: 'etower', name: 'first', target: 'production', settings: here });
  await expect(it.with().open('first')).rejects.toMatchObject({ code: 'account.credentials' });
  expect(await it.with(described({ settings: {} })).open('first')).toMatchObject({ settings: here, credentials });
});

test('an account of an earlier environment is not what a later start falls back to', async () => {
  const it = scene();
  it.with(described()).ensure('etower', 'production');
  expect(() => it.with().ensure('etower', 'production')).toThrow(expect.objectContaining({ code: 'account.missing' }));
  await stored(it, 'first');
  expect(it.with().ensure('etower', 'production')).toBe('first');
});

test('settings that the partner does not know are named', () => {
  const accounts = scene().with();
  expect(() => accounts.checkSettings('etower', { ordersPerRequest: 31, baseUrl: 'nowhere' })).toThrow(
    expect.objectContaining({ code: 'account.settings', params: { names: 'baseUrl, ordersPerRequest' } }),
  );
});

test('of a setting that is a list, the part that cannot be read is named', () => {
  const accounts = scene().with();
  const settings = { fieldLimits: 'sku=30;boxQyt=5', fieldNames: 'boxNo=sku' };
  expect(() => accounts.checkSettings('etower', settings)).toThrow(
    expect.objectContaining({ params: { names: 'fieldLimits (boxQyt=5), fieldNames (boxNo=sku)' } }),
  );
});
