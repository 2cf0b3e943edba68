import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '#shared/contract/failure.ts';
import { lockFile, makeFolder } from '../data-folder/data-folder.ts';
import type { Clock } from '../ports.ts';
import { type FaultSpec, parseFaults, startPractice } from '../practice/practice.ts';
import { makeAllPrivate, PRIVATE_FILE } from '../private-files.ts';

/** Gives the addresses of the practice partners, starting them when nobody hosts them yet. */
export interface PracticeDirectory {
  addresses(): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

const ATTEMPTS = 20;
const PAUSE_MS = 50;
/** What happens to orders at the practice warehouse once days are let pass there: without that nothing does. */
const LIFE = 'short=0.3,over=0.1,late=0.1,unconfirmed=0.1';

export function createPracticeDirectory(dataDir: string, clock: Clock): PracticeDirectory {
  let own: Promise<Practice> | undefined;

  async function findOrHost(): Promise<Readonly<Record<string, string>>> {
    for (let attempt = 1; ; attempt += 1) {
      const other = findPractice(dataDir);
      if (other) return other.addresses;
      own = hostPractice(dataDir, { faults: parseFaults(LIFE) });
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

/** Practice partners that listen somewhere: ours, or those of another process with the same data folder. */
export interface Practice {
  readonly url: string;
  /** Base address for an account of each partner, by partner id. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Stops our own server; another process's goes on. */
  close(): Promise<void>;
}

export interface PracticeHostOptions {
  readonly port?: number | undefined;
  readonly faults?: FaultSpec | undefined;
  /** The data folder's own ledger by default. */
  readonly ledger?: string | undefined;
}

const announcement = z.object({ url: z.string(), addresses: z.record(z.string(), z.string()) });

/**
 * Starts the practice partners of a data folder and announces them to its other processes.
 *
 * @throws Failure `practice.running` when another process hosts them already, `store.notWritable`, and those of
 * `startPractice`
 */
export async function hostPractice(dataDir: string, options: PracticeHostOptions = {}): Promise<Practice> {
  const folder = practiceFolder(dataDir);
  makeFolder(folder);
  makeAllPrivate(dataDir);
  const lock = lockFile(join(folder, 'server.lock'));
  if (!lock) throw new Failure('practice.running', { folder });
  const file = join(folder, 'server.json');
  try {
    const server = await startPractice({
      ledgerPath: options.ledger ?? join(folder, 'ledger.ndjson'),
      ...(options.port === undefined ? {} : { port: options.port }),
      ...(options.faults ? { faults: options.faults } : {}),
    });
    writeFileSync(file, JSON.stringify({ url: server.url, addresses: server.addresses }), { mode: PRIVATE_FILE });
    return {
      url: server.url,
      addresses: server.addresses,
      async close() {
        rmSync(file, { force: true });
        await server.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The practice partners that another process of this data folder hosts; undefined when none does. */
function findPractice(dataDir: string): Practice | undefined {
  const folder = practiceFolder(dataDir);
  makeFolder(folder);
  makeAllPrivate(dataDir);
  const lock = lockFile(join(folder, 'server.lock'));
  if (lock) {
    lock.release();
    return undefined;
  }
  try {
    const found = announcement.parse(JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')));
    return { ...found, close: async () => undefined };
  } catch {
    // The other process holds the lock but has not written its address yet (or is just ending).
    return undefined;
  }
}

function practiceFolder(dataDir: string): string {
  return join(dataDir, 'practice');
}
