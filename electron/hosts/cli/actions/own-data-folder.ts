import type { Translate } from '#shared/text/index.ts';
import { leaveRoaming } from '../../node/leave-roaming.ts';
import { stderrLog } from '../../node/ports.ts';
import { tell } from '../../node/terminal.ts';

/**
 * The data folder that a command works with. On Windows the first program that starts takes it out of the roaming profile,
 * be it this one or the desktop app; on standard error, because a script may read the rest.
 *
 * @throws Failure as `dataFolder` does
 */
export function ownDataFolder(t: Translate): Promise<string> {
  return leaveRoaming({
    log: stderrLog(false),
    say: {
      moved: (folders) =>
        tell(process.stderr, t('host:leftRoaming.title'), ...t('host:leftRoaming.text', folders).split('\n')),
      notMoved: ({ code, params }) =>
        tell(process.stderr, `${t('host:notMoved.title')}: ${t.dynamic(`failure:${code}`, params)}`),
    },
  });
}
