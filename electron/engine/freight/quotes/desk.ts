import type { Run } from '#shared/contract/run.ts';
import type { FreightPolicy } from '#shared/freight/quote.ts';
import type { JsonObject } from '#shared/kinds/kind.ts';
import type { EngineContext } from '../../context.ts';
import { admit, bodyHash } from '../../ledger/ledger.ts';
import { openScope } from '../../run-scope.ts';
import type { OrderRef, PreparedOrder, UnpreparedOrder } from '../../store/outbox.ts';
import type { Asked } from './ask-prices.ts';
import { createAsker } from './asker.ts';
import { bookingOf, isFresh } from './booking.ts';
import { type FreightScope, isFreight, questionsAbout } from './price-orders.ts';
import type { Question } from './question.ts';
import { runPolicy, setRunPolicy } from './run-policy.ts';
import { termsOf } from './terms.ts';

export interface BeforeSending {
  /** Keys of orders to be sent although they were rejected or accepted before. */
  readonly again: readonly string[];
  /** Kept for the run. */
  readonly choose: FreightPolicy | undefined;
}

/** Prices before booking: asks for them, keeps them, and says what an order is booked with. */
export type FreightDesk = ReturnType<typeof createFreightDesk>;

export function createFreightDesk(context: EngineContext) {
  const { store, ledger, ports } = context;
  const { freightQuotes: quotes, outbox, runs } = store;
  const asker = createAsker(context);

  const hasFreshPreview = (scope: FreightScope, { id, askedFor }: Pick<Question, 'id' | 'askedFor'>) => {
    const quote = quotes.get(id, 'preview');
    return quote !== null && !quote.failure && isFresh(quote, termsOf(scope, askedFor, ports.clock.now()));
  };

  /** Whether the order would go out: nothing else is to be asked about, nor what was accepted already. */
  const wouldGo = ({ run, account, kind }: FreightScope, { id, key, askedFor }: Question, again: readonly string[]) => {
    const claim = ledger.claims.find({ account, kind: kind.id }, key);
    return admit(claim, { run, order: id, bodyHash: askedFor, again: again.includes(key) }).type === 'queue';
  };

  return {
    /** Binding prices for these orders, or for every ready one without a fresh one. */
    async preview(run: Run, orders?: readonly number[]): Promise<Asked> {
      const scope = openScope(context, run.id);
      if (!isFreight(scope)) return nothing;
      store.atomically(() => store.submissionProblems.lift(run.id));
      const only = orders && new Set(orders);
      const ready = outbox.inState(run.id, 'ready', 'rejected').filter(({ id }) => only?.has(id) ?? true);
      const wanted = (question: Question) => only !== undefined || !hasFreshPreview(scope, question);
      return asker.ask(scope, 'preview', await questionsAbout(store, scope, ready, 'preview', wanted));
    },

    /** Indicative prices for every order that is not on its way and says enough. */
    async estimate(run: Run): Promise<Asked> {
      const scope = openScope(context, run.id);
      if (!isFreight(scope)) return nothing;
      const open = outbox.inState(run.id, 'incomplete', 'ready', 'rejected');
      return asker.ask(scope, 'estimate', await questionsAbout(store, scope, open, 'estimate'));
    },

    /**
     * Sees to it that every order about to be sent has a price that can be booked, where anything was chosen. What goes
     * wrong with one order is kept as its quote's failure and said when the run is queued.
     */
    async beforeSending(run: string, { again, choose }: BeforeSending): Promise<void> {
      const scope = openScope(context, run);
      if (!isFreight(scope)) return;
      if (choose !== undefined) setRunPolicy(runs, run, choose);
      const policy = runPolicy(runs, run);
      store.atomically(() => store.submissionProblems.lift(run));
      const wanted = (question: Question) =>
        (policy !== null || quotes.choices(question.id).size > 0) &&
        !hasFreshPreview(scope, question) &&
        wouldGo(scope, question, again);
      const orders = outbox.submittable(run, again);
      await asker.ask(scope, 'preview', await questionsAbout(store, scope, orders, 'preview', wanted));
    },

    /** The body that an order is booked with, or what stands in its way. Called in the transaction that queues it. */
    prepare(scope: FreightScope, { id, key }: OrderRef, payload: JsonObject): PreparedOrder | UnpreparedOrder {
      const booking = bookingOf({
        freight: scope.kind.freight,
        payload,
        quote: quotes.get(id, 'preview'),
        terms: termsOf(scope, bodyHash(payload), ports.clock.now()),
        picks: quotes.choices(id),
        policy: runPolicy(runs, scope.run),
      });
      const order = { id, key, identity: payload };
      return booking.type === 'book' ? { ...order, body: booking.body } : { ...order, problem: booking.problem };
    },

    stop: asker.stop,
  };
}

const nothing: Asked = { asked: 0, quoted: 0, failed: 0 };
