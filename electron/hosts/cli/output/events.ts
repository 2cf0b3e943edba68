import type { FreightTotals, OrderPrices, OrderWeighed } from '#shared/contract/freight-weights.ts';
import type { OrderState } from '#shared/contract/run.ts';
import type { Severity } from '#shared/problem.ts';

/** The command line's events, one JSON object per line with `--json`. Scripts rely on these names. */
export interface ProblemEvent {
  readonly type: 'problem';
  readonly file: string;
  readonly sheet: string | null;
  /** Counts from 1 in the sheet. */
  readonly row: number | null;
  /** The header text of the column. */
  readonly column: string | null;
  readonly field: string | null;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}

export interface OrderEvent {
  readonly type: 'order';
  readonly key: string;
  readonly state: OrderState;
  readonly partnerNo?: string;
  readonly message?: string;
  /** Of the `freight` command. */
  readonly freight?: OrderFreight;
}

/** Weights of an order, and what the rate cards ask for it. Weights and amounts are exact decimals as text. */
export type OrderFreight = Omit<OrderWeighed, PlacedKeys> & Pick<OrderPrices, 'quotes' | 'unmatched'>;
type PlacedKeys = 'order' | 'key' | 'state';

/** What an order was booked with, for kinds that are previewed first. */
export interface BookingEvent {
  readonly type: 'booking';
  readonly key: string;
  /** In the order of the lines, without repetitions. */
  readonly companies: readonly string[];
  readonly previewed: { readonly amount: string; readonly currency: string } | null;
  readonly booked: { readonly amount: string; readonly currency: string } | null;
}

export interface ProgressEvent {
  readonly type: 'progress';
  readonly done: number;
  readonly total: number;
}

export interface SummaryEvent {
  readonly type: 'summary';
  readonly run: string;
  readonly kind: string;
  readonly orders: number;
  readonly lines: number;
  readonly skipped: number;
  readonly errors: number;
  readonly warnings: number;
  readonly ready: number;
  readonly incomplete: number;
  readonly accepted: number;
  readonly exists: number;
  readonly rejected: number;
  readonly unknown: number;
  readonly queued: number;
  /** Of the `freight` command. */
  readonly freight?: FreightTotals;
}

export type CliEvent = ProblemEvent | OrderEvent | BookingEvent | ProgressEvent | SummaryEvent;
