import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { resolve } from 'node:path';
import { keepSessions } from './sessions.ts';

export interface Access {
  /** A fresh token, good for one exchange: for ever, or for so many milliseconds. */
  invite(forMs?: number): string;
  /** The cookie to set in exchange for a token; null for a token that is unknown, too old or was used. */
  exchange(token: string): string | null;
  /** True when the request carries the cookie of a browser that is remembered. */
  allows(request: IncomingMessage): boolean;
  /** The cookie anew, with all its time before it, for a request that carries it; null for any other. */
  renew(request: IncomingMessage): string | null;
}

/** How long a browser is remembered after it was last used (seconds). */
const REMEMBERED = 7 * 24 * 3600;

/**
 * Who may talk to the engine: the browser that was given the link, once, and from then on for a week, so that closing the
 * tab or starting the program again locks nobody out. The token in the link's fragment (which browsers send to nobody) is
 * exchanged for a cookie that scripts cannot read and other sites cannot send.
 */
export function createAccess(dataDir: string, now: () => number = Date.now): Access {
  const sessions = keepSessions(dataDir, now);
  const tokens = new Map<string, number>();
  // Cookies of one address reach all its ports; the name keeps the Dockhands of two data folders apart.
  const name = `dockhand-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16)}`;
  const cookie = (secret: string) => `${name}=${secret}; Path=/; Max-Age=${REMEMBERED}; HttpOnly; SameSite=Strict`;
  const secretOf = ({ headers }: IncomingMessage): string | null => {
    for (const pair of (headers.cookie ?? '').split(/;\s*/)) {
      const [key, value = ''] = pair.split('=', 2);
      if (key === name && sessions.has(value)) return value;
    }
    return null;
  };
  return {
    invite(forMs = Number.POSITIVE_INFINITY) {
      const token = randomBytes(32).toString('base64url');
      tokens.set(token, now() + forMs);
      return token;
    },
    exchange(token) {
      const until = tokens.get(token);
      tokens.delete(token);
      if (until === undefined || until < now()) return null;
      const secret = randomBytes(32).toString('base64url');
      sessions.keep(secret, REMEMBERED * 1000);
      return cookie(secret);
    },
    allows: (request) => secretOf(request) !== null,
    renew(request) {
      const secret = secretOf(request);
      if (secret === null) return null;
      sessions.keep(secret, REMEMBERED * 1000);
      return cookie(secret);
    },
  };
}

/** Compares without telling by its time how much was right. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** False for a request under another name for this address: a page elsewhere whose name was made to point here. */
export function namesUs({ headers }: IncomingMessage, port: number): boolean {
  return headers.host === `127.0.0.1:${port}`;
}

/** True for what our own page sends. Browsers add Origin to everything but plain reading, and Sec-Fetch-Site to all. */
export function comesFromOurPage({ headers, method }: IncomingMessage, port: number, socket = false): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  if (method === 'GET' && !socket) return headers.origin === undefined || headers.origin === `http://127.0.0.1:${port}`;
  return headers.origin === `http://127.0.0.1:${port}`;
}
