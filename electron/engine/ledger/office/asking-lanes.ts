import type { Clock } from '../../ports.ts';
import type { Lane, LaneLimits, Lanes } from '../lanes.ts';
import type { SharedKeys } from './shared-keys.ts';

/** How long (ms) the office is not asked again once it could not be: whoever only asks the partner does not wait for it. */
const AWAY_MS = 60_000;

/**
 * The ways to partners for all that only asks them something: in an office each such request takes its turn there, too. While the office
 * cannot be asked it keeps to this desk's rate. (What sends takes its turn together with its keys: `submit/driver.ts`.)
 */
export function askingLanes(lanes: Lanes, shared: () => SharedKeys | null, clock: Pick<Clock, 'monotonic'>): Lanes {
  let awayUntil = Number.NEGATIVE_INFINITY;
  const turn = async (account: string, limits: LaneLimits, signal: AbortSignal) => {
    const office = shared();
    if (!office || clock.monotonic() < awayUntil) return;
    if (!(await office.turn(account, limits, signal))) awayUntil = clock.monotonic() + AWAY_MS;
  };
  return (account): Lane => {
    const lane = lanes(account);
    return {
      ...lane,
      async enter(limits, signal) {
        if (!(await lane.enter(limits, signal))) return false;
        await turn(account, limits, signal);
        if (!signal.aborted) return true;
        lane.release();
        return false;
      },
      async enterQuietly(limits, quietMs, signal) {
        const yielding = await lane.enterQuietly(limits, quietMs, signal);
        if (!yielding) return null;
        await turn(account, limits, AbortSignal.any([signal, yielding]));
        if (!signal.aborted) return yielding;
        lane.releaseQuietly();
        return null;
      },
    };
  };
}
