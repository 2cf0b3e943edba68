import { isThisComputer } from '#engine/place-of.ts';

/** Of Electron's `net`: with its fetch the office's proxy and certificates apply. */
export interface ChromiumNet {
  fetch(input: string | Request, init?: RequestInit): Promise<Response>;
  /** False where certainly nothing but this computer can be reached. */
  isOnline(): boolean;
}

/**
 * Electron's fetch as the engine expects one.
 *
 * It keeps "exactly once": every request gets a connection of its own, because Chromium repeats a request by itself, POST
 * too, when a reused connection breaks before the answer (see `network.ts`). It leaves cookies alone: Chromium has one
 * jar, and what a partner set for one account would go out with the next one's requests to the same host. And it asks for a
 * network before anything leaves: the error that Chromium has for none may as well be a connection's that was open.
 */
export function engineFetch(net: ChromiumNet): typeof fetch {
  return async (input, init) => {
    const request = input instanceof Request ? input : String(input);
    // The practice partner is there without a network.
    if (!net.isOnline() && !isThisComputer(new URL(typeof request === 'string' ? request : request.url).hostname)) {
      throw Object.assign(new Error('There is no network'), { code: 'offline' });
    }
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    headers.set('connection', 'close');
    try {
      return await net.fetch(request, { ...init, headers, credentials: 'omit' });
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
