import type { Answer, LookupResult, Outgoing, PartnerClient, SendResult } from '#engine/partners/partners.ts';
import { createSubmissions, type SubmissionsOptions } from '#engine/submit/submissions.ts';
import type { JsonObject } from '#shared/kinds/kind.ts';
import { insertRun, memorySqlite, storeAndLedger, storeHandle } from './test-store.ts';
import { createVirtualClock } from './virtual-clock.ts';

/** What a scripted partner answers to the nth request; the last one goes on for ever. */
export interface Script {
  readonly send?: readonly ((orders: readonly Outgoing[], signal: AbortSignal) => SendResult | Promise<SendResult>)[];
  readonly lookup?: readonly ((keys: readonly string[]) => LookupResult)[];
  readonly client?: Partial<PartnerClient>;
}

export const accept = (orders: readonly Outgoing[]): SendResult =>
  answered(orders, ({ key }) => ({
    type: 'accepted',
    partnerNo: `E-${key}`,
    data: {},
  }));

export function answered(orders: readonly Outgoing[], answer: (order: Outgoing) => Answer): SendResult {
  return { type: 'answered', status: 200, answers: new Map(orders.map((order) => [order.key, answer(order)])) };
}

export function found(...numbers: readonly (readonly [string, string])[]): LookupResult {
  const accepted = (partnerNo: string): Answer => ({ type: 'accepted', partnerNo, data: {} });
  return { type: 'answered', status: 200, found: new Map(numbers.map(([key, no]) => [key, accepted(no)])) };
}

export type Scene = ReturnType<typeof createScene>;

/** A store in memory, a scripted partner and virtual time. */
export function createScene(
  { send = [accept], lookup, client }: Script = {},
  options: Partial<SubmissionsOptions> = {},
) {
  const clock = createVirtualClock();
  const sqlite = memorySqlite();
  const living = new Set<string>();
  const calls: { readonly type: 'send' | 'lookup'; readonly keys: readonly string[]; readonly at: number }[] = [];
  const logged: string[] = [];
  const bodies = new Map<string, JsonObject>();
  const nth = <T>(list: readonly T[], count: number): T => {
    const item = list[Math.min(count, list.length - 1)];
    if (item === undefined) throw new Error('the script is empty');
    return item;
  };
  const count = (type: 'send' | 'lookup') => calls.filter((call) => call.type === type).length;
  const partner: PartnerClient = {
    ordersPerRequest: 1,
    concurrency: 1,
    ratePerSecond: 1000,
    resendSafe: false,
    async send(orders, signal) {
      const answer = nth(send, count('send'));
      calls.push({ type: 'send', keys: orders.map(({ key }) => key), at: clock.monotonic() });
      await clock.sleep(10);
      return answer(orders, signal);
    },
    ...(lookup && {
      async lookup(keys: readonly string[]) {
        const answer = nth(lookup, count('lookup'));
        calls.push({ type: 'lookup', keys, at: clock.monotonic() });
        await clock.sleep(10);
        return answer(keys);
      },
    }),
    ...client,
  };

  const process = (processId: string, more: Partial<SubmissionsOptions> = {}) => {
    living.add(processId);
    const write = (message: string, detail?: object) => void logged.push(`${message} ${JSON.stringify(detail)}`);
    return createSubmissions({
      ...storeAndLedger(storeHandle(sqlite, { clock, processId, isAlive: (id) => living.has(id) }), clock),
      ports: { clock, log: { info: write, warn: write } },
      clientFor: async () => ({ account: 'A', kind: 'test-kind', client: partner }),
      prepare: () => ({ of: ({ id, key }) => ({ id, key, body: bodies.get(key) ?? { key } }) }),
      random: () => 0.5,
      onOrders: () => {},
      onRun: () => {},
      ...options,
      ...more,
    });
  };

  const observer = storeHandle(sqlite, { clock, processId: 'observer', isAlive: () => true });
  const { store, ledger } = storeAndLedger(observer, clock);
  return {
    clock,
    sqlite,
    living,
    calls,
    logged,
    /** Bodies by key, where they are not `{key}`. */
    bodies,
    store,
    ledger,
    partner,
    process,
    submissions: process('main'),
    run: (run: string, ...keys: readonly string[]) => insertRun(sqlite, run, keys),
    /** Key → state. */
    states: (run: string) =>
      Object.fromEntries(store.outbox.inState(run, ...ALL).map(({ id, key }) => [key, store.outbox.find(id)?.state])),
    stateOf: (run: string) => store.runs.get(run)?.state,
    holdOf: (run: string) => store.runs.get(run)?.hold,
    problems: () => sqlite.prepare('SELECT code, field, line, severity, params FROM problems ORDER BY id').all(),
  };
}

const ALL = ['incomplete', 'ready', 'queued', 'sending', 'accepted', 'exists', 'rejected', 'unknown'] as const;
