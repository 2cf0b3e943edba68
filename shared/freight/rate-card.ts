/** How long a channel takes, in days; the same number twice when only one was said. */
export interface Days {
  readonly min: number;
  readonly max: number;
}

/** One price of a rate card. Weights (kg), amounts and per cents are canonical decimal strings, exact. */
export interface RateRow {
  readonly sheet: string;
  /** Counts from 1 in the sheet. */
  readonly row: number;
  readonly channel: string;
  /** The row is for this warehouse alone; without one for the whole `country`. */
  readonly warehouse?: string;
  readonly country?: string;
  /** Included. */
  readonly fromKg: string;
  /** Excluded, but for the channel's last band; absent: no limit. */
  readonly toKg?: string;
  readonly price: Price;
  /** Charged, before fuel, where the price comes to less. */
  readonly minimum?: string;
  /** Per cent; `15` is fifteen. */
  readonly fuel?: string;
  readonly divisor?: number;
  /** The order's chargeable weight is rounded up to a multiple of it. */
  readonly stepKg?: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly days?: Days;
}

export type Price = { readonly perKg: string } | { readonly flat: string };

/** A rate card as quotes are made from it. */
export interface RateCard {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly RateRow[];
}

/** Where goods go. Rate cards are asked by the warehouse first, else by the country. */
export interface Destination {
  /** The warehouse's code, as its partner writes it. */
  readonly warehouse?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** Where the warehouse seems to stand while nobody said; no price is taken by it. */
  readonly guess?: string;
}
