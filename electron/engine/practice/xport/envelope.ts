import type { Json } from '../json.ts';
import type { PracticeAnswer } from '../partner.ts';

/** Codes of our own: the vendor has published none. */
export const codes = { invalid: 4001, previewUnknown: 4002, previewExpired: 4003, serviceUnknown: 4004 } as const;

export function good(data: Json): PracticeAnswer {
  return { status: 200, body: { errorCode: 200, errorMsg: null, success: true, data } };
}

/** Refusals come with HTTP 200, but for requests that are none (4xx). */
export function refused(errorCode: number, errorMsg: string, status = 200): PracticeAnswer {
  return { status, body: { errorCode, errorMsg, success: false, data: null } };
}

export const stored: PracticeAnswer = { status: 200, body: { data: true } };

export function notStored(errorMsg: string): PracticeAnswer {
  return { status: 200, body: { errorCode: codes.invalid, errorMsg, data: false } };
}
