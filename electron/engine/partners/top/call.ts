import type { Json, JsonObject } from '#shared/kinds/kind.ts';
import type { TopSettings } from '#shared/partners/top.ts';
import type { Ports } from '../../ports.ts';
import { type Exchange, exchange } from '../http/exchange.ts';
import { type Params, sign } from './sign.ts';

const NOTIFY = 'taobao.wlb.wms.stock.in.order.notify';
const GMT8_MS = 8 * 3_600_000;

export interface TopCredentials {
  readonly appKey: string;
  readonly appSecret: string;
  readonly session: string;
}

/** Who is called, as whom, through what. */
export interface TopAccess {
  readonly settings: TopSettings;
  readonly credentials: TopCredentials;
  readonly ports: Pick<Ports, 'fetch' | 'clock'>;
}

/** One signed POST of business parameters to the gateway; the notification of an order, unless another method is named. */
export function call(
  { settings, credentials, ports }: TopAccess,
  body: JsonObject,
  signal: AbortSignal,
  method = NOTIFY,
): Promise<Exchange> {
  const params: Params = {
    ...toForm(body),
    method,
    app_key: credentials.appKey,
    session: credentials.session,
    timestamp: timestamp(ports.clock.now()),
    format: 'json',
    v: '2.0',
    sign_method: settings.signMethod,
  };
  const signed = { ...params, sign: sign(params, credentials.appSecret, settings.signMethod) };
  return exchange(
    ports,
    {
      method: 'POST',
      url: settings.gateway,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded;charset=utf-8', Accept: 'application/json' },
      body: new URLSearchParams(signed).toString(),
    },
    { timeoutMs: settings.timeoutMs, signal },
  );
}

/**
 * Business parameters as form fields: text as it is, numbers in digits, structures and lists as JSON, written this once
 * so that what is signed is what is sent. Empty values are left out.
 */
export function toForm(body: JsonObject): Params {
  const fields = Object.entries(body).map(([name, value]) => [name, fieldText(value)] as const);
  return Object.fromEntries(fields.filter(([, text]) => text !== ''));
}

function fieldText(value: Json): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
}

/** `yyyy-MM-dd HH:mm:ss` in GMT+8, whatever the zone of this machine. `now` in milliseconds since the epoch. */
export function timestamp(now: number): string {
  return new Date(now + GMT8_MS).toISOString().slice(0, 19).replace('T', ' ');
}
