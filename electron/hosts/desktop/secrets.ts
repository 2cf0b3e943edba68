import { safeStorage } from 'electron';
import type { SecretStore } from '#engine/ports.ts';

/**
 * The system's own encryption (DPAPI, Keychain, a Linux secret service). On Linux without one Chromium falls back to a
 * key that everybody knows and marks the cipher `v10`: that protects nothing, so it counts as unavailable.
 * https://chromium.googlesource.com/chromium/src/+/main/components/os_crypt/async/browser/
 */
export function systemSecrets(platform: NodeJS.Platform = process.platform): SecretStore {
  return {
    async available() {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
      if (platform !== 'linux') return true;
      const probe = await safeStorage.encryptStringAsync('probe');
      return probe.subarray(0, 3).toString('latin1') !== 'v10';
    },
    encrypt: async (plain) => new Uint8Array(await safeStorage.encryptStringAsync(plain)),
    decrypt: async (cipher) => (await safeStorage.decryptStringAsync(Buffer.from(cipher))).result,
  };
}
