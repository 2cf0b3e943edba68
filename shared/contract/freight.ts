import { z } from 'zod';
import { params } from './problem.ts';
import { page, procedure } from './procedure.ts';
import { orderState, shownState } from './run.ts';

const window = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(50) };

/** Weights in kg and volumes in m³, exact decimals as text. */
export const weights = z.object({
  boxes: z.int(),
  units: z.int(),
  actualKg: z.string(),
  volumeM3: z.string(),
  volumetricKg: z.string(),
  /** Σ over boxes of max(actual, volumetric). */
  chargeableKg: z.string(),
});

/** One of `count` identical boxes; null for what a missing or wrong cell leaves unknown. */
export const boxType = z.object({
  boxNo: z.string(),
  count: z.int(),
  units: z.int(),
  actualKg: z.string().nullable(),
  volumeM3: z.string().nullable(),
  volumetricKg: z.string().nullable(),
  chargeableKg: z.string().nullable(),
});

const capAmount = z.object({
  amount: z.string().regex(/^\d{1,12}(?:\.\d{1,6})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

/** The most that a run's orders, each and together, may cost; exact decimals as text. */
export const priceCap = z.object({ perOrder: capAmount.optional(), perRun: capAmount.optional() });
export type PriceCap = z.infer<typeof priceCap>;

const orderPlace = {
  /** Id of the order. */
  order: z.int(),
  key: z.string(),
  state: orderState,
  warehouse: z.string().nullable(),
  country: z.string().nullable(),
};

export const orderWeights = weights.extend({
  ...orderPlace,
  boxTypes: z.array(boxType),
  /** Box numbers of which something is unknown ('' for lines without one): the sums do not hold them. */
  incomplete: z.array(z.string()),
});
export type OrderWeighed = z.infer<typeof orderWeights>;

/** What one channel of one rate card asks for an order. */
export const quote = z.object({
  /** Id and name of the card, and the place of the row that gave the price. */
  card: z.string(),
  source: z.string(),
  sheet: z.string(),
  row: z.int(),
  channel: z.string(),
  /** Two decimals, rounded half up once for the order; never converted to another currency. */
  amount: z.string(),
  currency: z.string(),
  /** The weight the price was taken for: by the row's own divisor, rounded up to its step. */
  chargeableKg: z.string(),
  /** The card's minimum charge was more than the freight. */
  minimum: z.boolean(),
  days: z.object({ min: z.int(), max: z.int() }).optional(),
  /** How the amount comes about; weights in kg, money in the quote's currency, exact decimals as text. */
  basis: z.object({
    /** cm³ per volumetric kg: the row's own, or the office's setting. */
    divisor: z.int(),
    actualKg: z.string(),
    volumetricKg: z.string(),
    /** Σ over boxes of max(actual, volumetric), before the step. */
    sumKg: z.string(),
    stepKg: z.string().nullable(),
    price: z.union([z.object({ perKg: z.string() }), z.object({ flat: z.string() })]),
    /** The flat price, or weight × price per kg. */
    freight: z.string(),
    minimum: z.string().nullable(),
    /** Per cent. */
    fuel: z.string().nullable(),
  }),
  /** In the office's base currency, two decimals: where prices in several currencies were compared by its rates. */
  inBase: z.object({ amount: z.string(), currency: z.string() }).optional(),
  /**
   * Among all quotes of the order where they have one currency or were compared by the office's rates, else among those in
   * the same currency; several when they are alike.
   */
  cheapest: z.boolean(),
  /** Among all quotes of the order. */
  fastest: z.boolean(),
});
export type Quote = z.infer<typeof quote>;

/** Why an order (or a channel for it) has no price; `shared/text` has `freight.unmatched.<reason>`. */
export const unmatched = z.object({
  /** Null when no card was asked at all: the reason is the order's. */
  card: z.string().nullable(),
  source: z.string().nullable(),
  channel: z.string().nullable(),
  reason: z.enum([
    'noBoxes',
    'incomplete',
    'noDestination',
    'noCards',
    'destination',
    /** Prices are for whole countries, and nobody said in which the warehouse stands; `country` is guessed. */
    'countryGuessed',
    'countryUnknown',
    'weight',
  ]),
  params,
});
export type Unmatched = z.infer<typeof unmatched>;

export const orderPrices = z.object({ ...orderPlace, quotes: z.array(quote), unmatched: z.array(unmatched) });
export type OrderPrices = z.infer<typeof orderPrices>;

/** Only these cards (those kept for a session too); without it all that are valid today. */
const cards = z.array(z.string()).optional();

/** A channel of one of the cards asked, whether it has a price for anything or not. */
const channel = { card: z.string(), source: z.string(), channel: z.string() };

const placeTotals = weights.extend({
  warehouse: z.string().nullable(),
  country: z.string().nullable(),
  /** Where the warehouse seems to stand, by its code, while nobody said. */
  guess: z.string().nullable(),
  orders: z.int(),
});

export const freightTotals = z.object({
  divisor: z.int(),
  overall: weights.extend({ orders: z.int() }),
  /** By destination, in the order of appearance. */
  places: z.array(placeTotals),
  /** Orders with boxes of which something is unknown. */
  incomplete: z.int(),
  /** Per currency: the sum of the cheapest quotes of the orders that have one in it. */
  cheapest: z.array(z.object({ currency: z.string(), amount: z.string(), orders: z.int() })),
  /**
   * The same together in the office's base currency, where that took its rates; `date` is the oldest rate's day. Null
   * where no rate was needed, or one is missing.
   */
  cheapestInBase: z
    .object({ currency: z.string(), amount: z.string(), orders: z.int(), date: z.string().nullable() })
    .nullable(),
  /** What each channel asks for all the orders that it has a price for, each currency by itself. */
  channels: z.array(
    z.object({
      ...channel,
      sums: z.array(z.object({ currency: z.string(), amount: z.string(), orders: z.int() })),
      /** Orders without a price of this channel: the sums are not the whole run's. */
      unpriced: z.int(),
      /** The sums together in the currency of `compared`; null where a rate is missing, or nothing has a price. */
      together: z.string().nullable(),
    }),
  ),
  /**
   * The one currency in which channels are compared: their own where they have but one, else the office's base. `date`: the day of the
   * oldest rate that this took, null where it took none. `missing`: currencies without a rate, whose channels are not compared.
   */
  compared: z.object({ currency: z.string(), date: z.string().nullable(), missing: z.array(z.string()) }),
  /** Some card has prices by country, and it is not known where these warehouses stand. */
  askCountry: z.array(z.object({ warehouse: z.string(), guess: z.string().nullable(), orders: z.int() })),
  /** Orders without any price. */
  unpriced: z.int(),
});
export type FreightTotals = z.infer<typeof freightTotals>;

/**
 * Weights and prices of a run's orders, reckoned anew from its lines as they are now. Failure `freight.noBoxes` for kinds
 * that have none.
 */
export const freightWeightProcedures = {
  /** `divisor` is the setting `volumetricDivisor` (6000 unless set). */
  'freight.weights': procedure(
    z.object({ run: z.string(), ...window }),
    page(orderWeights).extend({ divisor: z.int() }),
  ),
  'freight.prices': procedure(
    z.object({ run: z.string(), cards, ...window }),
    page(orderPrices).extend({ at: z.string() }),
  ),
  'freight.totals': procedure(z.object({ run: z.string(), cards }), freightTotals),
};

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
