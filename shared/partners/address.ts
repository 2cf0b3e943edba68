import { z } from 'zod';

const encrypted = z.url({ protocol: /^https$/ });
/** An address of 127.0.0.0/8 is always read as four numbers, however it is written. */
const thisComputer = z.url({ protocol: /^http$/, hostname: /^(localhost|\[::1\]|127(\.\d+){3})$/ });

/** Whether an account may have it as its address. */
export function isAddress(text: unknown): boolean {
  return encrypted.safeParse(text).success || thisComputer.safeParse(text).success;
}

/**
 * A partner's address. Keys go to it, so it is https; plain http is for this computer alone, where nothing travels
 * (a partner stood up for a trial, a gateway run by the office's IT).
 */
export const address = z.url().refine(isAddress);

/**
 * Where an address leads, for comparing: two spellings of one address give the same text. Case, scheme, default port,
 * percent-encoding, repeated or trailing slashes and the host's trailing dot do not count, nor do a user name, query or
 * fragment; every name of this computer is `localhost`. Empty for what is no address.
 */
export function placeOf(text: string): string {
  if (!URL.canParse(text.trim())) return '';
  const { protocol, hostname, port, pathname } = new URL(text.trim());
  const host = hostname.toLowerCase().replace(/\.+$/, '');
  const own = host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
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
