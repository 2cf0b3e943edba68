import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import type { PracticeAnswer } from '../partner.ts';

/** TOP answers everything with HTTP 200; what it thinks of a call is in the envelope. */
const STATUS = 200;

const requestId = () => randomUUID().replaceAll('-', '').slice(0, 12);

/** What a call itself answers. */
export function answered(call: string, fields: JsonObject): PracticeAnswer {
  return { status: STATUS, body: { [`${call}_response`]: { ...fields, request_id: requestId() } } };
}

const NOTIFY = 'wlb_wms_stock_in_order_notify';

export const notified = (fields: JsonObject): PracticeAnswer => answered(NOTIFY, fields);

/** A refusal by the call: HTTP 200, and still not accepted. */
export function notAccepted(code: string, text: string, call = NOTIFY): PracticeAnswer {
  return answered(call, { wl_success: false, wl_error_code: code, wl_error_msg: text, order_code: '' });
}

/** A refusal by the platform. `sub` is what lies behind the number; left out where there is none. */
export function refused(
  code: number,
  msg: string,
  sub?: { readonly code: string; readonly msg?: string },
): PracticeAnswer {
  const behind = sub ? { sub_code: sub.code, ...(sub.msg !== undefined && { sub_msg: sub.msg }) } : {};
  return { status: STATUS, body: { error_response: { code, msg, ...behind, request_id: requestId() } } };
}
