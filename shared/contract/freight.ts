import { z } from 'zod';
import { params } from './problem.ts';
import { page, procedure } from './procedure.ts';
import { orderState } from './run.ts';

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
