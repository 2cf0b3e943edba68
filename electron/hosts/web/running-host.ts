import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { lockFile, putInPlace } from '#engine/data-folder/data-folder.ts';
import { PRIVATE_FILE } from '#engine/private-files.ts';

/** What lets another program of the same user ask the running one for a link. */
const note = z.object({ port: z.int(), key: z.string() });

const lockOf = (dataDir: string) => join(dataDir, 'web-host.lock');
const noteOf = (dataDir: string) => join(dataDir, 'web-host.json');

/** The right to be the one that serves a data folder's page. */
export interface HostPlace {
  /** Shows it to those who ask; without it nobody is let in by it. */
  readonly key: string;
  announce(port: number): void;
  leave(): void;
}

/** Null while another program serves the page of this data folder. */
export function takeHostPlace(dataDir: string): HostPlace | null {
  // Somebody who only looks whether there is one has the lock for a moment.
  const lock = lockFile(lockOf(dataDir), 1000);
  if (!lock) return null;
  const key = randomBytes(32).toString('base64url');
  const file = noteOf(dataDir);
  return {
    key,
    announce(port) {
      writeFileSync(`${file}.partial`, JSON.stringify({ port, key }), { mode: PRIVATE_FILE });
      putInPlace(`${file}.partial`, file);
    },
    leave() {
      rmSync(file, { force: true });
      lock.release();
    },
  };
}

/** How long one that is just starting, or busy, is given to answer, how long each time, and how long apart it is asked (ms). */
export interface Patience {
  readonly inAll: number;
  readonly each: number;
  readonly apart: number;
}

const usual: Patience = { inAll: 10_000, each: 5000, apart: 200 };

/** What became of asking the program that serves a data folder's page: a fresh link, that nobody serves it, or no answer. */
export type RunningHost = { readonly state: 'link'; readonly url: string } | { readonly state: 'none' | 'silent' };

export async function askRunningHost(dataDir: string, { inAll, each, apart } = usual): Promise<RunningHost> {
  const until = performance.now() + inAll;
  do {
    if (isFree(dataDir)) return { state: 'none' };
    const url = await askForLink(dataDir, each);
    if (url !== null) return { state: 'link', url };
    await delay(apart);
  } while (performance.now() < until);
  return { state: 'silent' };
}

/** True where nobody serves the page, and where it cannot be told: the command itself says what is wrong. */
function isFree(dataDir: string): boolean {
  if (!existsSync(lockOf(dataDir))) return true;
  try {
    const free = lockFile(lockOf(dataDir));
    free?.release();
    return free !== null;
  } catch {
    return true;
  }
}

async function askForLink(dataDir: string, patienceMs: number): Promise<string | null> {
  try {
    const { port, key } = note.parse(JSON.parse(readFileSync(noteOf(dataDir), 'utf8')));
    const origin = `http://127.0.0.1:${port}`;
    const response = await fetch(`${origin}/invitations`, {
      method: 'POST',
      headers: { origin, authorization: `Bearer ${key}` },
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    const { token } = z.object({ token: z.string().regex(/^[\w-]{43}$/) }).parse(await response.json());
    return `${origin}/#token=${token}`;
  } catch {
    return null;
  }
}
