import { existsSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dialog } from 'electron';
import { cameFrom, leftFor, moveDataFolder, noteMove } from '#engine/data-folder/data-folder.ts';
import { patientlySync } from '#engine/patiently.ts';
import type { Log } from '#engine/ports.ts';
import { version } from '#engine/version.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { Translate } from '#shared/text/index.ts';
import { isNoted, mayMove, rememberDataFolder, roamingFolder, usualFolder } from '../node/data-folder.ts';

export interface LeaveRoamingOptions {
  /** The folder that this start uses. */
  readonly dataDir: string;
  readonly log: Log;
  readonly t: Translate;
  readonly env?: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
}

/**
 * Windows: takes the data that an earlier version keeps in the roaming profile to this computer's own place, before
 * anything of it is opened. It is copied beside that place, compared, and gets its name in one step: a crash before leaves
 * the former folder in use, one after the new one, never both. True when it was moved, and said: the program is then
 * started again. While another program has it open it stays where it is until a later start.
 */
export async function leaveRoaming(options: LeaveRoamingOptions): Promise<boolean> {
  const { dataDir, log, t, env = process.env, platform = process.platform } = options;
  const from = roamingFolder(env, platform);
  const to = usualFolder(env, platform);
  // What the environment names stays where it says.
  if (from === null || !mayMove(env)) return false;
  if (dataDir === to) finishNote(from, to);
  if (dataDir !== from || !isFree(to, log)) return false;
  const beside = `${to}.incoming`;
  try {
    rmSync(beside, { recursive: true, force: true });
    const commit = () => {
      patientlySync(() => renameSync(beside, to), { platform });
      if (isNoted(env, platform)) rememberDataFolder(to, env, platform);
    };
    await moveDataFolder({ from, to: beside, named: to, appVersion: version, log, commit });
  } catch (error) {
    const { code, params } = error instanceof Failure ? error : new Failure('internal');
    log.warn('the data stays in the roaming profile', { code });
    if (!/^store\.(inUse|busy)$/.test(code))
      dialog.showErrorBox(t('host:notMoved.title'), t.dynamic(`failure:${code}`, params));
    return false;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
  await dialog.showMessageBox({
    type: 'info',
    title: t('host:title'),
    message: t('host:leftRoaming.title'),
    detail: t('host:leftRoaming.text', { from, to }),
  });
  return true;
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
