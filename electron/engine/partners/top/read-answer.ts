import { z } from 'zod';
import type { TopSettings } from '#shared/partners/top.ts';
import { existsWords, lineWords, missingWords } from '#shared/words/answer-words.ts';
import { DEFAULT_WAIT, LONGEST_WAIT } from '../http/exchange.ts';
import type { ExactJson } from '../http/json.ts';
import type { Answer, FollowUpResult, PartnerMessage, SendResult, Unanswered } from '../partner-client.ts';
import { banSeconds, classOf, type TopError } from './error-class.ts';

/** The vendor's "system exception": says nothing about whether the order was stored. */
export const SYSTEM_ERROR = 'S07';
/** Characters kept of a message. */
const MAX_TEXT = 500;

export interface AnswerContext {
  readonly key: string;
  readonly status: number;
  /** Our clock minus the partner's, by its `Date` header; 0 when it sent none. */
  readonly skewMs: number;
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
  return answered({ type: 'rejected', messages: [message(errorCode, errorMsg)] });
}

function readError(error: TopError, context: AnswerContext, answered: (answer: Answer) => SendResult): SendResult {
  const { key } = context;
  const read = unansweredBy(error, context);
  if (read.type !== 'refused') return read;
  if (saysExists(key, error.subCode, error.subMsg)) return answered({ type: 'exists', partnerNo: null, data: {} });
  return answered({ type: 'rejected', messages: [message(read.code, read.message)] });
}

/** What an error of TOP's own means for any of its calls; `refused`: the call as it is, which says nothing else. */
export function unansweredBy(
  error: TopError,
  { status, skewMs }: Pick<AnswerContext, 'status' | 'skewMs'>,
): Unanswered | Extract<FollowUpResult, { readonly type: 'refused' }> {
  const { code, msg, subCode, subMsg } = error;
  const name = [code, subCode].filter(Boolean).join(' ');
  switch (classOf(error)) {
    case 'rejected':
      return { type: 'refused', status, code: subCode || code, message: wordsOf(msg, subMsg).slice(0, MAX_TEXT) };
    case 'throttled': {
      const seconds = banSeconds(msg, subMsg);
      const waitMs = seconds === null ? DEFAULT_WAIT : Math.min(seconds * 1000, LONGEST_WAIT);
      // TOP's own envelope: its gateway counts calls before it passes them on.
      return { type: 'throttled', waitMs, status, turnedAway: true };
    }
    case 'transient':
      return { type: 'unknown', reason: name || 'unreadable', status };
    case 'credentials':
    case 'permission':
      return { type: 'credentials', message: name, status };
    case 'clock':
      return { type: 'clock', skewMs, status };
  }
}

function message(code: string, text: string): PartnerMessage {
  return { code, text: text.slice(0, MAX_TEXT) };
}

/** What is wrong stands in the inner message; where that only names fields, the outer one says what of them. */
function wordsOf(msg: string, subMsg: string): string {
  if (subMsg === '') return msg;
  const names = subMsg.split(/\s*,\s*/);
  const bare = names.every((name) => /^\w+(?:[._[][\w.[\]]*)+$/.test(name));
  return bare && msg !== '' ? `${msg}: ${subMsg}` : subMsg;
}

/** Whether a refusal of the order `key` only says that it is there already. */
function saysExists(key: string, ...texts: readonly string[]): boolean {
  const said = texts.join(' ').toLowerCase();
  // An order code may hold such words itself.
  const rest = key === '' ? said : said.replaceAll(key.toLowerCase(), ' ');
  if (missingWords.test(rest) || lineWords.test(rest)) return false;
  return existsWords.some((word) => rest.includes(word));
}

/** The second and third layer of an answer. */
type Envelope =
  | { readonly type: 'error'; readonly error: TopError }
  | {
      readonly type: 'response';
      readonly success: boolean;
      readonly errorCode: string;
      readonly errorMsg: string;
      readonly orderCode: string;
      readonly requestId: string;
    };

/** Null when the text is neither TOP's error nor the call's response, or does not say whether it succeeded. */
function readEnvelope(json: ExactJson | undefined): Envelope | null {
  const refused = readTopError(json);
  if (refused) return { type: 'error', error: refused };
  const answered = response.safeParse(json);
  if (!answered.success) return null;
  const said = answered.data.wlb_wms_stock_in_order_notify_response;
  const success = said.wl_success.toLowerCase();
  if (success !== 'true' && success !== 'false') return null;
  return {
    type: 'response',
    success: success === 'true',
    errorCode: said.wl_error_code,
    errorMsg: said.wl_error_msg,
    orderCode: said.order_code,
    requestId: said.request_id,
  };
}

/** TOP's own error envelope; null where the answer is none. */
export function readTopError(json: ExactJson | undefined): TopError | null {
  const refused = error.safeParse(json);
  if (!refused.success) return null;
  const { code, msg, sub_code: subCode, sub_msg: subMsg } = refused.data.error_response;
  return { code, msg, subCode, subMsg };
}

const text = z
  .union([z.string(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value).trim()));

const error = z.object({
  error_response: z.object({ code: text, msg: text, sub_code: text, sub_msg: text, request_id: text }),
});

const response = z.object({
  wlb_wms_stock_in_order_notify_response: z.object({
    wl_success: text,
    wl_error_code: text,
    wl_error_msg: text,
    order_code: text,
    request_id: text,
  }),
});
