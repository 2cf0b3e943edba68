import { Failure } from '#shared/contract/failure.ts';
import type { OrderState } from '#shared/contract/run.ts';
import { localDay } from '#shared/text/local-time.ts';
import { type Came, type ClaimScope, type ClaimState, type Ledger, noteInJournal } from '../ledger/ledger.ts';
import type { Answer, LookupResult, SendResult } from '../partners/partners.ts';
import type { OrderRef, Outcome, Store } from '../store/store.ts';
import { isIdle } from './half-queued.ts';
import { type Abilities, nextStep, type OrderStep } from './order-machine.ts';
import type { RefusalPlace } from './refusal/place-refusal.ts';
import type { Purpose } from './run-machine.ts';
import type { Entry } from './shared-commits.ts';
import { type Certain, certain, endOf, type Stepped } from './stepped.ts';

/** An exchange that is written down in the store. */
export interface Begun {
  readonly attempt: number;
  /** Its number in the journal; 0 when nothing leaves by it. */
  readonly number: number;
  /** Tells the journal. Resolves when that has it on the disk; rejects when it cannot: then nothing may leave. */
  readonly leave: () => Promise<void>;
}

/** Why an order may not leave: something else is stored by now, or its key is another desk's. */
type KeptBack = 'order.bodyChanged' | 'order.takenOver';

/** A run on its way: which one, and in which space its keys are unique. */
export interface SentRun extends ClaimScope {
  readonly run: string;
}

/** Another process has taken over the run: nothing more may be written about it here. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** All that sending a run writes down, before and after every exchange, and when a person steps in: each entry and each function is one transaction. */
export function createRecords(
  store: Store,
  ledger: Ledger,
  { run, ...scope }: SentRun,
  { placesOf = wholeOrder, onSettled = () => {} }: RecordHooks = {},
) {
  const { outbox, decisions, submissionProblems: problems } = store;
  const { claims, attempts, leases, journal } = ledger;

  const move = (order: OrderRef, from: OrderState, outcome: Outcome) => {
    if (!outbox.move(order.id, from, outcome)) return false;
    if (from === 'unknown') problems.clear(order.id);
    claims.settle(scope, order.key, order.id, claimState(outcome.state), outcome.partnerNo ?? null);
    return true;
  };

  /** The partner has it after all, of which a person meanwhile said that it is not there. */
  const outweighs = (order: OrderRef, step: OrderStep): boolean => {
    if (step.to !== 'accepted' && step.to !== 'exists') return false;
    const now = decisions.shelvedAt(run, order.id) === null ? undefined : outbox.find(order.id);
    return now ? move(order, now.state, toOutcome(step)) : false;
  };

  /** Takes an order back from the queue: to ready, or to unknown where an earlier request may have arrived. A part of a transaction. */
  const unqueue = (order: OrderRef) =>
    move(order, 'queued', { state: attempts.mayHaveArrived(order.id) ? 'unknown' : 'ready' });

  /** What is certain goes to the journal first: should the store not take it, it is told when it is opened again. */
  const journaled = <T>(of: number, orders: Certain, write: () => T): Entry<T> => {
    if (orders.length === 0) return { write };
    let number = 0;
    return {
      before() {
        number = journal.next();
        journal.came(number, { run, ...scope, of, orders: [...orders] });
      },
      write() {
        journal.know(number);
        return write();
      },
      failed: () => journal.forgotten(number),
    };
  };

  /** Between a word and another one somebody may have sent another order of the key. */
  const refuseOthers = (key: string, id: number): void => {
    const claim = claims.find(scope, key);
    if (claim === null || claim.order === id || claim.state === 'rejected' || claim.state === 'cancelled') return;
    throw new Failure('order.sentByAnother', { key, date: localDay(claim.claimedAt) });
  };

  /** One transaction, in which the journal is told of what is certain or may be sent again. */
  const noting = <T>(write: (note: (news: Pick<Came, 'orders' | 'by'>) => void) => T): T => {
    let number = 0;
    const note = (news: Pick<Came, 'orders' | 'by'>) => {
      number = noteInJournal(journal, { run, ...scope }, news);
    };
    try {
      return store.atomically(() => write(note));
    } catch (error) {
      if (number > 0) journal.forgotten(number);
      throw error;
    }
  };

  return {
    /** An exchange, to be written down before its first byte leaves. Throws {@link LeaseLost}. */
    begin: (purpose: Purpose, orders: readonly OrderRef[], leaseUntil: number): Entry<Begun> => ({
      leaves: purpose === 'send',
      write() {
        if (!leases.renew(run, leaseUntil)) throw new LeaseLost();
        if (purpose === 'send') {
          for (const { id } of orders) {
            if (!outbox.move(id, 'queued', { state: 'sending' })) throw new Error(`order ${id} is not queued`);
          }
        }
        const number = purpose === 'send' ? journal.next() : 0;
        if (purpose === 'send') journal.know(number);
        const leaving = orders.map(({ id, key }): [number, string, string] => [id, key, outbox.bodyHash(id)]);
        return {
          attempt: attempts.begin({ run, ...scope, purpose, orders }),
          number,
          leave: async () => {
            if (purpose === 'send') await journal.left(number, { run, ...scope, orders: leaving });
          },
        };
      },
    }),

    /** How an exchange ended and what that means for each of its orders, to be written down. Throws {@link LeaseLost}. */
    end: ({ attempt, number }: Begun, result: SendResult | LookupResult, steps: readonly Stepped[]): Entry<void> =>
      journaled(number, certain(result, steps), () => {
        if (!attempts.end(attempt, endOf(result, steps))) throw new LeaseLost();
        store.accounts.heard(scope.account, result);
        const settled: number[] = [];
        for (const { order, from, step } of steps) {
          if (!move(order, from, toOutcome(step)) && !outweighs(order, step)) continue;
          settled.push(order.id);
          if (step.to === 'rejected') {
            const practice = store.accounts.get(scope.account)?.target === 'practice' ? { practice: 1 } : {};
            for (const { code, text } of step.messages) {
              if (text === '')
                problems.add(run, order.id, {
                  code: 'partner.rejectedSilently',
                  params: { code, message: '', ...practice },
                });
              else
                for (const { text: message, ...place } of placesOf(run, order, text)) {
                  const params = { code, message, ...practice };
                  problems.add(run, order.id, { code: 'partner.rejected', ...place, params });
                }
            }
          }
        }
        onSettled(run, settled);
      }),

    /** Takes up what a process that is gone was sending, or left unknown: its requests may have arrived. */
    interrupt(abilities: Abilities): void {
      noting((note) => {
        attempts.interrupt(run);
        const again: OrderRef[] = [];
        for (const from of ['sending', 'unknown'] as const) {
          for (const order of outbox.inState(run, from)) {
            const step = nextStep(order.key, { type: 'interrupted' }, abilities);
            if (step.to !== from) move(order, from, toOutcome(step));
            if (step.to === 'queued') again.push(order);
          }
        }
        note({ orders: again.map(({ id, key }) => [id, key, 'resend', null]) });
      });
    },

    /**
     * Keeps orders in the queue from leaving whose bodies are not the ones that were committed: with a problem each, to be made
     * anew from their lines, or unknown where an earlier request may have arrived and no person has said since that it did
     * not. Returns the unknown ones.
     */
    keepBack(orders: readonly OrderRef[], code: KeptBack = 'order.bodyChanged'): readonly OrderRef[] {
      return noting((note) => {
        const missing = new Set(orders.filter(({ id }) => decisions.isMissing(run, id)));
        note({ by: 'person', orders: [...missing].map(({ id, key }) => [id, key, 'not-found', null]) });
        return orders.filter((order) => {
          const arrived = !missing.has(order) && attempts.mayHaveArrived(order.id);
          move(order, 'queued', { state: arrived ? 'unknown' : 'incomplete' });
          problems.clear(order.id);
          problems.add(run, order.id, { code, params: {} });
          return arrived;
        });
      });
    },

    /**
     * Records what a person knows about an order of unknown outcome; false when it is not unknown any more.
     *
     * @throws Failure `order.sentByAnother` when it were sent again although another one with its key was
     */
    decide(order: OrderRef, decision: Decision, by: string): boolean {
      const { id, key } = order;
      return noting((note) => {
        const from = decisions.changeable(run, id) ?? 'unknown';
        if (from === 'accepted' && decision.decision !== 'accepted') claims.withdraw(run, key, id);
        const outcome = decided(decision);
        if (outcome.state === 'queued') refuseOthers(key, id);
        if (!move(order, from, outcome)) return false;
        if (outcome.state === 'queued') goOnLater(store, run);
        const partnerNo = decision.decision === 'accepted' ? decision.partnerNo : null;
        decisions.add({ run, order: id, key, decision: decision.decision, partnerNo, by });
        onSettled(run, [id]);
        const word = decision.decision === 'send-again' ? 'resend' : decision.decision;
        note({ by: 'person', orders: [[id, key, word, partnerNo]] });
        return true;
      });
    },

    /** Whether a request of the order that has ended may have arrived, unless a person has said since that it did not. */
    arrivedBefore: (order: number): boolean =>
      attempts.mayHaveArrived(order, 'ended') && !decisions.missedBefore(run, order),

    unqueue,

    /** The same of all that are in the queue. Returns them. */
    unqueueAll(): readonly OrderRef[] {
      return store.atomically(() => {
        const orders = outbox.inState(run, 'queued');
        for (const order of orders) unqueue(order);
        return orders;
      });
    },
  };
}

export interface RecordHooks {
  /** Where a refusal's words belong; without it to the order as a whole. */
  readonly placesOf?: PlacesOf | undefined;
  /** Called in the transaction that stores what became of these orders: what it writes is stored with that, or not at all. */
  readonly onSettled?: ((run: string, orders: readonly number[]) => void) | undefined;
}

/** The cells that a partner's message about a refused order is about. */
export type PlacesOf = (run: string, order: OrderRef, message: string) => readonly RefusalPlace[];

const wholeOrder: PlacesOf = (_run, _order, text) => [{ text, field: null, line: null }];

/** A person's word on an order of unknown outcome. */
export type Decision =
  | { readonly decision: 'accepted'; readonly partnerNo: string | null }
  | { readonly decision: 'send-again' | 'not-accepted' };

function decided(decision: Decision): Outcome {
  const data = { decidedBy: 'person' };
  switch (decision.decision) {
    case 'accepted':
      return outcomeOf({ type: 'accepted', partnerNo: decision.partnerNo, data });
    case 'not-accepted':
      return { state: 'rejected', noNumber: true, answer: JSON.stringify({ type: 'rejected', messages: [], data }) };
    case 'send-again':
      return { state: 'queued', noNumber: true };
  }
}

/** An order that a person sends again stands in the queue: its run goes on, if not now, then when it is resumed. */
function goOnLater({ runs }: Pick<Store, 'runs'>, run: string): void {
  if (isIdle(runs, run)) runs.setState(run, 'paused');
}

export type Records = ReturnType<typeof createRecords>;

function toOutcome(step: OrderStep): Outcome {
  switch (step.to) {
    case 'accepted':
    case 'exists':
      return outcomeOf(step.answer);
    case 'rejected': {
      const message = step.messages.map(({ code, text }) => text || code).join('\n');
      return { state: 'rejected', message, answer: JSON.stringify({ type: 'rejected', messages: step.messages }) };
    }
    case 'queued':
    case 'unknown':
      return { state: step.to };
  }
}

function outcomeOf(answer: Extract<Answer, { type: 'accepted' | 'exists' }>): Outcome {
  return { state: answer.type, partnerNo: answer.partnerNo, answer: JSON.stringify(answer) };
}

function claimState(state: OrderState): ClaimState {
  if (state === 'ready' || state === 'incomplete') return 'cancelled';
  return state === 'sending' ? 'queued' : state;
}
