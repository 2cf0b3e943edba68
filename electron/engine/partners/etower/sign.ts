import { createHmac } from 'node:crypto';
import type { EtowerSettings } from '#shared/partners/etower.ts';

export interface EtowerCredentials {
  readonly token: string;
  readonly key: string;
}

export type SigningSettings = Pick<EtowerSettings, 'signTarget' | 'signScheme' | 'base64'>;

/**
 * The two headers that prove who is calling: `WallTech <token>:<Base64(HMAC-SHA1(key, METHOD \n date \n target))>`.
 * Whether the target is the path or the whole address (with which scheme), and which alphabet the Base64 uses, the vendor's
 * page leaves open, hence the settings. `url` is to be the called one byte for byte; `date` in milliseconds since the epoch.
 */
export function sign(
  { method, url, date }: { readonly method: string; readonly url: string; readonly date: number },
  { token, key }: EtowerCredentials,
  { signTarget, signScheme, base64 }: SigningSettings,
): { readonly 'X-WallTech-Date': string; readonly Authorization: string } {
  const stamp = new Date(date).toUTCString();
  const address = signScheme === 'same' ? url : url.replace(/^https?(?=:)/, signScheme);
  const target = signTarget === 'url' ? address : new URL(url).pathname;
  const digest = hmacSha1(key, `${method}\n${stamp}\n${target}`).toString('base64');
  const signature = base64 === 'urlsafe' ? digest.replaceAll('+', '-').replaceAll('/', '_') : digest;
  return { 'X-WallTech-Date': stamp, Authorization: `WallTech ${token}:${signature}` };
}

/** RFC 2104 with SHA-1; vectors in RFC 2202. */
export function hmacSha1(key: string | Uint8Array, text: string | Uint8Array): Buffer {
  return createHmac('sha1', key).update(text).digest();
}
