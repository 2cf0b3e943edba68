import type { Ports } from '../../ports.ts';
import { readTransportError } from './transport-error.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

export interface ExchangeOptions {
  /** Milliseconds for the whole exchange, body included. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Largest answer that is read; the default is 8 MB. */
  readonly maxBytes?: number;
}

/** What one HTTP exchange came to. Reasons are short names without addresses or secrets, fit for the log. */
export type Exchange =
  /** Any answer of the partner itself that is read as such: 2xx and most of 4xx. */
  | { readonly type: 'answered'; readonly status: number; readonly headers: Headers; readonly bytes: Uint8Array }
  | { readonly type: 'not-sent'; readonly reason: string }
  | { readonly type: 'unknown'; readonly reason: string; readonly status?: number }
  | { readonly type: 'throttled'; readonly waitMs: number; readonly status: number };

const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Statuses by which a request is refused as such (RFC 9110 §15.5 and the IANA registry), but 408 and 429. Others, such as
 * 499 and 460, are a server's own that stands before the partner and gave up waiting for it.
 */
const REFUSALS: ReadonlySet<number> = new Set([
  400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425,
  426, 428, 431, 451,
]);

/** Whether a partner that answers so has refused the request, and done nothing. */
export function isRefusal(status: number): boolean {
  return REFUSALS.has(status);
}

/** Waited (ms) when a partner says that it is too much, and not how long. */
export const DEFAULT_WAIT = 2000;

/** The longest wait (ms) that is taken from a partner, whatever it says: a day. */
export const LONGEST_WAIT = 24 * 3_600_000;

/**
 * Sends one request and reads its answer. Never sends twice: retrying is the outbox's business, which knows what a
 * second request would mean. Redirects are not followed, since the signature must not travel to another address.
 */
export async function exchange(
  { fetch, clock }: Pick<Ports, 'fetch' | 'clock'>,
  { method, url, headers, body }: HttpRequest,
  { timeoutMs, signal, maxBytes = MAX_BYTES }: ExchangeOptions,
): Promise<Exchange> {
  if (signal.aborted) return { type: 'not-sent', reason: 'stopped' };
  const limit = AbortSignal.timeout(timeoutMs);
  const interruption = () => (signal.aborted ? 'stopped' : limit.aborted ? 'timeout' : null);
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers,
      body: body ?? null,
      redirect: 'manual',
      signal: AbortSignal.any([signal, limit]),
    });
  } catch (error) {
    const interrupted = interruption();
    if (interrupted) return { type: 'unknown', reason: interrupted };
    const { maybeSent, reason } = readTransportError(error);
    return { type: maybeSent ? 'unknown' : 'not-sent', reason };
  }

  const { status } = response;
  const early = readStatus(response, clock.now());
  try {
    if (early) {
      await response.body?.cancel();
      return early;
    }
    const bytes = await readBody(response, maxBytes);
    if (!bytes) return { type: 'unknown', reason: 'too-large', status };
    return { type: 'answered', status, headers: response.headers, bytes };
  } catch (error) {
    // The answer had begun, so the request did arrive, whatever the error is called.
    return early ?? { type: 'unknown', reason: interruption() ?? readTransportError(error).reason, status };
  }
}

/** What the status alone decides; null when the body is to be read. */
function readStatus({ status, headers }: Response, now: number): Exchange | null {
  const retryAfter = readRetryAfter(headers, now);
  if (status === 429) return { type: 'throttled', waitMs: retryAfter ?? DEFAULT_WAIT, status };
  if (status === 503 && retryAfter !== null) return { type: 'throttled', waitMs: retryAfter, status };
  if (status >= 300 && status < 400) return { type: 'unknown', reason: 'redirect', status };
  const clear = (status >= 200 && status < 300) || REFUSALS.has(status);
  return clear ? null : { type: 'unknown', reason: `http-${status}`, status };
}

/** Bytes of a response body; null when it is larger than `maxBytes`, whatever its headers declare. */
async function readBody(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks, size);
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}

/**
 * Milliseconds that a `Retry-After` header asks for (RFC 9110 §10.2.3: seconds, or an HTTP date), at most
 * {@link LONGEST_WAIT}; null when there is none or it cannot be read. A date is measured against the partner's own `Date` when it sent one, so that a wrong
 * clock here does not matter.
 */
export function readRetryAfter(headers: Headers, now: number): number | null {
  const text = headers.get('retry-after')?.trim();
  if (!text) return null;
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_WAIT);
  const at = Date.parse(text);
  const from = readDate(headers) ?? now;
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - from), LONGEST_WAIT);
}

/** The partner's wall time in milliseconds, or null. */
export function readDate(headers: Headers): number | null {
  const at = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(at) ? null : at;
}
