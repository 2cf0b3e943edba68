import { app } from 'electron';
import { Failure } from '#shared/contract/failure.ts';
import { dataFolder } from '../node/data-folder.ts';
import { systemText } from './system-text.ts';
import { tellAndQuit } from './tell-and-quit.ts';

/** Where the data is; null when that cannot be told, which has then been said and ends the program. */
export function knownDataFolder(): string | null {
  try {
    return dataFolder();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    app.whenReady().then(() => tellAndQuit(systemText(), error));
    return null;
  }
}
