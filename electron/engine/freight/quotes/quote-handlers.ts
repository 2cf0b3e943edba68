import { Failure } from '#shared/contract/failure.ts';
import type { freightProcedures, OrderQuote } from '#shared/contract/partner-quotes.ts';
import type { ShownState } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import type { FreightPolicy, Money } from '#shared/freight/quote.ts';
import type { FreightRules, JsonObject } from '#shared/kinds/kind.ts';
import { type EngineContext, runOf } from '../../context.ts';
import type { Handlers } from '../../handlers.ts';
import { bodyHash, storedAnswer } from '../../ledger/ledger.ts';
import { openScope, orderOf } from '../../run-scope.ts';
import type { StoredQuote } from '../../store/store.ts';
import { bookedServices, isFresh, termsOf } from './booking.ts';
import { chooseServices, runPolicy, setRunPolicy, totalOf } from './choose-services.ts';
import type { PartnerQuotes } from './partner-quotes.ts';
import { pricesPaid, runPriceCap, setRunPriceCap, watchCap } from './price-cap.ts';
import { type FreightScope, isFreight } from './price-enquiry.ts';
import { sumChosen } from './sum-chosen.ts';

/** States in which an order's services may still be chosen. */
const open: ReadonlySet<string> = new Set(['incomplete', 'ready', 'rejected']);
/** Shown states of orders that are about to be booked when they are asked about. */
const toBook: ReadonlySet<string> = new Set(['ready', 'rejected', 'shelved']);
const PAGE = 500;

/** The partner's prices, as procedures of the contract. */
export function quoteHandlers(
  context: EngineContext,
  partnerQuotes: PartnerQuotes,
): Handlers<keyof typeof freightProcedures> {
  const { store, runLocks, ports } = context;
  const { freightQuotes: quotes, orders, runs, submissionProblems } = store;

  /** The preview, or while there is none the estimate. Prices of another account are none: practice is not for real. */
  const quoteOf = (order: number, account: string | null) =>
    (['preview', 'estimate'] as const)
      .map((purpose) => quotes.get(order, purpose))
      .find((quote) => quote?.account === account) ?? null;

  function describe(
    scope: FreightScope,
    policy: FreightPolicy | null,
    { id, key, state, shown }: Pick<OrderSummary, 'id' | 'key' | 'state' | 'shown'>,
    withAge = true,
  ): OrderQuote {
    const { freight } = scope.kind;
    const quote = quoteOf(id, scope.account);
    const stored = orders.get(id);
    const isOpen = open.has(state);
    const body: JsonObject | null = isOpen || !stored?.body ? null : JSON.parse(stored.body);
    const isStale = () => {
      if (!quote || !isOpen || !withAge) return false;
      if (quote.purpose === 'estimate') return true;
      const payload = scope.kind.toPayload(orderOf(store, scope, id, key), scope.check.settings);
      return !isFresh(quote, termsOf(scope, bodyHash(payload), ports.clock.now()));
    };
    const booked = state === 'accepted' ? freight.bookedFee(storedAnswer(stored?.answer ?? null)?.data ?? {}) : null;
    return describeQuote({
      freight,
      order: { id, key, state, shown },
      quote,
      stale: isStale(),
      picks: quotes.choices(id),
      policy,
      body,
      booked,
    });
  }

  function* describeAll(scope: FreightScope, state: ShownState | undefined): Generator<OrderQuote> {
    const policy = runPolicy(runs, scope.run);
    for (let position = 0; ; ) {
      const page = orders.after(scope.run, position, PAGE);
      // Ready orders that are at the partner already are shown as such: nothing of them is booked.
      for (const order of page) if (!state || order.shown === state) yield describe(scope, policy, order, false);
      const last = page.at(-1);
      if (!last) return;
      position = last.position;
    }
  }

  /** Of nothing that is under way is anything booked once more: only what is about to be counts beside what was paid. */
  function capOf({ run, kind }: FreightScope) {
    const cap = runPriceCap(runs, run);
    return watchCap(cap, cap.perRun ? pricesPaid(store, run, kind.freight) : []);
  }

  /** How many previewed orders of the run that are not on their way have a service for every line. */
  function countChosen(run: string, policy: FreightPolicy) {
    const counts = { chosen: 0, undecided: 0 };
    for (let position = 0; ; ) {
      const page = orders.after(run, position, PAGE);
      for (const { id, state } of page) {
        const quote = open.has(state) ? quotes.get(id, 'preview') : null;
        if (!quote || quote.failure) continue;
        const whole = chooseServices(quote.lines, new Map(), policy).every(({ service }) => service !== null);
        counts[whole ? 'chosen' : 'undecided'] += 1;
      }
      const last = page.at(-1);
      if (!last) return counts;
      position = last.position;
    }
  }

  return {
    'freight.estimate': ({ run }) => runLocks.hold(run, () => partnerQuotes.estimate(runOf(context, run))),
    'freight.preview': ({ run, orders: only }) =>
      runLocks.hold(run, () => partnerQuotes.preview(runOf(context, run), only)),
    'freight.quotes': ({ run, ...range }) => {
      const scope = openScope(context, runOf(context, run).id);
      const policy = runPolicy(runs, run);
      if (!isFreight(scope)) return { total: 0, items: [], policy: null };
      const { total, items } = orders.window({ run, ...range });
      return { total, items: items.map((summary) => describe(scope, policy, summary)), policy };
    },
    'freight.chosen': ({ run, state, order }) => {
      const scope = openScope(context, runOf(context, run).id);
      if (!isFreight(scope)) return sumChosen([]);
      const all = describeAll(scope, state);
      if (order !== undefined) return sumChosen([...all].filter((quote) => quote.order === order));
      return sumChosen(all, state && toBook.has(state) ? capOf(scope) : undefined);
    },
    'freight.choose': ({ run, policy }) => {
      runOf(context, run);
      const counts = store.atomically(() => {
        setRunPolicy(runs, run, policy);
        quotes.clearChoices(run);
        submissionProblems.lift(run);
        return countChosen(run, policy);
      });
      context.events.emit({ type: 'run', run: runOf(context, run) });
      return counts;
    },
    'freight.cap': ({ run }) => runPriceCap(runs, runOf(context, run).id),
    'freight.setCap': ({ run, cap }) => {
      runOf(context, run);
      store.atomically(() => {
        setRunPriceCap(runs, run, cap);
        submissionProblems.lift(run);
      });
      context.events.emit({ type: 'run', run: runOf(context, run) });
      return cap;
    },
    'freight.chooseLine': ({ order, line, serviceId }) => {
      const found = orders.get(order);
      if (!found) throw new Failure('order.missing');
      if (!open.has(found.state)) throw new Failure('order.locked', { order: found.key });
      const { account } = openScope(context, found.run);
      const quoted = quoteOf(order, account)?.lines.find((each) => each.line === line);
      if (!quoted?.options.some((option) => option.serviceId === serviceId)) throw new Failure('freight.notOffered');
      store.atomically(() => {
        quotes.choose(order, line, serviceId);
        submissionProblems.lift(found.run);
      });
      context.events.emit({ type: 'run', run: runOf(context, found.run) });
      return { chosen: true };
    },
  };
}

interface QuoteToDescribe {
  readonly freight: FreightRules;
  readonly order: Pick<OrderSummary, 'id' | 'key' | 'state' | 'shown'>;
  readonly quote: StoredQuote | null;
  readonly stale: boolean;
  readonly picks: ReadonlyMap<number, string>;
  readonly policy: FreightPolicy | null;
  /** The body it was booked with; null while it is not on its way. */
  readonly body: JsonObject | null;
  readonly booked: Money | null;
}

/** One order's prices and choices for people. Pure. */
function describeQuote(described: QuoteToDescribe): OrderQuote {
  const { freight, order, quote, stale, picks, policy, body, booked } = described;
  const chosen =
    body && quote ? bookedServices(quote, freight, body) : chooseServices(quote?.lines ?? [], picks, policy);
  return {
    order: order.id,
    key: order.key,
    state: order.state,
    shown: order.shown,
    purpose: quote?.purpose ?? null,
    askedAt: quote?.askedAt ?? null,
    stale,
    failure: quote?.failure ? { code: quote.failure.code, params: { ...quote.failure.params } } : null,
    lines: chosen.map(({ line, service, by }) => ({
      line: line.line,
      itemId: line.itemId,
      skuId: line.skuId,
      options: line.options.map((option) => ({ ...option })),
      serviceId: service?.serviceId ?? null,
      chosenBy: by,
    })),
    total: chosen.length === 0 ? null : totalOf(chosen.map(({ service }) => service)),
    booked,
  };
}
