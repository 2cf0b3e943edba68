import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Session {
  /** A fresh token, good for one exchange. */
  invite(): string;
  /** The cookie to set in exchange for a token; null for a token that is unknown or was used. */
  exchange(token: string): string | null;
  /** True when the request carries the cookie. */
  holds(request: IncomingMessage): boolean;
}

/**
 * Who may talk to the engine: the browser that was given the link, once. The token in the link's fragment (which
 * browsers send to nobody) is exchanged for a cookie that scripts cannot read and other sites cannot send.
 */
export function createSession(port: () => number): Session {
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
    holds: ({ headers }) =>
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
