import { z } from 'zod';
import type { XportSettings } from '#shared/partners/xport.ts';
import type { Ports } from '../../ports.ts';
import { DEFAULT_WAIT, exchange, isRefusal, readDate, readRetryAfter } from '../http/exchange.ts';
import { type ExactJson, parseExactJson } from '../http/json.ts';
import type { Unanswered } from '../partner-client.ts';
import type { Operation } from './operations.ts';
import { sign, type XportCredentials } from './sign.ts';

/** Who is called, as whom, through what. */
export interface XportAccess {
  readonly settings: XportSettings;
  readonly credentials: XportCredentials;
  readonly ports: Pick<Ports, 'fetch' | 'clock'>;
  /** A new nonce for every request. */
  readonly nonce: () => string;
}

/** What one call came to. */
export type Reading =
  | { readonly type: 'good'; readonly status: number; readonly data: ExactJson }
  | { readonly type: 'refused'; readonly status: number; readonly code: string; readonly text: string }
  | Unanswered;

/** A clock that is further off than this (ms) is blamed before the keys are. */
const MAX_SKEW = 5 * 60_000;
/** Characters kept of a message. */
const MAX_TEXT = 500;

/** One signed POST. `open/pp` calls repeat timestamp and signature in the query where the account says so. */
export async function call(
  { settings, credentials, ports, nonce }: XportAccess,
  { path, family }: Operation,
  body: string,
  signal: AbortSignal,
): Promise<Reading> {
  const timestamp = String(Math.floor(ports.clock.now() / (settings.timestampUnit === 's' ? 1000 : 1)));
  const nonceStr = nonce();
  const signature = sign(credentials, timestamp, nonceStr);
  const query = family === 'pp' && settings.querySign ? `?${new URLSearchParams({ timestamp, sign: signature })}` : '';
  const headers = {
    'Content-Type': 'application/json',
    Accept: 'application/json',
    'access-key': credentials.accessKey,
    'user-id': credentials.userId,
    timestamp,
    'nonce-str': nonceStr,
    signature,
  };
  const url = `${settings.baseUrl.replace(/\/+$/, '')}${settings[path]}${query}`;
  const result = await exchange(
    ports,
    { method: 'POST', url, headers, body },
    { timeoutMs: settings.timeoutMs, signal },
  );
  if (result.type !== 'answered') return result;
  const now = ports.clock.now();
  return read(parseExactJson(result.bytes), family, {
    status: result.status,
    skewMs: now - (readDate(result.headers) ?? now),
    waitMs: readRetryAfter(result.headers, now) ?? DEFAULT_WAIT,
  });
}

interface Head {
  readonly status: number;
  /** Our clock minus the partner's, by its `Date` header; 0 when it sent none. */
  readonly skewMs: number;
  /** What a refusal of too many calls asks for. */
  readonly waitMs: number;
}

/** A code that is the number of an HTTP status means the same inside the envelope. */
function read(json: ExactJson | undefined, family: Operation['family'], { status, skewMs, waitMs }: Head): Reading {
  const envelope = readEnvelope(json, family);
  const code = envelope?.type === 'refused' ? envelope.code : '';
  const text = envelope?.type === 'refused' ? envelope.text.slice(0, MAX_TEXT) : '';
  const meaning = status >= 400 ? String(status) : code;
  // It says no and yes at once: a gateway may have put its own status on what the partner had done.
  if (status >= 400 && envelope?.type === 'good') return { type: 'unknown', reason: 'contradictory', status };
  if (meaning === '401' || meaning === '403') {
    if (Math.abs(skewMs) > MAX_SKEW) return { type: 'clock', skewMs, status };
    return { type: 'credentials', message: `${meaning} ${text}`.trim(), status };
  }
  if (meaning === '429') return { type: 'throttled', waitMs, status };
  if (/^5\d\d$/.test(meaning) || isGivenUp(meaning))
    return { type: 'unknown', reason: `code-${meaning} ${text}`.trim(), status };
  // Refused as a request: nothing was done, whatever else its text may be.
  if (status >= 400) return { type: 'refused', status, code: code || `HTTP ${status}`, text };
  if (!envelope) return { type: 'unknown', reason: 'unreadable', status };
  switch (envelope.type) {
    case 'good':
      return { type: 'good', status, data: envelope.data };
    case 'refused':
      return { type: 'refused', status, code, text };
    case 'contradictory':
      return { type: 'unknown', reason: 'contradictory', status };
  }
}

/** The number of an HTTP status by which nobody knows what became of the request: a timeout, a client that was gone. */
const isGivenUp = (code: string) => /^4\d\d$/.test(code) && !isRefusal(Number(code));

/** What the envelope of an answer says, before anybody looks into its data. */
type Envelope =
  | { readonly type: 'good'; readonly data: ExactJson }
  | { readonly type: 'refused'; readonly code: string; readonly text: string }
  /** It says yes and no at once. */
  | { readonly type: 'contradictory' };

const text = z
  .union([z.string(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value).trim()));

const parts = z.looseObject({
  errorCode: text,
  errorMsg: text,
  code: text,
  msg: text,
  success: z.boolean().nullish(),
});

const OK = '200';

/**
 * `open/pp`: `{errorCode, errorMsg, success, data}`, good when `success` is true and the code 200; or the vendor's newer
 * `{requestId, code, developId, msg, data}`, good when the code is 200. `wms`: `{data: true}`; anything else in `data`, or an
 * error code, refuses. Null when the text is neither.
 */
function readEnvelope(json: ExactJson | undefined, family: Operation['family']): Envelope | null {
  const parsed = parts.safeParse(json);
  if (!parsed.success) return null;
  const { success, data } = { data: undefined, ...parsed.data };
  const isNewer = parsed.data.errorCode === '' && parsed.data.code !== '';
  const code = isNewer ? parsed.data.code : parsed.data.errorCode;
  const refused: Envelope = { type: 'refused', code, text: parsed.data.errorMsg || parsed.data.msg };
  if (family === 'wms') return readWms(data, code, success ?? null, refused);
  if (isNewer && code === OK && success !== false) return { type: 'good', data: (data ?? null) as ExactJson };
  if (success === true && code === OK) return { type: 'good', data: (data ?? null) as ExactJson };
  if (success === true || (code === OK && success === false)) return { type: 'contradictory' };
  return success === false || (code !== '' && code !== OK) ? refused : null;
}

function readWms(data: unknown, code: string, success: boolean | null, refused: Envelope): Envelope | null {
  const erring = (code !== '' && code !== OK) || success === false;
  if (data === true) return erring ? { type: 'contradictory' } : { type: 'good', data: true };
  return data === undefined && !erring ? null : refused;
}
