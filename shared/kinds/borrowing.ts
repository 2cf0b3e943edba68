import type { FieldValue } from '../sheets/field.ts';
import type { JsonObject } from './kind.ts';

type Values = Readonly<Record<string, FieldValue | undefined>>;

/** What a partner answered to an accepted order. */
export interface PartnerAnswer {
  /** The partner's number of the order. */
  readonly partnerNo: string | null;
  readonly data: JsonObject;
}

/**
 * Values that need not be typed: the partner gave them in its answer to an order of another kind, of the same account
 * and with the same key. What is typed always stands.
 */
export interface Borrowing {
  /** The kind whose accepted orders are asked. */
  readonly from: string;
  /** The fields that may be borrowed, of the order and of its lines. */
  readonly fields: readonly string[];
  /** Codes of the kind's texts: what was filled in (info), and a field that stays blank (error). */
  readonly filled: string;
  readonly missing: string;
  /** What the answer says of the order's own fields; undefined where it says nothing, or nothing certain. */
  ofOrder(answer: PartnerAnswer): Values;
  /** The same for the fields of a line, by the values that the line has. */
  ofLine(answer: PartnerAnswer, line: Values): Values;
  /** Lines alike share their values: what one of them has, the others need not. */
  likeness(line: Values): string;
}
