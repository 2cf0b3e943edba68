import type { Clock } from '../ports.ts';
import { createLane, type Lane } from './lane.ts';

/** The way to each account's partner, one for everything that goes there. */
export type Lanes = (account: string) => Lane;

export function createLanes(clock: Pick<Clock, 'monotonic' | 'sleep'>): Lanes {
  const lanes = new Map<string, Lane>();
  return (account) => {
    const lane = lanes.get(account) ?? createLane(clock);
    lanes.set(account, lane);
    return lane;
  };
}
