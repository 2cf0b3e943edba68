import { createHash, timingSafeEqual } from 'node:crypto';
import type { PracticeAnswer, PracticeRequest } from '../partner.ts';
import { refused } from './envelope.ts';

/** How a caller writes the time: unix seconds, or milliseconds as in the vendor's samples. */
export type TimestampUnit = 's' | 'ms' | 'either';

export interface XportCredentials {
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly userId: string;
}

/** What the practice Xport accepts unless told otherwise. */
export const xportCredentials = {
  accessKey: 'practice-access-key',
  accessSecret: 'practice-access-secret',
  userId: 'practice-user',
};

/** What keeps a caller out; null when nothing does. */
type AccessCheck = (request: PracticeRequest, now: number) => PracticeAnswer | null;

const MOST_SKEW_MS = 10 * 60_000;

const timestamps: Readonly<Record<TimestampUnit, RegExp>> = {
  s: /^\d{10}$/,
  ms: /^\d{13}$/,
  either: /^\d{10}(?:\d{3})?$/,
};

/** Remembers the nonces of its time, so that a request that was overheard cannot be repeated. */
export function createAccessCheck(
  { accessKey, accessSecret, userId }: XportCredentials,
  timestampUnit: TimestampUnit,
): AccessCheck {
  const used = new Map<string, number>();
  const forget = (now: number) => {
    for (const [nonce, at] of used) {
      if (now - at <= 2 * MOST_SKEW_MS) return;
      used.delete(nonce);
    }
  };

  return (request, now) => {
    const given = (name: string) => String(request.headers[name] ?? '');
    const [timestamp, nonce] = [given('timestamp'), given('nonce-str')];
    if (given('access-key') !== accessKey) return refused(401, 'access-key is not known', 401);
    if (given('user-id') !== userId) return refused(401, 'user-id is not known', 401);
    if (!timestamps[timestampUnit].test(timestamp)) return refused(401, 'timestamp must be unix time', 401);
    const sentAt = timestamp.length === 10 ? Number(timestamp) * 1000 : Number(timestamp);
    if (Math.abs(sentAt - now) > MOST_SKEW_MS) return refused(401, 'timestamp is out of time', 401);
    if (!/^[A-Za-z0-9]{32}$/.test(nonce)) return refused(401, 'nonce-str must be 32 letters and digits', 401);
    const expected = createHash('md5')
      .update(accessKey + timestamp + nonce + accessSecret)
      .digest('hex')
      .toUpperCase();
    if (!isSame(given('signature'), expected)) return refused(401, 'signature is wrong', 401);
    if (request.path.includes('/open/pp/')) {
      const query = new URL(request.url).searchParams;
      if (query.get('timestamp') !== timestamp) return refused(401, 'the query must repeat the timestamp', 401);
      if (!isSame(query.get('sign') ?? '', expected)) return refused(401, 'sign is wrong', 401);
    }
    forget(now);
    if (used.has(nonce)) return refused(401, 'nonce-str was used before', 401);
    used.set(nonce, now);
    return null;
  };
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
