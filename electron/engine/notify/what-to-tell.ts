import { createHash } from 'node:crypto';
import type { OrderState, Run } from '#shared/contract/run.ts';
import type { EngineContext } from '../context.ts';
import {
  type EvaluatedOrder,
  evaluatedPages,
  findingMark,
  followedAccounts,
  nameAmongEntries,
  toldOf,
} from '../follow-up/follow-up.ts';
import type { Notice } from './notices.ts';
import type { KnownRobot, Robots } from './robots.ts';

/** Orders that one message names at most. */
const MOST_NAMED = 10;
/** SKUs named of one order at most. */
const MOST_SKUS = 5;

const outcomes: ReadonlySet<OrderState> = new Set(['accepted', 'exists', 'rejected', 'unknown']);

type Context = Pick<EngineContext, 'store' | 'kinds' | 'accounts' | 'ports' | 'ledger'>;
type Write = () => void;

/**
 * Says what the groups are told of runs. A run is told of when it was seen under way, in this program, and is not any more; of
 * one that is held for the same reason as before nothing is said.
 */
export function createRunTeller(context: Context, robots: Robots) {
  const { store } = context;
  /** Runs that something happened to, and whether they were being sent. */
  const moved = new Map<string, { sent: boolean }>();
  const heldFor = new Map<string, string>();

  const occasionOf = ({ id, state, hold, counts }: Run): 'ended' | 'held' | 'decision' | null => {
    const seen = moved.get(id);
    // While orders are put into the queue, the run stands as it did before.
    if (!seen || (state !== 'held' && counts.queued > 0)) return null;
    moved.delete(id);
    if (state === 'finished' || state === 'checked') {
      heldFor.delete(id);
      return 'ended';
    }
    if (state !== 'held' || !hold) return null;
    if (!seen.sent && heldFor.get(id) === hold.reason) return null;
    heldFor.set(id, hold.reason);
    return hold.reason === 'undecided' ? 'decision' : 'held';
  };

  return {
    /** What an order of it came to. */
    order({ run, state }: { readonly run: string; readonly state: OrderState }): void {
      if (outcomes.has(state) && !moved.has(run)) moved.set(run, { sent: false });
    },

    /** What to write down of it; null for nothing. */
    run(run: Run): Write | null {
      if (run.state === 'submitting') {
        moved.set(run.id, { sent: true });
        return null;
      }
      const what = occasionOf(run);
      if (what === null) return null;
      const told = robots.all().filter((robot) => listens(robot, what, run.target));
      if (told.length === 0) return null;
      return () => {
        for (const robot of told) store.robots.put(robot.id, noticeOf(context, run, what, robot));
      };
    },
  };
}

const listens = ({ provedAt, settings }: KnownRobot, what: Notice['what'], target: Run['target']) =>
  provedAt !== null && settings.on.includes(what) && (target === 'production' || settings.practice);

function noticeOf(
  { store, kinds }: Context,
  run: Run,
  what: 'ended' | 'held' | 'decision',
  { settings }: KnownRobot,
): Notice {
  const [first] = run.files;
  const account = run.account === null ? null : store.accounts.get(run.account);
  const of = {
    run: first ? `${first.name}${run.files.length > 1 ? ` +${run.files.length - 1}` : ''}` : run.id,
    target: run.target,
    partner: kinds.find(({ id }) => id === run.kind)?.partner ?? '',
    account: run.target === 'practice' ? '' : (account?.name ?? ''),
  };
  const named = (state: 'rejected' | 'unknown') =>
    settings.orderNumbers
      ? store.outbox
          .inState(run.id, state)
          .slice(0, MOST_NAMED)
          .map(({ key }) => key)
      : [];
  const { accepted, exists, rejected, shelved, unknown, queued, ready, incomplete } = run.counts;
  switch (what) {
    case 'ended': {
      const left = shelved + unknown + queued + ready + incomplete;
      return { what, ...of, accepted, exists, rejected, left, keys: named('rejected') };
    }
    case 'held':
      return run.hold
        ? { what, ...of, hold: run.hold, keys: [] }
        : { what: 'decision', ...of, count: unknown, keys: [] };
    case 'decision':
      return { what, ...of, count: unknown, keys: named('unknown') };
  }
}

/** Writes down what is short at warehouses and was not told as it is now: for each account one notice about all its orders. */
export function tellShortages(context: Context, robots: Robots): boolean {
  const { store } = context;
  const listening = robots.all().filter((robot) => robot.provedAt !== null && robot.settings.on.includes('shortage'));
  if (listening.length === 0) return false;
  let told = false;
  const news = newShortages(context);
  for (const short of Map.groupBy(news, ({ each }) => each.account.id).values()) {
    const account = short[0]?.each.account;
    const mine = account ? listening.filter((robot) => listens(robot, 'shortage', account.target)) : [];
    if (!account || mine.length === 0) continue;
    const pieces = short.flatMap(({ open }) => open).reduce((sum, { params }) => sum + Number(params.count), 0);
    store.atomically(() => {
      for (const { among, mark } of short) for (const { order } of among) store.robots.tellShortage(order.id, mark);
      for (const { id, settings } of mine) {
        const named = short.slice(0, settings.orderNumbers ? MOST_NAMED : 0).map(({ each, open }) => ({
          key: each.order.key,
          skus: open
            .slice(0, settings.goods ? MOST_SKUS : 0)
            .map(({ params }) => ({ sku: String(params.sku), count: Number(params.count) })),
        }));
        const { name, target } = account;
        const shown = target === 'practice' ? '' : name;
        store.robots.put(id, {
          what: 'shortage',
          target,
          account: shown,
          orders: short.length,
          pieces,
          named,
        } satisfies Notice);
      }
    });
    told = true;
  }
  return told;
}

interface Shortage {
  readonly each: EvaluatedOrder;
  /** The same order as every entry of its account follows it. */
  readonly among: readonly EvaluatedOrder[];
  readonly open: EvaluatedOrder['findings'];
  readonly mark: string;
}

/** Orders that are short and were not told to be as they are now; one that several entries of an account follow is one order. */
function newShortages(context: Context): readonly Shortage[] {
  const accounts = followedAccounts(context);
  const nameOf = nameAmongEntries(context, accounts.values());
  const shared = new Map<string, EvaluatedOrder[]>();
  const found: Shortage[] = [];
  const look = (among: readonly EvaluatedOrder[]) => {
    const each = among.reduce(toldOf);
    const open = each.findings.filter(({ code, settled }) => code === 'short' && !settled);
    if (open.length === 0) return;
    // Kept for long: no more than whether it is the same.
    const mark = createHash('sha256').update(findingMark(each, 'short')).digest('hex');
    if (among.some(({ order }) => context.store.robots.toldShortage(order.id) === mark)) return;
    found.push({ each, among, open, mark });
  };
  for (const page of evaluatedPages(context, accounts, {})) {
    for (const each of page) {
      const name = nameOf(each);
      if (name === null) look([each]);
      else shared.set(name, [...(shared.get(name) ?? []), each]);
    }
  }
  for (const among of shared.values()) look(among);
  return found;
}
