import { z } from 'zod';
import type { ExactJson } from '../http/exact-json.ts';
import type { TopError } from './error-class.ts';

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

/** The second and third layer of an answer. */
export type Envelope =
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
export function readEnvelope(json: ExactJson | undefined): Envelope | null {
  const refused = error.safeParse(json);
  if (refused.success) {
    const { code, msg, sub_code: subCode, sub_msg: subMsg } = refused.data.error_response;
    return { type: 'error', error: { code, msg, subCode, subMsg } };
  }
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
