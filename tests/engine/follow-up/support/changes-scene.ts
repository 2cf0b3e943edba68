import { createEventHub } from '#engine/events.ts';
import { askChanges } from '#engine/follow-up/ask-changes.ts';
import { beginFollowing } from '#engine/follow-up/begin-following.ts';
import { evaluatedPages, followedAccounts } from '#engine/follow-up/followed-accounts.ts';
import type { ChangesPartner, ReceivedResult } from '#engine/partners/partners.ts';
import type { ReportedSku } from '#shared/follow-up/reported.ts';
import { kinds } from '#shared/kinds/registry.ts';
import type { PartnerSettings } from '#shared/partners/partner.ts';
import { topSettings } from '#shared/partners/top.ts';
import { memorySqlite, storeAndLedger, storeHandle } from '../../submit/support/test-store.ts';
import { createVirtualClock } from '../../submit/support/virtual-clock.ts';

/** A document at the scripted Cainiao. */
export interface Document {
  readonly key: string;
  readonly status: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly orderNo?: string;
  readonly remark?: string;
}

type Page = Awaited<ReturnType<ChangesPartner['changed']>>;
type Call = { readonly at: number; readonly from: number; readonly to: number; readonly page: number };

/** A store in memory that outlives its processes, a Cainiao that keeps documents, and virtual time. */
export function createChangesScene(settings: PartnerSettings = {}) {
  const clock = createVirtualClock();
  const sqlite = memorySqlite();
  const living = new Set<string>();
  const all = topSettings.parse({ pollZone: 'UTC', ...settings });
  const documents = new Map<string, Document>();
  const calls: Call[] = [];
  const fetched: string[] = [];
  /** What a test has to say to a page or a fetching before it is answered. */
  const script: {
    page?: (call: Call, result: Page) => Page | Promise<Page>;
    received: (key: string) => ReceivedResult;
    total: boolean;
  } = { received: (key) => received(key), total: true };
  sqlite
    .prepare(
      "INSERT INTO accounts (id, partner, name, target, settings, created_at) VALUES ('A', 'top', 'Office', 'production', '{}', '')",
    )
    .run();

  const partner: ChangesPartner = {
    concurrency: 1,
    ratePerSecond: 1000,
    pageSize: all.pollPageSize,
    async changed({ from, to }, page, signal) {
      const call = { at: clock.monotonic(), from, to, page };
      calls.push(call);
      await clock.sleep(100, signal);
      const inside = [...documents.values()].filter(({ at }) => at >= from && at <= to);
      const shown = inside
        .sort((one, other) => one.at - other.at)
        .slice((page - 1) * all.pollPageSize, page * all.pollPageSize);
      const orders = shown.map(({ key, status, at, orderNo = `LBX-${key}`, remark = '' }) => ({
        ...{ key, orderNo, status, statusText: remark, changedAt: new Date(at).toISOString() },
      }));
      const total = script.total ? inside.length : null;
      const result = { type: 'answered', status: 200, total, count: orders.length, orders } as const;
      return script.page ? script.page(call, result) : result;
    },
    async received(key, _, signal) {
      fetched.push(key);
      await clock.sleep(100, signal);
      return script.received(key);
    },
  };

  const process = (processId: string, step = () => {}) => {
    living.add(processId);
    const db = storeHandle(sqlite, { clock, processId, isAlive: (id) => living.has(id), step });
    const context = {
      ...storeAndLedger(db, clock),
      ports: { clock, log: { info: () => {}, warn: () => {} } } as never,
      events: createEventHub(() => {}),
      kinds,
      accounts: { settings: () => all } as never,
    };
    const evaluated = () => [...evaluatedPages(context, followedAccounts(context), {})].flat();
    return {
      ...context,
      evaluated,
      stateOf: (key: string) => evaluated().find(({ order }) => order.key === key)?.state,
      async ask(signal = new AbortController().signal) {
        await beginFollowing(context);
        const account = followedAccounts(context).get('A');
        const changes = account?.rules.changes;
        if (!account || !changes) throw new Error('nothing is followed');
        const orders = evaluated().flatMap(({ order, over }) => (over ? [] : [order]));
        return askChanges(context, { account, partner, changes, orders, signal });
      },
      die: () => living.delete(processId),
    };
  };

  return {
    ...{ clock, sqlite, calls, fetched, script, process },
    put: (...changed: readonly Document[]) => {
      for (const each of changed) documents.set(each.key, each);
    },
    /** A request that left with this order; a claim on its key. */
    attempted(order: number, key: string, at: string) {
      const { lastInsertRowid } = sqlite
        .prepare(
          "INSERT INTO attempts (run, account, kind, purpose, started_at) VALUES ('run', 'A', 'cainiao-stock-in', 'send', ?)",
        )
        .run(at);
      sqlite
        .prepare('INSERT INTO attempt_orders (attempt, order_id, key) VALUES (?, ?, ?)')
        .run(lastInsertRowid, order, key);
    },
    claimed(order: number, key: string, at: string) {
      sqlite
        .prepare(
          `INSERT INTO claims (partner, kind, key, account, run, order_id, body_hash, state, claimed_at)
           VALUES ('top', 'cainiao-stock-in', ?, 'A', 'gone', ?, '', 'accepted', ?)`,
        )
        .run(key, order, at);
    },
    accepted(run: string, ...keys: readonly string[]) {
      const now = new Date(clock.now()).toISOString();
      sqlite
        .prepare(
          "INSERT INTO runs (id, kind, state, target, account, created_at) VALUES (?, 'cainiao-stock-in', 'finished', 'production', 'A', '')",
        )
        .run(run);
      const insert = sqlite.prepare(
        "INSERT INTO orders (run, position, key, state, partner_no, body, updated_at) VALUES (?, ?, ?, 'accepted', ?, ?, ?)",
      );
      for (const [index, key] of keys.entries()) insert.run(run, index + 1, key, key, JSON.stringify(bodyOf(key)), now);
    },
  };
}

export const bodyOf = (key: string) => ({
  ...{ order_code: key, store_code: 'STORE_1', order_type: 601, expect_end_time: '20260126' },
  order_item_list: [
    { order_item: { order_item_id: '000001', item_id: '60123456789012340', item_quantity: 10, inventory_type: 1 } },
  ],
});

export const line = (changes: Partial<ReportedSku> = {}): ReportedSku => ({
  ...{ sku: '000001', name: '60123456789012340', forecast: 10, putAway: 10, putAwayAt: null, damaged: 0 },
  ...changes,
});

export const received = (key: string, ...lines: readonly ReportedSku[]): ReceivedResult => ({
  type: 'answered',
  status: 200,
  received: { orderNo: `LBX-${key}`, lines: lines.length > 0 ? lines : [line()] },
});
