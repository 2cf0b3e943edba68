import type { TopSettings } from '#shared/partners/top.ts';
import type { Answer, PartnerMessage, SendResult } from '../client.ts';
import type { ExactJson } from '../http/exact-json.ts';
import { fieldNamed, type WireNames } from '../wire-names.ts';
import { saysExists } from './already-exists.ts';
import { readEnvelope } from './envelopes.ts';
import { banSeconds, classOf, type TopError } from './error-class.ts';

/** The vendor's "system exception": says nothing about whether the order was stored. */
const SYSTEM_ERROR = 'S07';
/** Waited when the partner does not say how long. */
const DEFAULT_WAIT_MS = 2000;
/** Characters kept of a message. */
const MAX_TEXT = 500;

export interface AnswerContext {
  readonly key: string;
  readonly status: number;
  /** Our clock minus the partner's, by its `Date` header; 0 when it sent none. */
  readonly skewMs: number;
  readonly names: WireNames;
  readonly s07As: TopSettings['s07As'];
}

/** What the body of an answer says about the one order that was sent. */
export function readAnswer(json: ExactJson | undefined, context: AnswerContext): SendResult {
  const { key, status } = context;
  const answered = (answer: Answer): SendResult => ({ type: 'answered', status, answers: new Map([[key, answer]]) });
  const envelope = readEnvelope(json);
  if (!envelope) return { type: 'unknown', reason: 'unreadable', status };
  if (envelope.type === 'error') return readError(envelope.error, context, answered);

  const { success, errorCode, errorMsg, orderCode, requestId } = envelope;
  const data = { ...(orderCode && { order_code: orderCode }), ...(requestId && { request_id: requestId }) };
  const partnerNo = orderCode || null;
  if (success) return answered({ type: 'accepted', partnerNo, data });
  if (saysExists(key, errorCode, errorMsg)) return answered({ type: 'exists', partnerNo, data });
  if (errorCode === SYSTEM_ERROR && context.s07As === 'unknown') {
    return { type: 'unknown', reason: SYSTEM_ERROR, status };
  }
  return answered({ type: 'rejected', messages: [message(errorCode, errorMsg, context)] });
}

function readError(error: TopError, context: AnswerContext, answered: (answer: Answer) => SendResult): SendResult {
  const { key, status, skewMs } = context;
  const { code, msg, subCode, subMsg } = error;
  const name = [code, subCode].filter(Boolean).join(' ');
  switch (classOf(error)) {
    case 'rejected':
      if (saysExists(key, subCode, subMsg)) return answered({ type: 'exists', partnerNo: null, data: {} });
      return answered({ type: 'rejected', messages: [message(subCode || code, subMsg || msg, context)] });
    case 'throttled': {
      const seconds = banSeconds(msg, subMsg);
      return { type: 'throttled', waitMs: seconds === null ? DEFAULT_WAIT_MS : seconds * 1000, status };
    }
    case 'transient':
      return { type: 'unknown', reason: name || 'unreadable', status };
    case 'credentials':
      return { type: 'credentials', message: name, status };
    case 'clock':
      return { type: 'clock', skewMs, status };
  }
}

function message(code: string, text: string, { names }: AnswerContext): PartnerMessage {
  const field = fieldNamed(text, names);
  return { code, text: text.slice(0, MAX_TEXT), ...(field === null ? {} : { field }) };
}
