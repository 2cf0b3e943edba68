import { setTimeout as delay } from 'node:timers/promises';
import type { Clock, Log, Ports, SecretStore } from '#engine/ports.ts';

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
      process.stderr.write(`${level}: ${message}${detail ? ` ${JSON.stringify(detail)}` : ''}\n`);
  };
  return { info: write('info'), warn: write('warn') };
}

/** The ports of a plain Node host. */
export function nodePorts(options: { readonly verbose?: boolean } = {}): Ports {
  return {
    fetch: globalThis.fetch,
    secrets: noSecretStore,
    clock: systemClock,
    log: stderrLog(options.verbose ?? false),
  };
}
