import { dialog } from 'electron';
import type { Log } from '#engine/ports.ts';
import type { Translate } from '#shared/text/index.ts';
import { leaveRoaming } from '../node/leave-roaming.ts';

export interface LeaveInWindowOptions {
  /** The folder that this start uses. */
  readonly dataDir: string;
  readonly log: Log;
  readonly t: Translate;
  readonly env?: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
}

/** True when the data is no longer in the folder of this start, which has been said: the program is then started again. */
export async function hasLeftRoaming({ dataDir, log, t, ...system }: LeaveInWindowOptions): Promise<boolean> {
  const used = await leaveRoaming({
    log,
    ...system,
    say: {
      async moved(folders) {
        await dialog.showMessageBox({
          type: 'info',
          title: t('host:title'),
          message: t('host:leftRoaming.title'),
          detail: t('host:leftRoaming.text', folders),
        });
      },
      notMoved: ({ code, params }) =>
        dialog.showErrorBox(t('host:notMoved.title'), t.dynamic(`failure:${code}`, params)),
    },
  });
  return used !== dataDir;
}
