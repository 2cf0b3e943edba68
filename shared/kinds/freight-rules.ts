import type { FreightOption } from '../freight/quote.ts';
import type { FieldSet } from './field.ts';
import type { JsonObject, Order } from './kind.ts';

/**
 * How orders of a kind are priced before they are booked. The kind's `toPayload` is what a preview asks with; it is
 * also what tells two orders apart, since a preview's id and prices change by themselves.
 */
export interface FreightRules<F extends FieldSet = FieldSet> {
  /** What an indicative price is asked with; null while a value that it needs is missing. */
  toEstimate(order: Order<F>): JsonObject | null;
  /** Which goods a line is about: an answer is matched by them, never by its place. */
  lineGoods(line: Order<F>['lines'][number]): Goods;
  /** The body that books what was previewed, with one service for each line, in the lines' order. */
  toBooking(preview: JsonObject, renderId: string, services: readonly FreightOption[]): JsonObject;
  /** The service that a booking's body names for these goods. */
  serviceIn(booking: JsonObject, goods: Goods): string | undefined;
  /** What the booking's answer says it costs; null when it does not say. */
  bookedFee(answer: JsonObject): Money | null;
}

export interface Goods {
  readonly itemId: string;
  readonly skuId: string;
}

/** Exact: the amount is a decimal as text. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}
