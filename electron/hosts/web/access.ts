import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Access {
  /** A fresh token, good for one exchange. */
  invite(): string;
  /** The cookie to set in exchange for a token; null for a token that is unknown or was used. */
  exchange(token: string): string | null;
  /** True when the request carries the cookie. */
  allows(request: IncomingMessage): boolean;
}

/**
 * Who may talk to the engine: the browser that was given the link, once. The token in the link's fragment (which
 * browsers send to nobody) is exchanged for a cookie that scripts cannot read and other sites cannot send.
 */
export function createAccess(port: () => number): Access {
  const secret = randomBytes(32).toString('base64url');
  const tokens = new Set<string>();
  // Cookies of one address reach all its ports; the name keeps two Dockhands apart.
  const name = () => `dockhand-${port()}`;
  return {
    invite() {
      const token = randomBytes(32).toString('base64url');
      tokens.add(token);
      return token;
    },
    exchange(token) {
      if (!tokens.delete(token)) return null;
      return `${name()}=${secret}; Path=/; HttpOnly; SameSite=Strict`;
    },
    allows: ({ headers }) =>
      (headers.cookie ?? '').split(/;\s*/).some((cookie) => {
        const [key, value = ''] = cookie.split('=', 2);
        return key === name() && sameText(value, secret);
      }),
  };
}

function sameText(a: string, b: string): boolean {
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
