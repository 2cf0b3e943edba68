import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '#engine/practice/json.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';

const { accessKey, accessSecret, userId } = practiceCredentials.xport;

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly nonce?: string;
  readonly now?: number;
  /** Instead of the right ones. */
  readonly query?: Readonly<Record<string, string>>;
  readonly method?: string;
}

export interface Reply {
  readonly status: number;
  readonly body: {
    readonly errorCode?: number;
    readonly errorMsg?: string | null;
    readonly success?: boolean;
    readonly data: JsonObject & { readonly renderId?: string; readonly orderId?: string };
  };
}

/** A request by the contract, signed by the test's own code. `operation` such as `orderBookingFreight` or `inbound`. */
export async function call(url: string, operation: string, body: Json, options: CallOptions = {}): Promise<Reply> {
  const isParcel = /^(forecast|inbound|update)$/.test(operation);
  const path = operation.startsWith('/')
    ? `/api${operation}`
    : isParcel
      ? `/api/wms/package/${operation}`
      : `/api/open/pp/logistics/${operation}`;
  const timestamp = String(Math.floor((options.now ?? Date.now()) / 1000));
  const nonce = options.nonce ?? randomBytes(16).toString('hex');
  const signature = createHash('md5')
    .update(accessKey + timestamp + nonce + accessSecret)
    .digest('hex')
    .toUpperCase();
  const query = isParcel ? '' : `?${new URLSearchParams(options.query ?? { timestamp, sign: signature })}`;
  const method = options.method ?? 'POST';
  const response = await fetch(`${url}${path}${query}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'access-key': accessKey,
      'user-id': userId,
      timestamp,
      'nonce-str': nonce,
      signature,
      ...options.headers,
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

export const goods = (itemId: string, quantity = 1): JsonObject => ({
  itemId,
  skuId: '413185732720',
  quantity,
  title: 'Thing',
});

export function order(
  tmallOrderId: string,
  lineItems: readonly JsonObject[] = [goods('A')],
  zip = '91607',
): JsonObject {
  return {
    tmallOrderInfo: { tmallOrderId },
    receiverAddress: { country: 'US', city: 'LA', zip, address: 'A 1', name: 'Pat', phone: '508' },
    lineItems,
  };
}

/** The body that books an order with one service for all lines. */
export function booking(of: JsonObject, renderId: string, serviceId = '1'): JsonObject {
  const lines = of.lineItems as readonly JsonObject[];
  return { ...of, renderId, lineItems: lines.map((line) => ({ ...line, freightInfo: { serviceId } })) };
}

export async function previewed(url: string, of: JsonObject, options: CallOptions = {}): Promise<string> {
  return (await call(url, 'orderRenderFreight', of, options)).body.data.renderId ?? '';
}

/** Previews and books. */
export async function booked(url: string, of: JsonObject, serviceId = '1'): Promise<Reply> {
  return call(url, 'orderBookingFreight', booking(of, await previewed(url, of), serviceId));
}

export interface LedgerLine {
  readonly kind: string;
  readonly reference: string;
  readonly orderNo: string;
  readonly body: JsonObject;
}

export function ledgerOf(path: string): readonly LedgerLine[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): LedgerLine => JSON.parse(line));
}
