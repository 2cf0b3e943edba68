import type { EngineContext } from '../context.ts';
import { messageOf } from './message.ts';
import { type Notice, notice } from './notices.ts';
import { LOOK_BACK, notBefore } from './pace.ts';
import { type Posted, post } from './post.ts';
import type { KnownRobot, Robots } from './robots.ts';

/** How long (ms) after the first and the second failure a message is sent once more; a third is none's use. */
const REPEATS = [5000, 60_000];
/** What is older (ms) than that tells nobody anything new. */
const STALE = 24 * 3_600_000;
/** How long (ms) what was told is kept. */
const KEPT = 7 * 24 * 3_600_000;
/** Beyond the longest exchange and repeat, the right to write to a robot is kept for so long (ms). */
const LEASE = 120_000;
/** How often (ms) it is looked whether another program is done with a robot, and whether it is time: timers miss the computer's sleep. */
const STEP = 5000;

export interface Courier {
  /** Something was put in: what can be sent now is. */
  wake(): void;
  /** Resolves when nothing is under way any more that may be sent now; in any case after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Takes to the groups what waits for them, one message at a time and one program at a time. What waits goes in one message. A
 * message that does not arrive is noted: nothing else depends on it.
 */
export function createCourier(
  { store, ledger, ports }: Pick<EngineContext, 'store' | 'ledger' | 'ports'>,
  robots: Robots,
): Courier {
  const { clock, log } = ports;
  const rows = store.robots;
  const end = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  /** Robots whose next message must wait for its time. */
  const resting = new Set<string>();

  const sleep = async (robot: string, ms: number) => {
    resting.add(robot);
    settled();
    await clock.sleep(ms, end.signal);
    resting.delete(robot);
  };

  /** What waits and is still news; what is not is put away. */
  const freshOf = (robot: string) => {
    const waiting = rows.waiting(robot);
    const since = new Date(clock.now() - STALE).toISOString();
    const stale = waiting.filter(({ madeAt }) => madeAt < since).map(({ id }) => id);
    if (stale.length > 0) rows.end(stale, 'stale', null);
    return waiting.filter(({ madeAt }) => madeAt >= since);
  };

  const request = async (robot: KnownRobot, text: string): Promise<Posted | null> => {
    const opened = await robots.open(robot);
    if (!opened || end.signal.aborted) return null;
    rows.request(robot.id, clock.now());
    return post(ports, opened, text, end.signal);
  };

  const tell = async (robot: KnownRobot, lease: string): Promise<'done' | 'later'> => {
    const fresh = freshOf(robot.id);
    const ids = fresh.map(({ id }) => id);
    const notices = fresh.flatMap(({ about }): Notice[] => {
      const read = notice.safeParse(about);
      return read.success ? [read.data] : [];
    });
    const text = messageOf(robot.vendor, robot.settings, notices);
    for (const wait of [...REPEATS, null]) {
      const posted = notices.length === 0 ? null : await request(robot, text);
      if (!posted && notices.length > 0) return 'later';
      if (end.signal.aborted && !posted?.ok) return 'later';
      if (!posted || posted.ok) {
        rows.end(ids, 'sent', null);
        return 'done';
      }
      if (!posted.again || wait === null) {
        log.warn('a group was not told', { robot: robot.vendor, code: posted.code });
        rows.end(ids, 'failed', { code: posted.code, params: posted.params });
        return 'done';
      }
      await sleep(robot.id, wait);
      ledger.leases.renew(lease, clock.now() + LEASE);
    }
    return 'done';
  };

  const deliver = async (id: string) => {
    const lease = `robot:${id}`;
    try {
      while (!end.signal.aborted && freshOf(id).length > 0) {
        const robot = robots.all().find((each) => each.id === id);
        if (!robot || robot.provedAt === null || !(await robots.open(robot))) return;
        if (!ledger.leases.acquire(lease, clock.now(), clock.now() + LEASE)) {
          await sleep(id, STEP);
          continue;
        }
        const now = clock.now();
        const wait = notBefore(robot.vendor, rows.requests(id, now - LOOK_BACK), now) - now;
        if (wait > 0) await sleep(id, Math.min(wait, STEP));
        else if ((await tell(robot, lease)) === 'later') return;
      }
    } finally {
      ledger.leases.release(lease);
    }
  };

  let tellSettled = () => {};
  const settled = () => {
    if ([...underWay.keys()].every((id) => resting.has(id))) tellSettled();
  };

  return {
    wake() {
      if (end.signal.aborted) return;
      rows.forget(clock.now() - LOOK_BACK, clock.now() - KEPT);
      for (const { id } of robots.all()) {
        if (underWay.has(id) || rows.waiting(id).length === 0) continue;
        const delivering = deliver(id)
          .catch((error: unknown) =>
            log.warn('messages not sent', { error: error instanceof Error ? error.name : typeof error }),
          )
          .finally(() => {
            underWay.delete(id);
            settled();
          });
        underWay.set(id, delivering);
      }
    },
    async stop(graceMs) {
      const grace = new AbortController();
      const quiet = new Promise<void>((resolve) => {
        tellSettled = resolve;
      });
      settled();
      await Promise.race([quiet, clock.sleep(graceMs, grace.signal)]);
      grace.abort();
      end.abort();
      await Promise.all(underWay.values());
    },
  };
}
