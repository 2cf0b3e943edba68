import type { JsonObject } from '../json.ts';

/**
 * Why an order is refused. The vendor publishes a single code, 600904 for a reference that exists; the others are
 * ours and say so by their prefix.
 */
export type ComplaintCode =
  | '600904'
  | 'practice.unknownField'
  | 'practice.required'
  | 'practice.type'
  | 'practice.length'
  | 'practice.range'
  | 'practice.decimals'
  | 'practice.choice'
  | 'practice.form'
  | 'practice.count'
  | 'practice.boxDiffers'
  | 'practice.duplicateLine'
  | 'practice.attachment'
  | 'practice.request';

/** One thing that is wrong, in English as a partner would say it. */
export interface Complaint {
  readonly code: ComplaintCode;
  /** Where, such as `packingDetails[0].sku`; empty for the whole order. */
  readonly path: string;
  readonly text: string;
}

const MOST_COMPLAINTS = 50;

/** The vendor's form of an error list: each message names the order it is about. */
export function complaintList(reference: string, complaints: readonly Complaint[]): readonly JsonObject[] {
  return complaints.slice(0, MOST_COMPLAINTS).map(({ code, path, text }) => ({
    code,
    message: `referenceNo:${reference},${path === '' ? text : `${path} ${text}`}`,
  }));
}
