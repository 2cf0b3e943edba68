import { expect, test } from 'vitest';
import { createSecrets } from '#engine/accounts/secrets.ts';
import type { SecretStore } from '#engine/ports.ts';

const CANARY = 'canary-5f1c9d';

/** A host that encrypts (turns every byte around), until it cannot. */
function host(): SecretStore & { works: boolean } {
  const turned = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0xff);
  return {
    works: true,
    async available() {
      return this.works;
    },
    encrypt: async (plain) => turned(new TextEncoder().encode(plain)),
    decrypt: async (cipher) => new TextDecoder().decode(turned(cipher)),
  };
}

function rows() {
  const stored = new Map<string, Uint8Array | null>();
  return {
    stored,
    secrets: (id: string) => stored.get(id) ?? null,
    setSecrets: (id: string, cipher: Uint8Array | null) => void stored.set(id, cipher),
  };
}

test('where the host encrypts, the cipher is stored and comes back', async () => {
  const table = rows();
  const secrets = createSecrets(table, host());
  expect(await secrets.write('a', { token: CANARY })).toBe(true);
  expect(Buffer.from(table.secrets('a') ?? []).includes(CANARY)).toBe(false);
  expect(await createSecrets(table, host()).read('a')).toEqual({ token: CANARY });
});

test('where it cannot, nothing is stored: the secret lives as long as the session', async () => {
  const table = rows();
  const weak = Object.assign(host(), { works: false });
  const secrets = createSecrets(table, weak);
  expect(await secrets.write('a', { token: CANARY })).toBe(false);
  expect(table.secrets('a')).toBeNull();
  expect(await secrets.read('a')).toEqual({ token: CANARY });
  const next = createSecrets(table, weak);
  expect(next.known('a')).toBe(false);
  expect(await next.read('a')).toEqual({});
});

test('a secret given while the host cannot encrypt takes the older cipher out of the store', async () => {
  const table = rows();
  const machine = host();
  const secrets = createSecrets(table, machine);
  await secrets.write('a', { token: 'old' });
  machine.works = false;
  expect(await secrets.read('a')).toEqual({});
  await secrets.write('a', { token: CANARY });
  expect(table.secrets('a')).toBeNull();
});
