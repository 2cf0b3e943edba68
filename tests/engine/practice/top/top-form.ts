import { createHash, createHmac } from 'node:crypto';
import type { Json, JsonObject } from '#engine/practice/json.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';

/** Form fields of an order that the practice Cainiao stores as it is; structures are objects here. */
export function goodOrder(orderCode: string, changes: JsonObject = {}): JsonObject {
  return {
    order_code: orderCode,
    store_code: 'STORE_1',
    order_type: '601',
    order_create_time: '2026-06-01 08:30:00',
    order_item_list: [goodItem()],
    ...changes,
  };
}

export function goodItem(changes: JsonObject = {}): JsonObject {
  const item = { order_item_id: '000001', item_id: '60123456789012340', item_quantity: 100, inventory_type: 1 };
  return { order_item: { ...item, ...changes } };
}

export type Method = 'md5' | 'hmac' | 'hmac-sha256';

/** A signed form by the test's own code; `changes` replace (null: leave out) fields before it is signed. */
export function signedForm(
  order: JsonObject,
  changes: Readonly<Record<string, string | null>> = {},
  method: Method = 'hmac-sha256',
): Record<string, string> {
  const { appKey, appSecret, session } = practiceCredentials.top;
  const now = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const all: Record<string, Json> = {
    method: 'taobao.wlb.wms.stock.in.order.notify',
    app_key: appKey,
    session,
    timestamp: now,
    format: 'json',
    v: '2.0',
    sign_method: method,
    ...order,
    ...changes,
  };
  const form: Record<string, string> = {};
  for (const [name, value] of Object.entries(all)) {
    if (value !== null) form[name] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  const text = Object.keys(form)
    .sort()
    .map((name) => name + form[name])
    .join('');
  const hash = {
    md5: () => createHash('md5').update(appSecret + text + appSecret),
    hmac: () => createHmac('md5', appSecret).update(text),
    'hmac-sha256': () => createHmac('sha256', appSecret).update(text),
  }[method]();
  return { ...form, sign: hash.digest('hex').toUpperCase() };
}

export interface TopError {
  readonly code: number;
  readonly sub_code?: string;
  readonly sub_msg?: string;
}

export interface TopReply {
  readonly error_response?: TopError;
  readonly wlb_wms_stock_in_order_notify_response?: {
    readonly wl_success: boolean;
    readonly wl_error_code: string;
    readonly wl_error_msg: string;
    readonly order_code: string;
  };
}

export async function post(
  url: string,
  form: Readonly<Record<string, string>> | string,
  type?: string,
): Promise<TopReply> {
  const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
  const response = await fetch(`${url}/router/rest`, {
    method: 'POST',
    headers: { 'content-type': type ?? 'application/x-www-form-urlencoded;charset=utf-8' },
    body,
  });
  if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
  return JSON.parse(await response.text());
}
