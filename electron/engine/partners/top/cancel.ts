import { z } from 'zod';
import type { JsonObject } from '#shared/kinds/kind.ts';
import { readDate } from '../http/exchange.ts';
import { parseExactJson } from '../http/json.ts';
import type { CancelPartner, CancelResult } from '../partner-client.ts';
import { call, type TopAccess } from './call.ts';
import { readTopError, SYSTEM_ERROR, unansweredBy } from './read-answer.ts';

const METHOD = 'taobao.wlb.wms.order.cancel.notify';

const text = z
  .union([z.string(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value).trim()));

const response = z.object({
  wlb_wms_order_cancel_notify_response: z.object({ wl_success: text, wl_error_code: text, wl_error_msg: text }),
});

/** Types of order that the call is described with; B2B (306) is not among them. */
const types: ReadonlySet<string> = new Set(['601', '501', '302', '904']);

/** Whether the call is described for an order with this body. */
export const isCancellable = (body: JsonObject): boolean => types.has(String(body.order_type));

/** Asks Cainiao to cancel one order, by the codes that its notification had. Never tries twice. */
export function createTopCancel(access: TopAccess): CancelPartner {
  const { settings, ports } = access;
  return {
    concurrency: settings.concurrency,
    ratePerSecond: settings.ratePerSecond,
    async cancel(body, signal): Promise<CancelResult> {
      const { order_code = '', order_type = '', store_code = '' }: JsonObject = body;
      const result = await call(access, { order_code, order_type, store_code }, signal, METHOD);
      if (result.type !== 'answered') return result;
      const { status } = result;
      const json = parseExactJson(result.bytes);
      const error = readTopError(json);
      const theirs = readDate(result.headers);
      if (error) return unansweredBy(error, { status, skewMs: theirs === null ? 0 : ports.clock.now() - theirs });
      const said = response.safeParse(json).data?.wlb_wms_order_cancel_notify_response;
      const success = said?.wl_success.toLowerCase();
      if (success === 'true') return { type: 'cancelled' };
      if (!said || success !== 'false') return { type: 'unknown', reason: 'unreadable', status };
      if (said.wl_error_code === SYSTEM_ERROR && settings.s07As === 'unknown') {
        return { type: 'unknown', reason: SYSTEM_ERROR, status };
      }
      return { type: 'refused', status, code: said.wl_error_code, message: said.wl_error_msg };
    },
  };
}
