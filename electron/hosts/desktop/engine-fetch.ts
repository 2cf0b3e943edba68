/** Electron's `net.fetch`: the office's proxy and certificates apply. */
export type ChromiumFetch = (input: string | Request, init?: RequestInit) => Promise<Response>;

/**
 * Electron's fetch as the engine expects one.
 *
 * It keeps "exactly once": every request gets a connection of its own, because Chromium repeats a request by itself, POST
 * too, when a reused connection breaks before the answer (see `network.ts`). It leaves cookies alone: Chromium has one
 * jar, and what a partner set for one account would go out with the next one's requests to the same host.
 */
export function engineFetch(chromiumFetch: ChromiumFetch): typeof fetch {
  return async (input, init) => {
    const request = input instanceof Request ? input : String(input);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    headers.set('connection', 'close');
    try {
      return await chromiumFetch(request, { ...init, headers, credentials: 'omit' });
    } catch (error) {
      throw withReason(error);
    }
  };
}

/**
 * A redirect that is not to be followed is no answer but an error, told from others by its words alone
 * (https://github.com/electron/electron/issues/43715). It gets the name that the exchange knows it by.
 */
function withReason(error: unknown): unknown {
  if (!(error instanceof Error) || error.message !== 'Redirect was cancelled') return error;
  return Object.assign(new Error(error.message), { code: 'redirect' });
}
