import { z } from 'zod';
import { params } from './problem.ts';
import { procedure } from './procedure.ts';
import { orderState, shownState } from './run.ts';

/** What a partner asks for orders, as it is asked and as it is chosen. Sums and weights by rate cards: `freight.ts`. */

const capAmount = z.object({
  amount: z.string().regex(/^\d{1,12}(?:\.\d{1,6})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

/** The most that a run's orders, each and together, may cost; exact decimals as text. */
export const priceCap = z.object({ perOrder: capAmount.optional(), perRun: capAmount.optional() });
export type PriceCap = z.infer<typeof priceCap>;

export const money = z.object({ amount: z.string(), currency: z.string() });
const id = z.object({ run: z.string() });

/** How a service is chosen for the lines for which no person chose one. */
export const freightPolicy = z.union([
  z.enum(['cheapest', 'fastest']),
  z.object({ company: z.string().trim().min(1).max(100) }),
]);

const option = z.object({
  serviceId: z.string(),
  companyName: z.string(),
  serviceCategory: z.string(),
  /** For the whole line. */
  fee: money,
  minDays: z.int().nullable(),
  maxDays: z.int().nullable(),
});

const quotedLine = z.object({
  line: z.int(),
  itemId: z.string(),
  skuId: z.string(),
  options: z.array(option),
  /** The chosen service; null while none is. Of an order on its way: the one it was booked with. */
  serviceId: z.string().nullable(),
  chosenBy: z.enum(['person', 'policy']).nullable(),
});

const failure = z.object({ code: z.string(), params });

export const orderQuote = z.object({
  order: z.int(),
  key: z.string(),
  state: orderState,
  shown: shownState,
  /** A preview's price is binding for a while, an estimate's is not; null when nothing was asked yet. */
  purpose: z.enum(['preview', 'estimate']).nullable(),
  askedAt: z.string().nullable(),
  /** Too old, or the order changed since: it is asked for again before it is booked. */
  stale: z.boolean(),
  /** Why the partner's prices are not there; a problem's code and params. */
  failure: failure.nullable(),
  lines: z.array(quotedLine),
  /** Sum of the chosen services; null while one is missing, or when their currencies differ. */
  total: money.nullable(),
  /** What the partner booked it for; null before. */
  booked: money.nullable(),
});
export type OrderQuote = z.infer<typeof orderQuote>;

export const chosenFreight = z.object({
  /** Of what would be booked. Exact, each currency by itself; an order whose services differ in theirs counts in each of them. */
  sums: z.array(money.extend({ orders: z.int() })),
  /** Priced orders without a service for every line. */
  undecided: z.int(),
  /** Orders without prices. */
  unpriced: z.int(),
  /** Orders that are over a price cap, and will be held back. */
  overCap: z.int(),
  /** Orders that will be held back because one before them would go over the run's cap: booking stops there. */
  afterCap: z.int(),
  /** Of `sums`: accepted orders of whose fee the partner said nothing, by their preview. */
  unanswered: z.array(money.extend({ orders: z.int() })),
  /** Orders booked for another fee than was previewed: how many, what all of `sums` were previewed at, the first of them. */
  differing: z.object({
    orders: z.int(),
    previewed: z.array(money),
    first: z.array(z.object({ key: z.string(), previewed: money, booked: money })),
  }),
});
export type ChosenFreight = z.infer<typeof chosenFreight>;

const asked = z.object({
  /** Orders that the partner was asked about; the others had a fresh price, or could not be asked about. */
  asked: z.int(),
  quoted: z.int(),
  failed: z.int(),
});

/** Prices of the partner for kinds that are previewed before they are booked. */
export const freightProcedures = {
  /** Indicative prices of every order that says enough; progress comes as `freight-progress`. */
  'freight.estimate': procedure(id, asked),
  /** Binding prices. Without `orders`: of every ready order that has none, or an old one. */
  'freight.preview': procedure(z.object({ run: z.string(), orders: z.array(z.int()).optional() }), asked),
  'freight.quotes': procedure(
    z.object({
      run: z.string(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(100),
    }),
    z.object({ total: z.int(), items: z.array(orderQuote), policy: freightPolicy.nullable() }),
  ),
  /**
   * What the run's orders (those shown in one state: not what is at the partner already; or one of them) come to as chosen
   * now.
   */
  'freight.chosen': procedure(
    z.object({ run: z.string(), state: shownState.optional(), order: z.int().optional() }),
    chosenFreight,
  ),
  /** Chooses for all lines of the run, instead of what was chosen before; later previews follow it too. */
  'freight.choose': procedure(
    z.object({ run: z.string(), policy: freightPolicy }),
    z.object({
      /** Previewed orders with a service for every line, and those without. */
      chosen: z.int(),
      undecided: z.int(),
    }),
  ),
  /** The run's price cap; empty while nobody gave one. */
  'freight.cap': procedure(id, priceCap),
  /** Kept for the run, in place of the former one; what that one held back may be sent again. */
  'freight.setCap': procedure(z.object({ run: z.string(), cap: priceCap }), priceCap),
  /** A person's choice for one line; it goes before the policy as long as the service is offered. */
  'freight.chooseLine': procedure(
    z.object({ order: z.int(), line: z.int(), serviceId: z.string() }),
    z.object({ chosen: z.boolean() }),
  ),
};
