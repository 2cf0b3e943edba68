import type { EtowerSettings } from '#shared/partners/etower.ts';
import type { Ports } from '../../ports.ts';
import { exchange, readDate } from '../http/exchange.ts';
import { type ExactJson, parseExactJson } from '../http/json.ts';
import type { Unanswered } from '../partner-client.ts';
import { type EtowerCredentials, sign } from './sign.ts';

/** Who is called, as whom, through what. */
export interface EtowerAccess {
  readonly settings: EtowerSettings;
  readonly credentials: EtowerCredentials;
  readonly ports: Pick<Ports, 'fetch' | 'clock'>;
}

/** An answer whose text is JSON (`json` is undefined when it is not), or what went wrong before one was read. */
type CallResult =
  | { readonly type: 'answered'; readonly status: number; readonly json: ExactJson | undefined }
  | Unanswered;

/** The partner refuses requests whose date is further off than this (ms). */
const MAX_SKEW = 15 * 60_000;

/** An operation's address as it is called, byte for byte: a capital or `:443` in the setting would be signed, not sent. */
export function endpoint(baseUrl: string, operation: string): string {
  const path = operation.includes('/') ? operation : `b2b/${operation}`;
  return new URL(`${baseUrl.replace(/\/+$/, '')}/api/supplier-service/v1/${path}`).href;
}

/**
 * One signed POST; a GET where there is no body. `operation` is the last part of the path, such as `po`; outside of `b2b` with what
 * stands there instead, such as `product/create`.
 */
export async function call(
  { settings, credentials, ports }: EtowerAccess,
  operation: string,
  body: string | null,
  signal: AbortSignal,
): Promise<CallResult> {
  const url = endpoint(settings.baseUrl, operation);
  const method = body === null ? 'GET' : 'POST';
  const headers = {
    'Content-Type': 'application/json',
    Accept: 'application/json',
    ...sign({ method, url, date: ports.clock.now() }, credentials, settings),
  };
  const result = await exchange(
    ports,
    { method, url, headers, ...(body !== null && { body }) },
    { timeoutMs: settings.timeoutMs, signal },
  );
  if (result.type !== 'answered') return result;
  const { status } = result;
  if (status === 401 || status === 403) return refusedAccess(status, result.headers, ports.clock.now());
  return { type: 'answered', status, json: parseExactJson(result.bytes) };
}

/** A date too far off is refused like a wrong key, so the clocks are compared before the key is blamed. */
function refusedAccess(status: number, headers: Headers, now: number): Unanswered {
  const theirs = readDate(headers);
  const skewMs = theirs === null ? 0 : now - theirs;
  if (Math.abs(skewMs) > MAX_SKEW) return { type: 'clock', skewMs, status };
  return { type: 'credentials', message: `http-${status}`, status };
}
