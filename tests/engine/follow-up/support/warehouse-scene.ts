import { createEventHub } from '#engine/events.ts';
import { askAccount } from '#engine/follow-up/ask-account.ts';
import { beginFollowing } from '#engine/follow-up/begin-following.ts';
import { evaluatedPages, followedAccounts } from '#engine/follow-up/followed-accounts.ts';
import type { FollowUpPartner, FollowUpResult, OrderReport } from '#engine/partners/partners.ts';
import type { Reported } from '#shared/follow-up/reported.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { etowerSettings } from '#shared/partners/etower.ts';
import type { PartnerSettings } from '#shared/partners/partner.ts';
import { memorySqlite, storeAndLedger, storeHandle } from '../../submit/support/test-store.ts';
import { createVirtualClock } from '../../submit/support/virtual-clock.ts';

type Call = { readonly keys: readonly string[]; readonly at: number };

/** What a scripted warehouse answers to the nth request; the last one goes on for ever. */
export type Answers = readonly ((
  keys: readonly string[],
  signal: AbortSignal,
) => FollowUpResult | Promise<FollowUpResult>)[];

export const found = (keys: readonly string[], order: (key: string) => Reported): FollowUpResult => ({
  type: 'answered',
  status: 200,
  found: new Map(keys.map((key): [string, OrderReport] => [key, { type: 'reported', order: order(key) }])),
});

/** A store in memory that outlives its processes, a scripted warehouse and virtual time. */
export function createWarehouseScene(answers: Answers, settings: PartnerSettings = {}) {
  const clock = createVirtualClock();
  const sqlite = memorySqlite();
  const living = new Set<string>();
  const calls: Call[] = [];
  sqlite
    .prepare(
      "INSERT INTO accounts (id, partner, name, target, settings, created_at) VALUES ('A', 'etower', 'Office', 'production', '{}', '')",
    )
    .run();
  const all = etowerSettings.parse({ zone: 'UTC', ...settings });

  const partner: FollowUpPartner = {
    concurrency: 1,
    ratePerSecond: 1000,
    async ask(keys, signal) {
      const answer = answers[Math.min(calls.length, answers.length - 1)];
      if (!answer) throw new Error('the script is empty');
      calls.push({ keys, at: clock.monotonic() });
      await clock.sleep(100, signal);
      return answer(keys, signal);
    },
  };

  /** One process's view. */
  const process = (processId: string, step = () => {}) => {
    living.add(processId);
    const db = storeHandle(sqlite, { clock, processId, isAlive: (id) => living.has(id), step });
    const log = { info: () => {}, warn: () => {} };
    const context = {
      ...storeAndLedger(db, clock),
      ports: { clock, log } as never,
      events: createEventHub(() => {}),
      kinds,
      accounts: { settings: () => all } as never,
    };
    return {
      ...context,
      /** Asks about every followed order, or those of these keys. */
      async ask(signal = new AbortController().signal, only?: readonly string[]) {
        await beginFollowing(context);
        const accounts = followedAccounts(context);
        const account = accounts.get('A');
        if (!account) throw new Error('nothing is followed');
        const orders = [...evaluatedPages(context, accounts, {})].flat().map(({ order }) => order);
        const asked = only ? orders.filter(({ key }) => only.includes(key)) : orders;
        return askAccount(context, { account, partner, orders: asked, signal });
      },
      evaluated: () => [...evaluatedPages(context, followedAccounts(context), {})].flat(),
      die: () => living.delete(processId),
    };
  };

  /** A run of accepted orders with these keys and bodies, sent as account A. */
  const acceptedAs = (run: string, keys: readonly string[], body: (key: string) => object) => {
    const now = new Date(clock.now()).toISOString();
    sqlite
      .prepare(
        "INSERT INTO runs (id, kind, state, target, account, created_at) VALUES (?, 'overseas-inbound', 'finished', 'production', 'A', '')",
      )
      .run(run);
    const insert = sqlite.prepare(
      "INSERT INTO orders (run, position, key, state, partner_no, body, updated_at) VALUES (?, ?, ?, 'accepted', ?, ?, ?)",
    );
    for (const [index, key] of keys.entries()) {
      insert.run(run, index + 1, key, `E-${key}`, JSON.stringify(body(key)), now);
    }
  };

  return {
    clock,
    sqlite,
    calls,
    partner,
    process,
    acceptedAs,
    accepted: (run: string, ...keys: readonly string[]) => acceptedAs(run, keys, bodyOf),
  };
}

/** What was sent of an order: two boxes of 20 A, expected three weeks after these tests begin. */
export const bodyOf = (key: string) => ({
  referenceNo: key,
  warehouseCode: 'SYD01',
  eta: '2026-01-26 00:00:00',
  packingDetails: [
    { boxNo: '01', boxQty: 2, lengthDeclared: 50, widthDeclared: 40, heightDeclared: 30, sku: 'A', productQty: 20 },
  ],
});

/** The same as its warehouse has it. */
export const listed = (key: string, changes: Partial<Reported> = {}): Reported => ({
  ...{
    orderNo: `E-${key}`,
    status: '100',
    statusText: 'Draft',
    planNo: null,
    createdAt: '2026-01-05 08:00:00',
    deliveredAt: null,
  },
  ...{
    boxes: 2,
    volume: '0.12',
    volumeUnit: 'M3',
    skus: [{ sku: 'A', name: '', forecast: 40, putAway: null, putAwayAt: null }],
  },
  ...changes,
});
