/** What a host lends the engine: everything that touches the world outside the data folder. */
export interface Ports {
  /** Standard fetch; the desktop lends Electron's, so that the office's proxy and certificates apply. */
  readonly fetch: typeof fetch;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Encrypts account secrets at rest. */
export interface SecretStore {
  /** False when the system offers no encryption: secrets are then kept in memory for the session only. */
  available(): Promise<boolean>;
  encrypt(plain: string): Promise<Uint8Array>;
  decrypt(cipher: Uint8Array): Promise<string>;
}

export interface Clock {
  /** Wall time in milliseconds since the epoch; for stamps and signatures. */
  now(): number;
  /** Milliseconds that only grow; for back-off and rates. */
  monotonic(): number;
  /** Resolves after `ms`, or early (without error) when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Diagnostics. Never receives secrets, tokens or full partner answers. */
export interface Log {
  info(message: string, detail?: Readonly<Record<string, string | number>>): void;
  warn(message: string, detail?: Readonly<Record<string, string | number>>): void;
}
