import { beforeEach, expect, test, vi } from 'vitest';
import { answerSecret, borrowedSecrets } from '../../../electron/hosts/desktop/secret-calls.ts';
import { systemSecrets } from '../../../electron/hosts/desktop/secrets.ts';

const storage = vi.hoisted(() => ({ available: true, mark: 'v11' }));
vi.mock('electron', () => ({
  safeStorage: {
    isAsyncEncryptionAvailable: async () => storage.available,
    encryptStringAsync: async (plain: string) => Buffer.from(storage.mark + plain),
    decryptStringAsync: async (cipher: Buffer) => ({ result: cipher.toString().slice(3), shouldReEncrypt: false }),
  },
}));

beforeEach(() => Object.assign(storage, { available: true, mark: 'v11' }));

test('on Linux, encryption with the key that everybody knows counts as none', async () => {
  expect(await systemSecrets('linux').available()).toBe(true);
  storage.mark = 'v10';
  expect(await systemSecrets('linux').available()).toBe(false);
  expect(await systemSecrets('win32').available()).toBe(true);
  storage.available = false;
  expect(await systemSecrets('win32').available()).toBe(false);
});

test('the engine’s process borrows it: what was encrypted comes back', async () => {
  const { secrets, take } = borrowedSecrets(async (id, call) =>
    take(id, await answerSecret(systemSecrets('win32'), call)),
  );
  const cipher = await secrets.encrypt('密钥');
  expect(Buffer.from(cipher).toString()).toBe('v11密钥');
  expect(await secrets.decrypt(cipher)).toBe('密钥');
  expect(await secrets.available()).toBe(true);
});

test('an answer of the wrong kind is an error, not a secret', async () => {
  const { secrets, take } = borrowedSecrets((id) => take(id, { ok: true, value: 1 as never }));
  await expect(secrets.encrypt('x')).rejects.toThrow('unexpected value');
});
