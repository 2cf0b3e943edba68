import { z } from 'zod';
import { procedure } from './procedure.ts';
import { orderState } from './run.ts';

const money = z.object({ amount: z.string(), currency: z.string() });
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

const failure = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

export const orderQuote = z.object({
  order: z.int(),
  key: z.string(),
  state: orderState,
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
  /** Exact, each currency by itself; an order whose services differ in theirs counts in each of them. */
  sums: z.array(money.extend({ orders: z.int() })),
  /** Priced orders without a service for every line. */
  undecided: z.int(),
  /** Orders without prices. */
  unpriced: z.int(),
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
  /** What the run's orders (those in one state) come to as chosen now. */
  'freight.chosen': procedure(z.object({ run: z.string(), state: orderState.optional() }), chosenFreight),
  /** Chooses for all lines of the run, instead of what was chosen before; later previews follow it too. */
  'freight.choose': procedure(
    z.object({ run: z.string(), policy: freightPolicy }),
    z.object({
      /** Previewed orders with a service for every line, and those without. */
      chosen: z.int(),
      undecided: z.int(),
    }),
  ),
  /** A person's choice for one line; it goes before the policy as long as the service is offered. */
  'freight.chooseLine': procedure(
    z.object({ order: z.int(), line: z.int(), serviceId: z.string() }),
    z.object({ chosen: z.boolean() }),
  ),
};
