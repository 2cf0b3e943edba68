import { z } from 'zod';
import { procedure } from './procedure.ts';

const country = z.string().regex(/^[A-Z]{2}$/);
const currency = z.string().regex(/^[A-Z]{3}$/);

/** Where a warehouse stands, as a person said. */
export const warehouse = z.object({
  /** As orders have it; compared without regard to case. */
  code: z.string().trim().min(1).max(100),
  country,
});
export type Warehouse = z.infer<typeof warehouse>;

export const exchangeRate = z.object({
  currency,
  /** How much of the base currency one of this one is: an exact decimal above 0. */
  rate: z
    .string()
    .regex(/^\d{1,9}(?:\.\d{1,8})?$/)
    .refine((text) => /[1-9]/.test(text)),
  /** The day of the rate, `yyyy-MM-dd`. */
  date: z.iso.date(),
});

/** The rates that an office entered, to compare prices in several currencies with. */
export const exchangeRates = z.object({ base: currency, rates: z.array(exchangeRate).max(50) });
export type ExchangeRates = z.infer<typeof exchangeRates>;

/** What the office knows for freight, kept with its settings. */
export const freightOfficeProcedures = {
  /** By code. */
  'warehouses.list': procedure(z.object({}), z.array(warehouse)),
  /**
   * Says where warehouses stand, in place of what was said of them before; null forgets one. A country's name is taken as
   * its code; what is neither is refused as `freight.country`, and nothing is kept.
   */
  'warehouses.set': procedure(
    z.object({
      warehouses: z
        .array(warehouse.extend({ country: z.string().trim().min(1).max(60).nullable() }))
        .min(1)
        .max(1000),
    }),
    z.array(warehouse),
  ),
  /** Base CNY and no rates unless said otherwise. */
  'exchangeRates.get': procedure(z.object({}), exchangeRates),
  /** All of them anew. Rates of a currency twice, or of the base itself, are refused as `freight.rates`. */
  'exchangeRates.set': procedure(exchangeRates, exchangeRates),
};
