import { createHmac } from 'node:crypto';
import type { EtowerSettings } from '#shared/partners/etower.ts';

export interface EtowerCredentials {
  readonly token: string;
  readonly key: string;
}

/**
 * The two headers that prove who is calling: `WallTech <token>:<Base64(HMAC-SHA1(key, METHOD \n date \n target))>`.
 * Whether the target is the path or the whole address, and which alphabet the Base64 uses, the vendor's page leaves open,
 * hence the settings. `date` in milliseconds since the epoch.
 */
export function sign(
  { method, url, date }: { readonly method: string; readonly url: string; readonly date: number },
  { token, key }: EtowerCredentials,
  { signTarget, base64 }: Pick<EtowerSettings, 'signTarget' | 'base64'>,
): { readonly 'X-WallTech-Date': string; readonly Authorization: string } {
  const stamp = new Date(date).toUTCString();
  const target = signTarget === 'url' ? url : new URL(url).pathname;
  const digest = hmacSha1(key, `${method}\n${stamp}\n${target}`).toString('base64');
  const signature = base64 === 'urlsafe' ? digest.replaceAll('+', '-').replaceAll('/', '_') : digest;
  return { 'X-WallTech-Date': stamp, Authorization: `WallTech ${token}:${signature}` };
}

/** RFC 2104 with SHA-1; vectors in RFC 2202. */
export function hmacSha1(key: string | Uint8Array, text: string | Uint8Array): Buffer {
  return createHmac('sha1', key).update(text).digest();
}
