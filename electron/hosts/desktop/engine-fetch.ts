/** Electron's `net.fetch`: the office's proxy and certificates apply. */
export type ChromiumFetch = (input: string | Request, init?: RequestInit) => Promise<Response>;

/**
 * Electron's fetch made to keep "exactly once": every request gets a connection of its own, because Chromium repeats a
 * request by itself, POST too, when a reused connection breaks before the answer (see `network.ts`).
 */
export function engineFetch(chromiumFetch: ChromiumFetch): typeof fetch {
  return (input, init) => {
    const request = input instanceof Request ? input : String(input);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    headers.set('connection', 'close');
    return chromiumFetch(request, { ...init, headers });
  };
}
