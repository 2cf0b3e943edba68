import { Failure } from '#shared/contract/failure.ts';
import type { Clock } from '../ports.ts';
import { findPractice, hostPractice, type Practice } from './practice-host.ts';

/** Gives the addresses of the practice partners, starting them when nobody hosts them yet. */
export interface PracticeDirectory {
  addresses(): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

const ATTEMPTS = 20;
const PAUSE_MS = 50;

export function createPracticeDirectory(dataDir: string, clock: Clock): PracticeDirectory {
  let own: Promise<Practice> | undefined;

  async function findOrHost(): Promise<Readonly<Record<string, string>>> {
    for (let attempt = 1; ; attempt += 1) {
      const other = findPractice(dataDir);
      if (other) return other.addresses;
      own = hostPractice(dataDir);
      try {
        return (await own).addresses;
      } catch (error) {
        own = undefined;
        // Another process took the lock between our look and our try: its address is about to be written.
        const racing = error instanceof Failure && error.code === 'practice.running';
        if (!racing || attempt === ATTEMPTS) throw error;
        await clock.sleep(PAUSE_MS);
      }
    }
  }

  return {
    addresses: async () => (own ? (await own).addresses : findOrHost()),
    async close() {
      await (await own?.catch(() => undefined))?.close();
      own = undefined;
    },
  };
}
