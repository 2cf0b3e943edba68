/**
 * Milliseconds that a `Retry-After` header asks for (RFC 9110 §10.2.3: seconds, or an HTTP date); null when there is
 * none or it cannot be read. A date is measured against the partner's own `Date` when it sent one, so that a wrong
 * clock here does not matter.
 */
export function readRetryAfter(headers: Headers, now: number): number | null {
  const text = headers.get('retry-after')?.trim();
  if (!text) return null;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  const from = readDate(headers) ?? now;
  return Number.isNaN(at) ? null : Math.max(0, at - from);
}

/** The partner's wall time in milliseconds, or null. */
export function readDate(headers: Headers): number | null {
  const at = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(at) ? null : at;
}
