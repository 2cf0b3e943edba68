import { moveDataFolder } from '#engine/data-folder/move-data-folder.ts';
import type { Log } from '#engine/ports.ts';
import { version } from '#engine/version.ts';
import { Failure } from '#shared/contract/failure.ts';
import { rememberDataFolder } from '../node/data-folder.ts';
import type { FromEngine } from './engine-messages.ts';

/** Takes the data, which nobody has open any more, to another folder, and tells what came of it. */
export async function moved(from: string, to: string, log: Log): Promise<FromEngine> {
  try {
    await moveDataFolder({ from, to, appVersion: version, log, commit: () => rememberDataFolder(to) });
    return { type: 'moved' };
  } catch (error) {
    const { code, params } = error instanceof Failure ? error : new Failure('internal');
    return { type: 'not-moved', failure: { code, params } };
  }
}
