import type { Answer, LookupResult, Outgoing, PartnerClient, SendResult } from '#engine/partners/partners.ts';
import type { Clock } from '#engine/ports.ts';

/** What goes wrong with one exchange. `late`: after the partner has stored the orders. */
export type Misfortune =
  | 'none'
  | 'not-sent'
  | 'cut-early'
  | 'cut-late'
  | 'omitted'
  | 'throttled'
  | 'throttled-late'
  | 'banned'
  | 'banned-late'
  | 'turned-away'
  | 'credentials'
  | 'clock';

export interface PartnerRules {
  /** Refuses a reference that it has; otherwise it stores whatever comes, twice if sent twice. */
  readonly dedupes: boolean;
  readonly canBeAsked: boolean;
  readonly resendSafe: boolean;
  /** What it has it refuses like any other mistake. */
  readonly refusesRepeats?: boolean;
  readonly rejects: (key: string) => boolean;
  readonly ordersPerRequest: number;
  readonly concurrency: number;
  /** Milliseconds from sending to storing, and again to the answer. */
  readonly latencyMs: number;
}

/** An event in the life of a reference, as the network saw it. */
export type Trace =
  /** `refused`: the answer made it certain that nothing was stored. */
  | { readonly type: 'sent'; readonly key: string; readonly refused: boolean }
  | { readonly type: 'asked'; readonly key: string };

/** A partner that outlives the processes that talk to it. */
export interface SimulatedPartner {
  /** Numbers of everything stored under a reference, in order. */
  readonly ledger: ReadonlyMap<string, readonly string[]>;
  readonly traces: readonly Trace[];
  /** A person looked into the partner's portal. */
  look(key: string): string | undefined;
  /** The way to it for one process: `step` may throw, and nothing comes back to a process for which `alive` is false. */
  connect(process: { readonly clock: Clock; step(): void; alive(): boolean }): PartnerClient;
}

export function createSimulatedPartner(
  rules: PartnerRules,
  clock: Clock,
  misfortunes: readonly Misfortune[],
  existing: readonly string[] = [],
): SimulatedPartner {
  const ledger = new Map<string, string[]>(existing.map((key) => [key, [`OLD-${key}`]]));
  const traces: Trace[] = [];
  const ahead = [...misfortunes];
  let numbers = 0;

  const store = ({ key }: Outgoing): Answer => {
    if (rules.rejects(key)) return { type: 'rejected', messages: [{ code: 'E1', text: 'warehouseCode not open' }] };
    const known = ledger.get(key) ?? [];
    if (known[0] !== undefined && rules.refusesRepeats) {
      return { type: 'rejected', messages: [{ code: 'E2', text: 'SKU already booked in' }] };
    }
    if (known[0] !== undefined && rules.dedupes) {
      return rules.resendSafe
        ? { type: 'accepted', partnerNo: known[0], data: {} }
        : { type: 'exists', partnerNo: null, data: {} };
    }
    numbers += 1;
    const partnerNo = `NO-${numbers}`;
    ledger.set(key, [...known, partnerNo]);
    return { type: 'accepted', partnerNo, data: {} };
  };

  /** Outcomes that are the same for sending and asking; null when the request gets through. */
  const refusal = (misfortune: Misfortune) => {
    switch (misfortune) {
      case 'not-sent':
        return { type: 'not-sent', reason: 'ECONNREFUSED' } as const;
      case 'throttled':
      case 'throttled-late':
        return { type: 'throttled', waitMs: 900, status: 429 } as const;
      case 'banned':
      case 'banned-late':
        return { type: 'throttled', waitMs: 400_000, status: 503 } as const;
      case 'turned-away':
        return { type: 'throttled', waitMs: 900, turnedAway: true } as const;
      case 'credentials':
        return { type: 'credentials', message: 'http-401', status: 401 } as const;
      case 'clock':
        return { type: 'clock', skewMs: 3_600_000, status: 401 } as const;
      default:
        return null;
    }
  };

  return {
    ledger,
    traces,
    look(key) {
      traces.push({ type: 'asked', key });
      return ledger.get(key)?.[0];
    },
    connect(process) {
      /** An answer reaches only a process that still lives. */
      const arrive = async <R>(result: R): Promise<R> => {
        await clock.sleep(rules.latencyMs);
        if (!process.alive()) return new Promise<R>(() => {});
        process.step();
        return result;
      };

      const send = async (orders: readonly Outgoing[]): Promise<SendResult> => {
        process.step();
        const misfortune = ahead.shift() ?? 'none';
        const refused = refusal(misfortune);
        const nothingStored = refused !== null && (refused.type !== 'throttled' || 'turnedAway' in refused);
        for (const { key } of orders) traces.push({ type: 'sent', key, refused: nothingStored });
        if (refused && !misfortune.endsWith('-late')) return arrive(refused);
        await clock.sleep(rules.latencyMs);
        if (misfortune === 'cut-early') return arrive({ type: 'unknown', reason: 'ECONNRESET' });
        const answers = orders.map((order): [string, Answer] => [order.key, store(order)]);
        if (refused) return arrive(refused);
        if (misfortune === 'cut-late') return arrive({ type: 'unknown', reason: 'http-502', status: 502 });
        const told = misfortune === 'omitted' ? answers.slice(1) : answers;
        return arrive({ type: 'answered', status: 200, answers: new Map(told) });
      };

      const lookup = async (keys: readonly string[]): Promise<LookupResult> => {
        process.step();
        const misfortune = ahead.shift() ?? 'none';
        const refused = refusal(misfortune);
        if (refused) return arrive(refused);
        if (misfortune !== 'none') return arrive({ type: 'unknown', reason: 'unreadable', status: 200 });
        await clock.sleep(rules.latencyMs);
        const found = new Map<string, Answer>();
        for (const key of keys) {
          traces.push({ type: 'asked', key });
          const partnerNo = ledger.get(key)?.[0];
          if (partnerNo !== undefined) found.set(key, { type: 'accepted', partnerNo, data: {} });
        }
        return arrive({ type: 'answered', status: 200, found });
      };

      const { ordersPerRequest, concurrency, resendSafe, canBeAsked } = rules;
      return {
        ordersPerRequest,
        concurrency,
        ratePerSecond: 50,
        resendSafe,
        send,
        ...(canBeAsked ? { lookup } : {}),
      };
    },
  };
}
