import type { Reported } from '#shared/follow-up/reported.ts';
import type { ChangedOrder, ChangesPartner, ChangesResult, OrderReport, ReceivedResult } from '../partners/partners.ts';
import type { AskedAccount, KnownFollowUp, ShownFollowUp } from '../store/store.ts';
import { notAsked, openRound, type Round, type RoundContext, type RoundEnd } from './account-round.ts';
import type { FollowedAccount } from './followed-accounts.ts';
import { observePart } from './observe-part.ts';
import { awaitsQuantities } from './own-state.ts';
import type { ChangesRules } from './rules.ts';

export interface ChangesRound {
  readonly account: FollowedAccount;
  readonly partner: ChangesPartner;
  readonly changes: ChangesRules;
  /** Those of which something can still change; all of one kind. */
  readonly orders: readonly ShownFollowUp[];
  readonly signal: AbortSignal;
}

/** A window that changed while it was read is read anew in halves, down to this length (ms). */
const SHORTEST = 60_000;
/** More pages of one window are an answer that never ends. */
const MOST_PAGES = 2000;
/** Refusals in a row, of one order each, before the call counts as refused altogether. */
const REFUSALS = 3;
const DAY = 24 * 3_600_000;

/**
 * Asks an account which orders changed, window by window from where the last round ended, and then what was received of those
 * that are finished. Each page is stored before the next request leaves, and a window counts as read with its last page: whatever
 * ends the program, it is read again from there.
 */
export async function askChanges(
  context: RoundContext,
  { account, partner, changes, orders, signal }: ChangesRound,
): Promise<RoundEnd> {
  const { store, ports, events } = context;
  const round = openRound(context, { account, limits: partner, signal });
  if (!round) return { ...notAsked, elsewhere: true };
  const began = ports.clock.now();
  const scene: Scene = { ...context, account, partner, round, roundAt: new Date(began).toISOString(), signal };
  const found = new Set<string>();
  let asked = 0;
  const end = (elsewhere = false): RoundEnd => ({
    ...{ requests: round.requests, asked, found: found.size, hold: round.hold, elsewhere },
  });

  try {
    const total = orders.length;
    const kind = orders[0]?.kind ?? '';
    const first = firstMoment(scene, kind, began);
    store.followUpAccounts.change(account.id, { roundAt: scene.roundAt, ...first });
    let from = Date.parse(first.readUntil) - changes.overlapMs;
    const whole = began - from;
    let span = changes.windowMs;
    while (from < began && !signal.aborted) {
      const to = Math.min(began, from + span);
      const read = await readWindow(scene, { from, to }, kind, found);
      if (read === 'elsewhere') return end(true);
      if (read === 'ended') return end();
      if (read === 'moved' && to - from > SHORTEST) {
        span = Math.ceil((to - from) / 2);
        continue;
      }
      from = to;
      const done = Math.floor((total * (whole - (began - from))) / Math.max(1, whole));
      events.emit({ type: 'follow-up', account: account.id, done, total });
    }
    if (signal.aborted) return end();
    store.followUps.asked(
      orders.filter(({ acceptedAt }) => Date.parse(acceptedAt) <= began).map(({ id }) => id),
      scene.roundAt,
    );
    asked = total;
    if (changes.details && !(await askReceived(scene, orders))) return end(true);
    events.emit({ type: 'follow-up', account: account.id, done: total, total });
    return end();
  } finally {
    round.close();
  }
}

interface Scene extends RoundContext {
  readonly account: FollowedAccount;
  readonly partner: ChangesPartner;
  readonly round: Round;
  readonly roundAt: string;
  readonly signal: AbortSignal;
}

/**
 * Where reading ended last, or when an order first left that was not known when it began, whichever is earlier: what became of
 * it may have been known late. Also of one out of sight, which may come back.
 */
function firstMoment({ store, account: { id, rules } }: Scene, kind: string, now: number) {
  const { readUntil, knownTo }: AskedAccount = store.followUpAccounts.get(id);
  const bound = now - rules.stopAfterMs;
  const after = readUntil === null ? 0 : knownTo;
  const fresh = store.followUps.begunAfter({ account: id, kind, after, since: new Date(bound).toISOString() });
  const left = fresh.first === null ? now : Math.max(bound, Date.parse(fresh.first));
  const read = readUntil === null ? now : Date.parse(readUntil);
  // A clock that was set back since: what lies ahead was not read.
  const first = Math.min(now, read, left);
  return { readUntil: new Date(first).toISOString(), knownTo: Math.max(knownTo, fresh.last) };
}

/**
 * All pages of a window. `moved`: it changed meanwhile, or nobody could tell, so that an order may have slipped from one page to
 * another unseen.
 * `ended`: a failure, or told to stop.
 */
async function readWindow(
  scene: Scene,
  window: { readonly from: number; readonly to: number },
  kind: string,
  found: Set<string>,
): Promise<'read' | 'moved' | 'ended' | 'elsewhere'> {
  const { partner, round, signal } = scene;
  let total: number | null = null;
  let seen = 0;
  for (let page = 1; page <= MOST_PAGES && !signal.aborted; ) {
    const result: ChangesResult | { readonly type: 'unknown'; readonly reason: string } | null = await round.exchange(
      (stop) => partner.changed(window, page, stop),
    );
    if (!result) continue;
    const answered = result.type === 'answered' ? result : null;
    const before = (page - 1) * partner.pageSize;
    seen += answered?.count ?? 0;
    const isLast =
      answered !== null &&
      (answered.total === null
        ? answered.count < partner.pageSize
        : before + partner.pageSize >= answered.total || answered.count === 0);
    const moved =
      answered !== null &&
      (answered.total === null
        ? !isLast
        : (total ?? answered.total) !== answered.total || (isLast && seen !== answered.total));
    const shortest = window.to - window.from <= SHORTEST;
    const changes = isLast && (!moved || shortest) ? { readUntil: new Date(window.to).toISOString() } : {};
    const write = () => {
      for (const [key, same] of Map.groupBy(answered?.orders ?? [], (order) => order.key)) {
        if (takeChange(scene, kind, key, same)) found.add(key);
      }
    };
    if (!round.keep(result, changes, write)) return 'elsewhere';
    if (!answered) return 'ended';
    if (moved && !shortest) return 'moved';
    if (isLast) return 'read';
    total = answered.total;
    page += 1;
  }
  return signal.aborted ? 'ended' : 'moved';
}

/** Whether it is an order that is followed. */
function takeChange(
  { store, ports, account, roundAt }: Scene,
  kind: string,
  key: string,
  same: readonly ChangedOrder[],
): boolean {
  const known = store.followUps.known({ account: account.id, kind, key });
  if (!known) return false;
  // Of one whose contents were cleared, where it stood is all that is kept.
  const report = known.endedAs === null ? reportOf(known, same) : null;
  if (!report) return true;
  const now = new Date(ports.clock.now()).toISOString();
  const times = { roundAt, now, finals: account.rules.finals };
  const { observed, sighting } = observePart('document', withNumber(known), report, times);
  // Told once more, it is not fetched again sooner.
  const isNews = observed.facts?.changedAt !== known.facts?.changedAt;
  store.followUps.observe(known.id, { ...observed, misses: isNews ? 0 : known.misses });
  if (sighting) store.followUps.sight(known.id, sighting);
  return true;
}

/** Our own number, where the notification was answered with it, is not Cainiao's. */
const withNumber = <K extends KnownFollowUp>(known: K): K =>
  known.partnerNo === known.key ? { ...known, partnerNo: null } : known;

/** What a page says of an order, with what is known of its quantities; null where what is known is newer. */
function reportOf({ facts }: KnownFollowUp, same: readonly ChangedOrder[]): OrderReport | null {
  const orderNos = [...new Set(same.map(({ orderNo }) => orderNo))];
  if (orderNos.length > 1) return { type: 'twice', orderNos: orderNos.map((each) => each ?? '') };
  const latest = same.reduce((one, other) => (other.changedAt > one.changedAt ? other : one));
  const twoWays = same.some(({ changedAt, status }) => changedAt === latest.changedAt && status !== latest.status);
  if (twoWays) return { type: 'unreadable' };
  if (facts?.changedAt !== undefined && latest.changedAt < facts.changedAt) return null;
  const { orderNo, status, statusText, changedAt } = latest;
  return { type: 'reported', order: { ...nothing, ...facts, orderNo, status, statusText, changedAt } };
}

const nothing: Omit<Reported, 'orderNo' | 'status' | 'statusText'> = {
  ...{ planNo: null, createdAt: null, deliveredAt: null, boxes: null, volume: null, volumeUnit: '', skus: [] },
};

/**
 * Asks what was received of orders that are finished, one by one: once for each change, and where that came to nothing again
 * after a day, after two more, and so on. False when another program took the account over.
 */
async function askReceived(scene: Scene, orders: readonly ShownFollowUp[]): Promise<boolean> {
  const { store, ports, account, partner, round, roundAt, signal } = scene;
  let refused = 0;
  for (const { id } of orders) {
    if (signal.aborted) return true;
    const order = store.followUps.get(id);
    if (!order || !awaitsQuantities(order, account.rules)) continue;
    const { misses, newsAt } = order;
    if (misses > 0 && ports.clock.now() - Date.parse(newsAt ?? '') < ((misses * (misses + 1)) / 2) * DAY) continue;
    const isReturn = order.announced?.isReturn === true;
    let result: ReceivedResult | { readonly type: 'unknown'; readonly reason: string } | null = null;
    while (!result && !signal.aborted) {
      result = await round.exchange((stop) => partner.received(order.key, isReturn, stop));
    }
    if (!result) return true;
    if (result.type === 'refused') refused += 1;
    else refused = 0;
    const isLone = result.type === 'refused' && refused < REFUSALS;
    const received = result.type === 'answered' ? result.received : 'missing';
    const write = () => {
      const known = store.followUps.get(id);
      if (!known?.facts) return;
      if (received === 'missing') return store.followUps.observe(id, { ...known, misses: known.misses + 1 });
      const report: OrderReport =
        received === 'unreadable'
          ? { type: 'unreadable' }
          : {
              type: 'reported',
              order: {
                ...known.facts,
                orderNo: received.orderNo ?? known.facts.orderNo,
                skus: [...received.lines],
                countedAt: known.facts.changedAt ?? '',
              },
            };
      const now = new Date(ports.clock.now()).toISOString();
      const times = { roundAt, now, finals: account.rules.finals };
      const { observed, sighting } = observePart('quantities', withNumber(known), report, times);
      const isCounted = !awaitsQuantities(observed, account.rules);
      store.followUps.observe(id, { ...observed, misses: isCounted ? 0 : known.misses + 1 });
      if (sighting) store.followUps.sight(id, sighting);
    };
    if (!round.keep(isLone ? { type: 'answered' } : result, {}, write)) return false;
    if (result.type !== 'answered' && !isLone) return true;
  }
  return true;
}
