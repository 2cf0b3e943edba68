import type { FindingCode, WarehouseState } from '#shared/contract/follow-up.ts';
import type { FreightTotals, OrderPrices, OrderWeighed } from '#shared/contract/freight.ts';
import type { OrderState, Target } from '#shared/contract/run.ts';
import type { Attempt } from '#shared/contract/runs.ts';
import type { Output } from '#shared/contract.ts';
import type { FreightOption } from '#shared/freight/quote.ts';
import type { Vendor } from '#shared/notify/robots.ts';
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

/** How one sheet was read; before anything else is told of it. */
export interface SheetEvent {
  readonly type: 'sheet';
  readonly file: string;
  readonly sheet: string;
  /** The worksheet, for one of several tables beside each other on it, each of which is a sheet of its own here. */
  readonly worksheet?: string;
  readonly use: 'whole' | 'order' | 'detail' | 'ignored';
  /** Why it is not used. */
  readonly reason?: string;
  readonly hidden: boolean;
  /** Rows that were hidden or filtered out, and are read all the same. */
  readonly hiddenRows: number;
  /** Letters of hidden columns that hold something. */
  readonly hiddenColumns: readonly string[];
  readonly kind: string | null;
  /** Counts from 1. */
  readonly headerRow: number | null;
  readonly columns: readonly SheetColumn[];
  /** Required fields without a column. */
  readonly missing: readonly string[];
  /** Columns that may be those of missing fields, likeliest first. */
  readonly candidates: readonly { readonly column: string; readonly field: string }[];
  /** What columns leave open, and the words of `--read` that answer it; absent where there is nothing. */
  readonly questions?: readonly {
    readonly column: string;
    readonly header: string;
    readonly field: string;
    readonly kind: 'decimal' | 'dates' | 'unit' | 'counted' | 'perTotal' | 'split' | 'blanks' | 'sameBox' | 'merged';
    readonly answers: readonly string[];
    /** Of a table further down: its header row. */
    readonly headerRow?: number;
  }[];
  /** Cells above the table that hold a field's value for all its rows; absent where there are none. */
  readonly cells?: readonly SheetCell[];
  /** Where columns are boxes: the rows that hold a value of each; absent where there are none. */
  readonly boxRows?: readonly {
    /** Counts from 1. */
    readonly row: number;
    readonly label: string;
    /** None for one that is not used. */
    readonly fields: readonly string[];
    readonly sure: boolean;
  }[];
  /** The columns of tables beside the one that is read; absent where there are none. */
  readonly beside?: readonly Pick<SheetColumn, 'column' | 'header'>[];
  /** Tables further down the sheet, each from its header to the next one; absent where there are none. */
  readonly tables?: readonly (Pick<SheetEvent, 'columns' | 'cells'> & { readonly headerRow: number })[];
}

/** A cell above a table, with the words before it. */
interface SheetCell {
  /** As the spreadsheet names it, such as `B2`. */
  readonly cell: string;
  readonly label: string;
  readonly field: string;
  /** False: it is confirmed before anything is sent. */
  readonly sure: boolean;
}

export interface SheetColumn {
  /** Letters, as in the spreadsheet. */
  readonly column: string;
  readonly header: string;
  readonly field: string | null;
  /** More than one for a column that is split. */
  readonly fields: readonly string[];
  /** How it came to its field; null without one. */
  readonly how: 'exact' | 'alias' | 'words' | 'values' | 'layout' | 'chosen' | null;
  /** False: it is confirmed before anything is sent. */
  readonly sure: boolean;
  /** Cells that hold something. */
  readonly filled: number;
  /** A column of one box, or of the sum over the boxes; absent for any other. */
  readonly box?: 'each' | 'total';
}

export interface OrderEvent {
  readonly type: 'order';
  readonly key: string;
  /** `shelved`: a person decided that it is not at the partner and is not sent. */
  readonly state: OrderState | 'shelved' | 'withdrawn';
  /** Of an order that is sent: what came of it in practice is at no partner. */
  readonly target?: Target;
  readonly partnerNo?: string;
  readonly message?: string;
  /** Of an order of unknown outcome. */
  readonly unknown?: UnknownEvidence;
  /** Of the `freight` command, for kinds with boxes. */
  readonly freight?: OrderFreight;
  /** Of the `freight` command, for kinds that are previewed before they are booked. */
  readonly preview?: OrderPreview;
}

/** Why nobody knows what became of an order, and all that was exchanged about it. Times are ISO. */
export interface UnknownEvidence {
  readonly run: string;
  /** What went wrong with the last request, as a code or in the partner's words; null when none is known. */
  readonly reason: string | null;
  /** When that request left. */
  readonly at: string | null;
  /** The partner is still asked about it, or will be when the run goes on. */
  readonly asked: boolean;
  readonly attempts: readonly Pick<
    Attempt,
    'purpose' | 'startedAt' | 'endedAt' | 'status' | 'result' | 'detail' | 'practice'
  >[];
}

/** Weights of an order, and what the rate cards ask for it. Weights and amounts are exact decimals as text. */
export type OrderFreight = Omit<OrderWeighed, PlacedKeys> & Pick<OrderPrices, 'quotes' | 'unmatched'>;
type PlacedKeys = 'order' | 'key' | 'state';

interface Money {
  /** An exact decimal. */
  readonly amount: string;
  readonly currency: string;
}

/** What the partner offers for an order, and what it would cost with the cheapest service for every line. */
export interface OrderPreview {
  /** The price of a preview is binding for a while; null when the order could not be asked about. */
  readonly purpose: 'preview' | 'estimate' | null;
  /** Why there are no prices. */
  readonly failure: string | null;
  readonly lines: readonly PreviewedLine[];
  readonly cheapest: Money | null;
}

export interface PreviewedLine {
  readonly itemId: string;
  readonly skuId: string;
  readonly options: readonly (FreightOption & { readonly cheapest: boolean; readonly fastest: boolean })[];
}

/** What an order was booked with, for kinds that are previewed first. */
export interface BookingEvent {
  readonly type: 'booking';
  readonly key: string;
  /** In the order of the lines, without repetitions. */
  readonly companies: readonly string[];
  readonly previewed: Money | null;
  readonly booked: Money | null;
}

export interface ProgressEvent {
  readonly type: 'progress';
  readonly done: number;
  readonly total: number;
}

/** How far a run of many orders is on its way into the queue: nothing of it leaves before it is all in there. */
export interface QueueingEvent {
  readonly type: 'queueing';
  readonly done: number;
  readonly total: number;
}

export interface SummaryEvent {
  readonly type: 'summary';
  readonly run: string;
  readonly kind: string;
  /** Where the run goes: what is accepted in practice is at no partner. */
  readonly target: Target;
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
  /** A person decided that they are not at the partner and are not sent. */
  readonly shelved: number;
  /** Withdrawn at the partner since; not among `accepted` and `exists`. */
  readonly withdrawn: number;
  readonly unknown: number;
  readonly queued: number;
  /** Of the `freight` command. */
  readonly freight?: FreightTotals;
}

/** An accepted order at its warehouse. Pieces and times as the warehouse gave them; null: it says nothing. */
export interface FollowEvent {
  readonly type: 'follow';
  readonly run: string;
  /** Whether it was sent for real: what was practised is at no warehouse. */
  readonly target: Target;
  readonly key: string;
  readonly partnerNo: string | null;
  readonly state: WarehouseState;
  /** The warehouse's ASN number; absent where it gave none. */
  readonly planNo?: string;
  /** When it arrived, on the warehouse's wall; absent before. */
  readonly delivered?: string;
  readonly lines: readonly {
    readonly sku: string;
    readonly forecast: number | null;
    readonly putAway: number | null;
    /** Of those put away; absent where the warehouse does not tell them apart. */
    readonly damaged?: number;
  }[];
  /** ISO time at which the warehouse last named it; null when it never did. */
  readonly seen: string | null;
  /** What somebody has to look at. */
  readonly findings: readonly { readonly code: FindingCode; readonly message: string }[];
}

/** What a test message of a group robot came to. */
export interface NotifyEvent {
  readonly type: 'notify';
  readonly vendor: Vendor;
  readonly name: string;
  readonly ok: boolean;
  readonly code: string;
  readonly message: string;
}

/** The office's ledger, and its desks. */
export interface OfficeEvent extends Output<'ledger.status'> {
  readonly type: 'office';
}

/** This desk joined an office. */
export interface OfficeJoinedEvent extends Output<'ledger.join'> {
  readonly type: 'office-joined';
}

/** What it knows differently than the office does; nothing where there is none. */
export type OfficeDifferencesEvent = { readonly type: 'office-differences' } & Output<'ledger.status'>['differences'];

export interface OfficeLeftEvent extends Output<'ledger.leave'> {
  readonly type: 'office-left';
}

export type CliEvent =
  | SheetEvent
  | ProblemEvent
  | OrderEvent
  | BookingEvent
  | QueueingEvent
  | FollowEvent
  | NotifyEvent
  | OfficeEvent
  | OfficeJoinedEvent
  | OfficeLeftEvent
  | OfficeDifferencesEvent
  | ProgressEvent
  | SummaryEvent;
