/**
 * Where an address leads, for comparing: two spellings of one address give the same text. Case, scheme, default port,
 * percent-encoding, repeated or trailing slashes and the host's trailing dot do not count, nor do a user name, query or
 * fragment; every name of this computer is `localhost`. Empty for what is no address.
 */
export function placeOf(text: string): string {
  if (!URL.canParse(text.trim())) return '';
  const { protocol, hostname, port, pathname } = new URL(text.trim());
  const host = hostname.toLowerCase().replace(/\.+$/, '');
  const own = isThisComputer(host);
  const path = decoded(pathname).toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '');
  return `${own ? 'localhost' : host}:${port || (protocol === 'http:' ? '80' : '443')}${path}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Whether a host, as a URL or a bare name has it, is this computer itself. */
export function isThisComputer(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}
