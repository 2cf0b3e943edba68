export interface Goods {
  readonly itemId: string;
  readonly skuId: string;
}

/** Exact: the amount is a decimal as text. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** One way to send one line, as the partner offers it. */
export interface FreightOption {
  readonly serviceId: string;
  readonly companyName: string;
  readonly serviceCategory: string;
  /** For the whole line. */
  readonly fee: Money;
  /** Days until delivery; null when the partner does not say. */
  readonly minDays: number | null;
  readonly maxDays: number | null;
}

/** What the partner offers for one line of an order. */
export interface QuotedGoods extends Goods {
  readonly options: readonly FreightOption[];
}

/** The most that previewed orders may cost; what is over it is not booked. */
export interface PriceCap {
  /** Each order by itself. */
  readonly perOrder?: Money | undefined;
  /** All orders of the run together, with those booked before. */
  readonly perRun?: Money | undefined;
}

/** How a service is chosen for every line where no person chose one. */
export type FreightPolicy = 'cheapest' | 'fastest' | { readonly company: string };

/** `cheapest`, `fastest`, or anything else: a company's name. */
export function readPolicy(text: string): FreightPolicy {
  return text === 'cheapest' || text === 'fastest' ? text : { company: text };
}

export function policyText(policy: FreightPolicy): string {
  return typeof policy === 'string' ? policy : policy.company;
}
