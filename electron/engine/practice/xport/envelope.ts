import type { Json } from '../json.ts';
import type { PracticeAnswer } from '../partner.ts';
import { type Complaint, sentence } from '../schema.ts';

/** Codes of our own: the vendor has published none. */
export const codes = { invalid: 4001, previewUnknown: 4002, previewExpired: 4003, serviceUnknown: 4004 } as const;

/** Complaints told at once. */
const MOST_COMPLAINTS = 20;

export function good(data: Json): PracticeAnswer {
  return { status: 200, body: { errorCode: 200, errorMsg: null, success: true, data } };
}

/** Refusals come with HTTP 200, but for requests that are none (4xx). */
export function refused(errorCode: number, errorMsg: string, status = 200): PracticeAnswer {
  return { status, body: { errorCode, errorMsg, success: false, data: null } };
}

/** A refusal of a body that is not as the contract has it. */
export function invalid(complaints: readonly Complaint[]): PracticeAnswer {
  return refused(codes.invalid, inOneSentence(complaints));
}

/** The parcel calls answer in an envelope of their own. */
export const stored: PracticeAnswer = { status: 200, body: { data: true } };

export function notStored(complaints: readonly Complaint[]): PracticeAnswer {
  return { status: 200, body: { errorCode: codes.invalid, errorMsg: inOneSentence(complaints), data: false } };
}

function inOneSentence(complaints: readonly Complaint[]): string {
  return complaints.slice(0, MOST_COMPLAINTS).map(sentence).join('; ');
}
