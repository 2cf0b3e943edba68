import type { JsonObject } from '#shared/kinds/kind.ts';
import type { TopSettings } from '#shared/partners/top.ts';
import type { Ports } from '../../ports.ts';
import { type Exchange, exchange } from '../http/exchange.ts';
import { timestamp, toForm } from './form.ts';
import { type Params, sign } from './sign.ts';

const METHOD = 'taobao.wlb.wms.stock.in.order.notify';

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

/** One signed POST of business parameters to the gateway. */
export function call(
  { settings, credentials, ports }: TopAccess,
  body: JsonObject,
  signal: AbortSignal,
): Promise<Exchange> {
  const params: Params = {
    ...toForm(body),
    method: METHOD,
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
