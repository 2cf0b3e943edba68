import type { Json, JsonObject } from '../json.ts';
import type { PracticeAnswer } from '../partner.ts';
import { type Complaint, complaintList } from './complaint.ts';

/** What the vendor wraps around a good answer; empty members are `""`, as in its sample. */
export function good(data: Json): JsonObject {
  return { code: '0', data, errors: '', message: '', messageId: '', success: true, warnList: '' };
}

/** What the vendor wraps around a refusal. */
export function refusal(errors: readonly Json[]): JsonObject {
  return { code: '0005', data: '', errors, message: 'parameter error', messageId: '', success: false, warnList: '' };
}

/** A refusal of one order, in the sample's form. */
export function refusedOrder(reference: string, complaints: readonly Complaint[]): JsonObject {
  return refusal(complaintList(reference, complaints));
}

/** A refusal of the request as a whole, before any order is looked at. */
export function refusedRequest(status: number, text: string): PracticeAnswer {
  return { status, body: refusal([{ code: 'practice.request', message: text }]) };
}
