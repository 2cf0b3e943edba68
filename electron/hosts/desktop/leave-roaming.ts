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
  /** How long (ms) it may take without a word. */
  readonly quietMs?: number;
}

/** True when the data is no longer in the folder of this start, which has been said: the program is then started again. */
export async function hasLeftRoaming(options: LeaveInWindowOptions): Promise<boolean> {
  const { dataDir, log, t, quietMs = 1000, ...system } = options;
  const saidThatItMoves = sayWhileMoving(t, quietMs);
  try {
    const used = await leaveRoaming({
      log,
      ...system,
      say: {
        async moved(folders) {
          saidThatItMoves.abort();
          await dialog.showMessageBox({
            type: 'info',
            title: t('host:title'),
            message: t('host:leftRoaming.title'),
            detail: t('host:leftRoaming.text', folders),
          });
        },
        notMoved({ code, params }) {
          saidThatItMoves.abort();
          dialog.showErrorBox(t('host:notMoved.title'), t.dynamic(`failure:${code}`, params));
        },
      },
    });
    return used !== dataDir;
  } finally {
    saidThatItMoves.abort();
  }
}

/**
 * Every file is copied and read back before there is a window, and another program that does so is waited for: whoever sees
 * nothing starts the program again, or ends it. The message goes when this is aborted.
 */
function sayWhileMoving(t: Translate, quietMs: number): AbortController {
  const over = new AbortController();
  const { signal } = over;
  const timer = setTimeout(() => {
    const text = { message: t('host:leavingRoaming.title'), detail: t('host:leavingRoaming.text') };
    // What becomes of it matters to nobody.
    dialog.showMessageBox({ type: 'info', title: t('host:title'), ...text, signal }).catch(() => undefined);
  }, quietMs);
  signal.addEventListener('abort', () => clearTimeout(timer));
  return over;
}
