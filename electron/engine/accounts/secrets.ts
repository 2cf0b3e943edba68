import { z } from 'zod';
import type { SecretStore } from '../ports.ts';
import type { StoredAccounts } from '../store/store.ts';

const credentials = z.record(z.string(), z.string());

/** Credentials of stored accounts (or group robots): encrypted by the host, or held in memory for the session when it cannot encrypt. */
export function createSecrets(rows: Pick<StoredAccounts, 'secrets' | 'setSecrets'>, host: SecretStore) {
  const session = new Map<string, Readonly<Record<string, string>>>();
  return {
    /** True when the secrets were stored; false when they are gone with this session. */
    async write(account: string, values: Readonly<Record<string, string>>): Promise<boolean> {
      session.delete(account);
      if (await host.available()) {
        rows.setSecrets(account, await host.encrypt(JSON.stringify(values)));
        return true;
      }
      session.set(account, values);
      rows.setSecrets(account, null);
      return false;
    },

    /** Nothing when none are known, or when they were encrypted by a host that this one cannot stand in for (another computer). */
    async read(account: string): Promise<Readonly<Record<string, string>>> {
      const held = session.get(account);
      if (held) return held;
      const cipher = rows.secrets(account);
      if (!cipher || !(await host.available())) return {};
      const plain = await host.decrypt(cipher).catch(() => null);
      return plain === null ? {} : credentials.parse(JSON.parse(plain));
    },

    /** What is held for the session; what is stored is wiped with its row. */
    forget(account: string): void {
      session.delete(account);
    },

    /** Whether `read` would find something. */
    known: (account: string) => session.has(account) || rows.secrets(account) !== null,
  };
}
