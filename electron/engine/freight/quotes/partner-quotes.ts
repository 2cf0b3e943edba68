import { Failure } from '#shared/contract/failure.ts';
import type { Run } from '#shared/contract/run.ts';
import type { FreightPolicy, Money, PriceCap } from '#shared/freight/quote.ts';
import type { JsonObject } from '#shared/kinds/kind.ts';
import type { EngineContext } from '../../context.ts';
import { admit, bodyHash, repeats } from '../../ledger/ledger.ts';
import { openFreightPartner } from '../../partners/partners.ts';
import { openScope } from '../../run-scope.ts';
import type { OrderRef, PreparedOrder, QuotePurpose, UnpreparedOrder } from '../../store/store.ts';
import { askPrices, type EnquiryCounts } from './ask-prices.ts';
import { bookingOf, isFresh, termsOf } from './booking.ts';
import { runPolicy, setRunPolicy } from './choose-services.ts';
import { feesOf, priceOf, pricesPaid, runPriceCap, setRunPriceCap, watchCap } from './price-cap.ts';
import { enquiriesAbout, type FreightScope, isFreight, type PriceEnquiry } from './price-enquiry.ts';
import { watchSeen } from './price-seen.ts';

export interface BeforeSending {
  /** Keys of orders to be sent although they were rejected, or exist at the partner. */
  readonly again: readonly string[];
  /** Whether the ready orders are sent, as they are by default. */
  readonly readyToo?: boolean | readonly string[] | undefined;
  /** Keys of orders to be sent although another account at the partner sent them. */
  readonly elsewhere?: readonly string[] | undefined;
  /** Kept for the run. */
  readonly choose: FreightPolicy | undefined;
  /** Kept for the run. */
  readonly priceCap: PriceCap | undefined;
}

/** Prices before booking: asks for them, keeps them, and says what an order is booked with. */
export type PartnerQuotes = ReturnType<typeof createPartnerQuotes>;

export function createPartnerQuotes(context: EngineContext) {
  const { store, ledger, ports } = context;
  const { freightQuotes: quotes, outbox, runs } = store;
  const enquiries = createEnquiries(context);

  const hasFreshPreview = (scope: FreightScope, { id, askedFor }: Pick<PriceEnquiry, 'id' | 'askedFor'>) => {
    const quote = quotes.get(id, 'preview');
    return quote !== null && !quote.failure && isFresh(quote, termsOf(scope, askedFor, ports.clock.now()));
  };

  /** Whether the order would go out: nothing else is to be asked about, nor what was accepted already. */
  const wouldGo = (
    { run, account, kind }: FreightScope,
    { id, key, askedFor }: PriceEnquiry,
    { again, elsewhere = [] }: Pick<BeforeSending, 'again' | 'elsewhere'>,
  ) => {
    const claims = { account, kind: kind.id };
    const history = ledger.claims.history(claims, key);
    const other = elsewhere.includes(key) ? null : history.elsewhere;
    const applicant = {
      run,
      order: id,
      bodyHash: askedFor,
      again: repeats(again.includes(key), outbox.find(id)?.state),
      elsewhere: other,
    };
    return admit(history.own, applicant).type === 'queue';
  };

  return {
    /** Binding prices for these orders, or for every ready one without a fresh one. */
    async preview(run: Run, orders?: readonly number[]): Promise<EnquiryCounts> {
      const scope = openScope(context, run.id);
      if (!isFreight(scope)) return nothing;
      store.atomically(() => store.submissionProblems.lift(run.id));
      const only = orders && new Set(orders);
      const ready = outbox.inState(run.id, 'ready', 'rejected').filter(({ id }) => only?.has(id) ?? true);
      const wanted = (enquiry: PriceEnquiry) => only !== undefined || !hasFreshPreview(scope, enquiry);
      return enquiries.ask(scope, 'preview', await enquiriesAbout(store, scope, ready, 'preview', wanted));
    },

    /** Indicative prices for every order that is not on its way and says enough. */
    async estimate(run: Run): Promise<EnquiryCounts> {
      const scope = openScope(context, run.id);
      if (!isFreight(scope)) return nothing;
      const open = outbox.inState(run.id, 'incomplete', 'ready', 'rejected');
      return enquiries.ask(scope, 'estimate', await enquiriesAbout(store, scope, open, 'estimate'));
    },

    /**
     * Sees to it that every order about to be sent has a price that can be booked, where anything was chosen. What goes
     * wrong with one order is kept as its quote's failure and said when the run is queued.
     */
    async beforeSending(run: string, { again, readyToo, elsewhere, choose, priceCap }: BeforeSending): Promise<void> {
      const scope = openScope(context, run);
      if (!isFreight(scope)) return;
      if (choose !== undefined) setRunPolicy(runs, run, choose);
      if (priceCap !== undefined) setRunPriceCap(runs, run, priceCap);
      const policy = runPolicy(runs, run);
      store.atomically(() => store.submissionProblems.lift(run));
      const wanted = (enquiry: PriceEnquiry) =>
        (policy !== null || quotes.choices(enquiry.id).size > 0) &&
        !hasFreshPreview(scope, enquiry) &&
        wouldGo(scope, enquiry, { again, elsewhere });
      const orders = outbox.submittable(run, again, readyToo);
      await enquiries.ask(scope, 'preview', await enquiriesAbout(store, scope, orders, 'preview', wanted));
    },

    /**
     * Says of one order after another with which body it is booked, or what stands in its way. Called in the transactions
     * that queue them, each before the next.
     *
     * @param seen the total that a person confirmed; asked for where money is spent for real
     */
    preparing(scope: FreightScope, seen: readonly Money[] | undefined): Preparing {
      const { freight } = scope.kind;
      const cap = runPriceCap(runs, scope.run);
      const watch = watchCap(cap, cap.perRun ? pricesPaid(store, scope.run, freight) : []);
      const isReal = runs.sentAs(scope.run)?.target === 'production';
      const seenWatch = watchSeen(seen);
      let last: { readonly id: number; readonly price: Money | null; readonly fees: readonly Money[] } | null = null;
      return {
        isReal,
        prepare({ id, key }, payload) {
          last = null;
          const quote = quotes.get(id, 'preview');
          const booking = bookingOf({
            freight,
            payload,
            quote,
            terms: termsOf(scope, bodyHash(payload), ports.clock.now()),
            picks: quotes.choices(id),
            policy: runPolicy(runs, scope.run),
          });
          const order = { id, key, identity: payload };
          if (booking.type === 'refuse') return { ...order, problem: booking.problem };
          const price = quote && priceOf(quote, freight, booking.body);
          const problem = watch.refuse(price, key);
          if (problem) return { ...order, problem: { ...problem, params: { ...problem.params, order: key } } };
          last = { id, price, fees: quote ? feesOf(quote, freight, booking.body) : [] };
          return { ...order, body: booking.body };
        },
        queued(order) {
          if (last?.id !== order) throw new Error(`order ${order} was not prepared last`);
          watch.spend(last.price);
          seenWatch.spend(last.fees);
        },
        check() {
          if (isReal) seenWatch.check();
        },
      };
    },

    stop: enquiries.stop,
  };
}

/** The orders of a run on their way into its queue. */
interface Preparing {
  /** Whether they are paid for. */
  readonly isReal: boolean;
  prepare(order: OrderRef, payload: JsonObject): PreparedOrder | UnpreparedOrder;
  /** The order prepared last goes: one whose key was used costs nothing. */
  queued(order: number): void;
  /** @throws Failure `freight.notSeen`, `freight.dearer` when what goes so far costs more than was seen */
  check(): void;
}

const nothing: EnquiryCounts = { asked: 0, quoted: 0, failed: 0 };

/** The enquiries under way; they can be told to stop. */
interface PriceEnquiries {
  /** Stores the answers as they come. @throws Failure `freight.stopped`, `account.*` */
  ask(scope: FreightScope, purpose: QuotePurpose, enquiries: readonly PriceEnquiry[]): Promise<EnquiryCounts>;
  /** Ends the asking about one run, or about all of them; resolves when nothing is under way. */
  stop(run?: string): Promise<void>;
}

interface UnderWay {
  readonly run: string;
  readonly controller: AbortController;
  readonly done: Promise<unknown>;
}

function createEnquiries(context: EngineContext): PriceEnquiries {
  const { accounts, ports, store, ledger, events } = context;
  const underWay = new Set<UnderWay>();

  async function askNow(
    scope: FreightScope,
    purpose: QuotePurpose,
    enquiries: readonly PriceEnquiry[],
    signal: AbortSignal,
  ) {
    const { run, kind, account } = scope;
    const partner = openFreightPartner(kind, await accounts.open(account), ports);
    if (!partner) throw new Error(`${kind.id} has no prices to ask for`);
    const asked = await askPrices(enquiries, {
      run,
      account,
      kind: kind.id,
      purpose,
      partner,
      lane: ledger.askingLanes(account),
      clock: ports.clock,
      store: { attempts: ledger.attempts, quotes: store.freightQuotes, accounts: store.accounts },
      signal,
      onAnswer: (done) => events.emit({ type: 'freight-progress', run, done, total: enquiries.length }),
    });
    if (signal.aborted) throw new Failure('freight.stopped');
    return asked;
  }

  return {
    async ask(scope, purpose, enquiries) {
      if (enquiries.length === 0) return nothing;
      const controller = new AbortController();
      const done = askNow(scope, purpose, enquiries, controller.signal);
      const entry: UnderWay = { run: scope.run, controller, done };
      underWay.add(entry);
      try {
        return await done;
      } finally {
        underWay.delete(entry);
      }
    },
    async stop(run) {
      const ending = [...underWay].filter((entry) => run === undefined || entry.run === run);
      for (const { controller } of ending) controller.abort();
      await Promise.allSettled(ending.map(({ done }) => done));
    },
  };
}
