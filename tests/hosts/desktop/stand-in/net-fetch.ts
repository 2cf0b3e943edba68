/**
 * Electron's `net.fetch` over Node's, where they differ: one jar of cookies for whoever asks a host and does not leave
 * credentials out, an error instead of a redirect that is not to be followed, and Chromium's names for broken connections.
 */
export async function netFetch(input: string | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const { host } = new URL(request.url);
  const shares = request.credentials !== 'omit';
  const cookie = shares ? [...(jar.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ') : '';
  if (cookie !== '') request.headers.set('cookie', cookie);
  const response = await fetch(request).catch((error: unknown) => {
    throw request.signal.aborted ? error : new Error(`net::${chromiumName(error)}`);
  });
  if (shares) keepCookies(host, response.headers.getSetCookie());
  if (request.redirect === 'manual' && response.status >= 300 && response.status < 400 && response.status !== 304) {
    await response.body?.cancel();
    throw new Error('Redirect was cancelled');
  }
  return response;
}

const jar = new Map<string, Map<string, string>>();

function keepCookies(host: string, set: readonly string[]): void {
  const cookies = jar.get(host) ?? new Map<string, string>();
  jar.set(host, cookies);
  for (const line of set) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

const names: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  UND_ERR_SOCKET: 'ERR_EMPTY_RESPONSE',
};

/** Node says the same in the cause of its error. */
function chromiumName(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  if (cause instanceof AggregateError) return chromiumName({ cause: cause.errors[0] } as Error);
  if (!(cause instanceof Error)) return 'ERR_FAILED';
  if (cause.message === 'bad port') return 'ERR_UNSAFE_PORT';
  return names['code' in cause ? String(cause.code) : ''] ?? 'ERR_FAILED';
}
