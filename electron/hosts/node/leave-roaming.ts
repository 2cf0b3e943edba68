import { existsSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  cameFrom,
  type FileLock,
  leftFor,
  lockFile,
  moveDataFolder,
  noteMove,
} from '#engine/data-folder/data-folder.ts';
import { patientlySync } from '#engine/patiently.ts';
import type { Log } from '#engine/ports.ts';
import { version } from '#engine/version.ts';
import { Failure } from '#shared/contract/failure.ts';
import { dataFolder, isNoted, mayMove, rememberDataFolder, roamingFolder, usualFolder } from './data-folder.ts';

/** What a person reads of it; each host has its own way to say so. */
export interface LeavingSaid {
  moved(folders: { readonly from: string; readonly to: string }): Promise<void> | void;
  /** It stays in the roaming profile, and is used there. */
  notMoved(why: Failure): void;
}

export interface LeaveRoamingOptions {
  readonly log: Log;
  readonly say: LeavingSaid;
  readonly env?: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
}

/** How long a start waits for another one that moves the data, and how often it looks (ms). */
const WAITS = 60_000;
const LOOKS = 200;

/**
 * Windows: takes the data that an earlier version keeps in the roaming profile to this computer's own place, before
 * anything of it is opened; whichever host starts first does. It is copied beside that place, compared, and gets its name
 * in one step: a crash before leaves the former folder in use, one after the new one, never both. While another program
 * has it open it stays where it is until a later start; while another one moves it this one waits.
 *
 * @returns the folder to use: as {@link dataFolder}
 * @throws Failure as `dataFolder` does
 */
export async function leaveRoaming(options: LeaveRoamingOptions): Promise<string> {
  const { env = process.env, platform = process.platform } = options;
  const used = dataFolder(env, platform);
  const from = roamingFolder(env, platform);
  const to = usualFolder(env, platform);
  // What the environment names stays where it says.
  if (from === null || !mayMove(env)) return used;
  if (used === to) finishNote(from, to);
  if (used === from) await leaveAlone({ ...options, env, platform, from, to });
  return dataFolder(env, platform);
}

type Leaving = Required<LeaveRoamingOptions> & { readonly from: string; readonly to: string };

/** One at a time: two would copy into the same place, each over what the other has compared already. */
async function leaveAlone({ log, say, ...leaving }: Leaving): Promise<void> {
  const { from, to } = leaving;
  try {
    const lock = await lockPatiently(join(from, 'leaving.lock'));
    // Whether it was moved meanwhile or not, the engine looks again before it opens a folder.
    if (lock === null) return;
    try {
      if (leftFor(from) !== null || !isFree(to, log)) return;
      await move({ ...leaving, log });
    } finally {
      lock.release();
    }
  } catch (error) {
    const failure = error instanceof Failure ? error : new Failure('internal');
    log.warn('the data stays in the roaming profile', { code: failure.code });
    if (!/^store\.(inUse|busy)$/.test(failure.code)) say.notMoved(failure);
    return;
  }
  await say.moved({ from, to });
}

async function lockPatiently(file: string): Promise<FileLock | null> {
  for (let waited = 0; waited < WAITS; waited += LOOKS) {
    const lock = lockFile(file);
    if (lock !== null) return lock;
    await delay(LOOKS);
  }
  return null;
}

async function move({ from, to, log, env, platform }: Omit<Leaving, 'say'>): Promise<void> {
  const beside = `${to}.incoming`;
  const clear = () => rmSync(beside, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  try {
    patientlySync(clear, { platform });
    const commit = () => {
      patientlySync(() => renameSync(beside, to), { platform });
      if (isNoted(env, platform)) rememberDataFolder(to, env, platform);
    };
    await moveDataFolder({ from, to: beside, named: to, appVersion: version, log, commit });
  } catch (error) {
    try {
      patientlySync(clear, { platform });
    } catch {
      // The next start takes it away; what went wrong is what is said.
    }
    throw error;
  }
}

/** An empty folder there is taken away: it gets its name by renaming. */
function isFree(to: string, log: Log): boolean {
  if (!existsSync(to)) return true;
  if (readdirSync(to).length > 0) {
    log.warn('the data stays in the roaming profile', { code: 'move.notEmpty' });
    return false;
  }
  rmdirSync(to);
  return true;
}

/** The move that a crash cut off once the data had its new name: the former folder must not be used again, here or elsewhere. */
function finishNote(from: string, to: string): void {
  const cutOff = existsSync(join(from, 'dockhand.db')) && leftFor(from) === null && cameFrom(to) === from;
  if (cutOff) noteMove(from, to);
}
