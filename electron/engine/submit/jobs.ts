import type { JsonObject } from '#shared/kinds/kind.ts';
import { bodyHash } from '../ledger/ledger.ts';
import type { LookupResult, PartnerClient, SendResult } from '../partners/partners.ts';
import type { Log } from '../ports.ts';
import type { OrderRef, OutboxOrder, QueuedOrder } from '../store/store.ts';
import { type Abilities, nextStep } from './order-machine.ts';
import type { Stepped } from './stepped.ts';

/** Why the partner is asked about an order: what became of it, or only what number it has there. */
export type Question = 'outcome' | 'number';

export interface Enquiry extends OrderRef {
  readonly question: Question;
  /** Answers so far that left the question open. */
  readonly tries: number;
}

/** One exchange to be: what it is about, and how it is carried out. */
export type Job = { perform(signal: AbortSignal): Promise<Performed> } & (
  | { readonly purpose: 'send'; readonly orders: readonly OutboxOrder[] }
  | { readonly purpose: 'lookup'; readonly orders: readonly Enquiry[] }
);

export interface Performed {
  readonly result: SendResult | LookupResult;
  /** Only for orders about which something new is known. */
  readonly steps: readonly Stepped[];
}

/** Orders whose bodies are the ones that were committed, and those of which something else is stored by now. */
export function openBodies(queued: readonly QueuedOrder[]): {
  readonly intact: readonly OutboxOrder[];
  readonly changed: readonly OrderRef[];
} {
  const intact: OutboxOrder[] = [];
  const changed: OrderRef[] = [];
  for (const { id, key, text, hash, attachments } of queued) {
    const body = parsed(text);
    if (body !== null && hash !== null && bodyHash(body) === hash) intact.push({ id, key, body, attachments });
    else changed.push({ id, key });
  }
  return { intact, changed };
}

function parsed(text: string): JsonObject | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `arrivedBefore`: whether an earlier request of an order may have arrived. */
export function sendJob(
  client: PartnerClient,
  orders: readonly OutboxOrder[],
  { log, arrivedBefore }: { readonly log: Log; readonly arrivedBefore: (order: number) => boolean },
): Job {
  const abilities = abilitiesOf(client);
  return {
    purpose: 'send',
    orders,
    async perform(signal) {
      const result = await guarded<SendResult>(log, () => client.send(orders, signal));
      const steps = orders.map((order): Stepped => {
        const arrived = () => arrivedBefore(order.id);
        return { order, from: 'sending', step: nextStep(order.key, { type: 'sent', result, arrived }, abilities) };
      });
      return { result, steps };
    },
  };
}

export function lookupJob(client: PartnerClient, enquiries: readonly Enquiry[], log: Log): Job {
  const abilities = abilitiesOf(client);
  const keys = enquiries.map(({ key }) => key);
  return {
    purpose: 'lookup',
    orders: enquiries,
    async perform(signal) {
      const result = await guarded<LookupResult>(
        log,
        async () => (await client.lookup?.(keys, signal)) ?? { type: 'unknown', reason: 'no-lookup' },
      );
      const steps = enquiries.flatMap((order): readonly Stepped[] => {
        const step = nextStep(order.key, { type: 'looked-up', result }, abilities);
        if (order.question === 'outcome') return step.to === 'unknown' ? [] : [{ order, from: 'unknown', step }];
        // That the order exists is settled; only its number would be news.
        if (step.to !== 'accepted' && step.to !== 'exists') return [];
        return [{ order, from: 'exists', step: { to: 'exists', answer: { ...step.answer, type: 'exists' } } }];
      });
      return { result, steps };
    },
  };
}

export function abilitiesOf(client: PartnerClient): Abilities {
  return { lookup: client.lookup !== undefined, resendSafe: client.resendSafe };
}

/** About an order of unknown outcome: by asking, or by sending again where that makes nothing twice. */
export function canBeAsked(client: PartnerClient): boolean {
  return client.lookup !== undefined || client.resendSafe;
}

/** A bug in a client, or a kept file that is gone: what left, if anything, cannot be told. */
async function guarded<R>(log: Log, call: () => Promise<R>): Promise<R | { type: 'unknown'; reason: string }> {
  try {
    return await call();
  } catch (error) {
    log.warn('partner call failed', { error: error instanceof Error ? error.name : typeof error });
    return { type: 'unknown', reason: 'internal' };
  }
}
