import type { FollowUpPartner, FollowUpResult } from '../partners/partners.ts';
import type { ShownFollowUp } from '../store/store.ts';
import { notAsked, openRound, type RoundContext, type RoundEnd } from './account-round.ts';
import type { FollowedAccount } from './followed-accounts.ts';
import { observe } from './observe.ts';

export interface PagesRound {
  readonly account: FollowedAccount;
  readonly partner: FollowUpPartner;
  /** Those that are asked about, in this order; all of one kind. */
  readonly orders: readonly ShownFollowUp[];
  readonly signal: AbortSignal;
}

/** So often in a row the same list is refused before it counts as too long: once may be the partner's slip. */
const REFUSALS = 2;

const DAY = 'yyyy-MM-dd'.length;

/** Statuses by which a list may be refused for its length; others say nothing about that. */
const MAY_BE_TOO_LONG: ReadonlySet<number> = new Set([200, 400, 413, 414, 422]);

/**
 * Asks about an account's orders by their numbers, page by page. Each answer is stored before the next request leaves, so that
 * whatever ends the program loses no more than one answer.
 */
export async function askAccount(
  context: RoundContext,
  { account, partner, orders, signal }: PagesRound,
): Promise<RoundEnd> {
  const { store, ports, events } = context;
  const { id, rules } = account;
  const stamp = () => new Date(ports.clock.now()).toISOString();
  const round = openRound(context, { account, limits: partner, signal });
  if (!round) return { ...notAsked, elsewhere: true };
  let [asked, found] = [0, 0];
  const end = (elsewhere = false): RoundEnd => ({
    requests: round.requests,
    asked,
    found,
    hold: round.hold,
    elsewhere,
  });

  const roundAt = stamp();
  const before = store.followUpAccounts.get(id);
  // A list may have been refused for another reason than its length: each day a whole one is tried again.
  const remembered = before.roundAt?.slice(0, DAY) === roundAt.slice(0, DAY) ? before.listSize : null;
  store.followUpAccounts.change(id, { roundAt, listSize: remembered });

  const write = (page: readonly ShownFollowUp[], result: FollowUpResult) => {
    if (result.type !== 'answered') return;
    const now = stamp();
    for (const one of page) {
      const known = store.followUps.get(one.id);
      if (!known) continue;
      const report = result.found.get(one.key) ?? null;
      const { observed, sighting } = observe(known, report, { roundAt, now });
      store.followUps.observe(one.id, observed);
      if (sighting) store.followUps.sight(one.id, sighting);
      if (report) found += 1;
      if (report?.type === 'reported' && report.order.status !== '') {
        store.followUpAccounts.learn(id, report.order.status, report.order.statusText, one.key);
      }
    }
    asked += page.length;
  };

  try {
    const waiting = [...orders];
    let size = Math.min(rules.listSize, remembered ?? rules.listSize);
    /** The length of a list that was refused and not answered since, and how often. */
    let refused = { length: 0, times: 0 };
    while (waiting.length > 0 && !signal.aborted) {
      const page = waiting.slice(0, size);
      const keys = page.map(({ key }) => key);
      const result = await round.exchange((stop) => partner.ask(keys, stop));
      if (!result) continue;
      if (result.type === 'refused' && page.length > 1 && MAY_BE_TOO_LONG.has(result.status)) {
        refused = { length: page.length, times: refused.length === page.length ? refused.times + 1 : 1 };
        if (refused.times === REFUSALS) size = Math.ceil(page.length / 2);
        continue;
      }
      const worked = result.type === 'answered' && page.length < refused.length ? page.length : null;
      if (!round.keep(result, worked === null ? {} : { listSize: worked }, () => write(page, result))) return end(true);
      if (result.type === 'answered') refused = { length: 0, times: 0 };
      if (result.type !== 'answered') break;
      waiting.splice(0, page.length);
      events.emit({ type: 'follow-up', account: id, done: asked, total: orders.length });
    }
    return end();
  } finally {
    round.close();
  }
}
