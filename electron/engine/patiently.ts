import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** What Windows answers while a virus scanner, an indexer or a sync client has a file open that was just written. */
const HELD: ReadonlySet<unknown> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Waits between tries, in milliseconds: 3.2 s in all. A file that a person has open stays so, and is then said. */
const WAITS: readonly number[] = [10, 20, 40, 80, 150, 300, 600, 1000, 1000];

export interface Patience {
  readonly platform?: NodeJS.Platform;
  readonly waits?: readonly number[];
}

/**
 * Does what renames or replaces a file; on Windows again for a while when somebody holds it. Elsewhere the same errors mean
 * that it is not allowed, and nothing is waited for.
 */
export async function patiently<T>(
  act: () => Promise<T>,
  { platform = process.platform, waits = WAITS }: Patience = {},
): Promise<T> {
  for (const wait of platform === 'win32' ? waits : []) {
    try {
      return await act();
    } catch (error) {
      if (!isHeld(error)) throw error;
      await delay(wait);
    }
  }
  return act();
}

/** The same for what cannot be waited for otherwise: the thread stands still meanwhile. */
export function patientlySync<T>(act: () => T, { platform = process.platform, waits = WAITS }: Patience = {}): T {
  for (const wait of platform === 'win32' ? waits : []) {
    try {
      return act();
    } catch (error) {
      if (!isHeld(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
  return act();
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && HELD.has(error.code);
}

/** Takes a file away, or leaves it where it is: for one that does no harm there, and must not keep a program from its start. */
export function removeIfLetSync(file: string): void {
  try {
    patientlySync(() => rmSync(file, { force: true }));
  } catch {
    // Somebody holds it for longer: whoever comes next takes it away.
  }
}

/** The same for a folder with what was needed for a moment: what was made with it counts, and the system empties its place. */
export async function removeTemporary(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => undefined);
}
