import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { Json, JsonObject } from '#engine/practice/json.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { patience } from '../../patience.ts';

/** An order that the practice warehouse stores as it is. */
export function goodOrder(referenceNo: string, changes: JsonObject = {}): JsonObject {
  return {
    referenceNo,
    tallyRule: 1,
    useShipperBoxNo: false,
    warehouseCode: 'AU-SYD',
    shipperContactName: 'Zhang San',
    shipperPhone: '18856789348',
    shipperAddress: { country: 'CN', addressLine1: 'Dalian Road 900' },
    packingDetails: [goodDetail()],
    ...changes,
  };
}

export function goodDetail(changes: JsonObject = {}): JsonObject {
  return {
    boxNo: '1',
    boxQty: 2,
    weightDeclared: 12.345,
    declaredWeightUnit: 'KG',
    lengthDeclared: 60.5,
    widthDeclared: 40,
    heightDeclared: 30,
    declareDimensionUnit: 'CM',
    sku: 'SKU-1',
    productQty: 20,
    ...changes,
  };
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface CallOptions {
  /** Sent instead of what would be right. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly without?: readonly string[];
  readonly method?: string;
  readonly now?: number;
  readonly target?: 'path' | 'url';
  readonly base64?: (standard: string) => string;
  /** Milliseconds of silence, once the server has been sent everything. */
  readonly timeoutMs?: number;
}

/** The headers of a request by the contract, signed by the test's own code. */
export function signedHeaders(
  method: string,
  target: string,
  { now = Date.now(), base64 = (standard) => standard }: Pick<CallOptions, 'now' | 'base64'> = {},
): Record<string, string> {
  const date = new Date(now).toUTCString();
  const { token, key } = practiceCredentials.etower;
  const signature = createHmac('sha1', key).update(`${method}\n${date}\n${target}`).digest('base64');
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    'x-walltech-date': date,
    authorization: `WallTech ${token}:${base64(signature)}`,
  };
}

/** Sends a signed request; rejects when the connection breaks or nothing comes in time. */
export function call(url: string, name: string, body: Json | Buffer, options: CallOptions = {}): Promise<Reply> {
  const path = `/api/supplier-service/v1/b2b/${name}`;
  const method = options.method ?? 'POST';
  const headers = {
    ...signedHeaders(method, options.target === 'url' ? url + path : path, options),
    ...options.headers,
  };
  for (const name of options.without ?? []) delete headers[name];
  return new Promise((resolve, reject) => {
    const request = httpRequest(url + path, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.on('finish', () => request.setTimeout(options.timeoutMs ?? patience.timeout));
    request.on('timeout', () => request.destroy(new Error('timeout')));
    request.on('error', reject);
    request.end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
  });
}

export interface Element {
  readonly code: string;
  readonly success: boolean;
  readonly data: { readonly orderNo: string; readonly referenceNo: string };
  readonly errors: readonly { readonly code: string; readonly message: string }[] | '';
}

export async function createOrders(url: string, ...orders: readonly Json[]): Promise<readonly Element[]> {
  return JSON.parse((await call(url, 'po', orders)).text);
}

/** The references among these that the warehouse has. */
export async function stored(url: string, ...referenceNoList: readonly string[]): Promise<readonly string[]> {
  const { data } = JSON.parse((await call(url, 'poList', { referenceNoList })).text);
  return data.map((order: { referenceNo: string }) => order.referenceNo);
}
