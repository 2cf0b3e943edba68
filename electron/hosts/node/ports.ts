import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock, Log, Ports, SecretStore } from '#engine/ports.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '#engine/private-files.ts';
import { plainJson } from '#shared/text/plain-line.ts';
import { tell } from './terminal.ts';

/** What a plain Node host lends the engine; the desktop brings a network, an encryption and a log of its own. */
export function nodePorts(options: { readonly verbose?: boolean } = {}): Ports {
  return {
    fetch: globalThis.fetch,
    secrets: noSecretStore,
    clock: systemClock,
    log: stderrLog(options.verbose ?? false),
  };
}

/** The system clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  async sleep(ms, signal) {
    // An aborted sleep is an early wake-up, not an error; a timer must not keep a finished program alive for nothing.
    await delay(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
  },
};

/** Without the desktop's encryption nothing is stored: accounts come from the environment or are asked for each session. */
export const noSecretStore: SecretStore = {
  available: async () => false,
  encrypt: () => Promise.reject(new Error('This host cannot encrypt secrets')),
  decrypt: () => Promise.reject(new Error('This host cannot decrypt secrets')),
};

/** Diagnostics on standard error, one line each; silent unless asked for. */
export function stderrLog(verbose: boolean): Log {
  const write = (level: string) => (message: string, detail?: Readonly<Record<string, string | number>>) => {
    if (verbose || level === 'warn')
      tell(process.stderr, `${level}: ${message}${detail ? ` ${plainJson(JSON.stringify(detail))}` : ''}`);
  };
  return { info: write('info'), warn: write('warn') };
}

const maxBytes = 2 * 1024 * 1024;

/** Where `fileLog` writes. */
export const logFile = (dataDir: string): string => join(dataDir, 'logs', 'dockhand.log');

/** A file that somebody has open (Windows) grows on until it is let go: what is to be said comes first. */
function putAside(file: string, to: string): void {
  try {
    renameSync(file, to);
  } catch {
    // The next line tries again.
  }
}

/**
 * Diagnostics in `<data folder>/logs/dockhand.log`, one JSON object a line; at 2 MiB the file becomes
 * `dockhand.old.log`, so that two of them are kept. A log that cannot be written is no reason to stop working.
 */
export function fileLog(dataDir: string): Log {
  const file = logFile(dataDir);
  const folder = dirname(file);
  const write = (level: string, message: string, detail?: Readonly<Record<string, string | number>>) => {
    try {
      mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes)
        putAside(file, join(folder, 'dockhand.old.log'));
      const line = `${plainJson(JSON.stringify({ at: new Date().toISOString(), level, message, ...detail }))}\n`;
      appendFileSync(file, line, { mode: PRIVATE_FILE });
    } catch {
      // Full disk or read-only folder: the store will say so where it matters.
    }
  };
  return {
    info: (message, detail) => write('info', message, detail),
    warn: (message, detail) => write('warn', message, detail),
  };
}
