import type { EngineContext } from '../context.ts';
import { beginFollowing } from './begin-following.ts';
import type { FollowUps } from './follow-up.ts';
import { type FollowedAccount, followedAccounts } from './followed-accounts.ts';
import { leftOf } from './trouble.ts';

/** How often (ms) it is looked whether an account is to be asked: a timer of hours would miss the computer's sleep. */
const STEP = 60_000;

/**
 * Asks by itself about the orders of every account that says so, as long as the program is open. An account is asked in
 * rounds: all that is due at once, so that there are no more requests than pages, and never a second round within its shortest
 * interval. One that fails is logged and tried in a later one.
 */
export function startAskingByItself(context: EngineContext, followUps: FollowUps): { stop(): Promise<void> } {
  const { ports, store } = context;
  const { clock, log } = ports;
  const end = new AbortController();

  const isTime = ({ id, rules }: FollowedAccount) => {
    const { roundAt, hold } = store.followUpAccounts.get(id);
    const now = clock.now();
    if (hold) return leftOf(hold, now) === 0;
    if (roundAt === null) return true;
    const since = now - Date.parse(roundAt);
    // A clock that was set back is no reason to wait for it to catch up.
    return since < 0 || since >= Math.min(rules.beforeArrivalMs, rules.arrivingMs);
  };

  const step = async () => {
    await beginFollowing(context);
    const due = [...followedAccounts(context).values()].filter((account) => account.rules.auto && isTime(account));
    // Told to stop meanwhile, it begins nothing that nobody would end.
    if (end.signal.aborted) return;
    await Promise.all(due.map(({ id }) => followUps.ask({ account: id, when: 'due' })));
  };

  const run = async () => {
    while (!end.signal.aborted) {
      await clock.sleep(STEP, end.signal);
      if (end.signal.aborted) return;
      await step().catch((error: unknown) => log.warn('follow-up failed', { error: String(error) }));
    }
  };
  const done = run();
  return {
    async stop() {
      end.abort();
      await followUps.stop();
      await done;
    },
  };
}
