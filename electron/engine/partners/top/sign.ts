import { createHash, createHmac } from 'node:crypto';
import type { TopSettings } from '#shared/partners/top.ts';

/** Form fields as they are sent, by name. */
export type Params = Readonly<Record<string, string>>;

/**
 * TOP's signature: names in code-unit order, each followed by its value, in UTF-8; MD5 between two secrets, or an HMAC
 * keyed with it; upper-case hexadecimal. `params` are all form fields but `sign` itself.
 */
export function sign(params: Params, secret: string, method: TopSettings['signMethod']): string {
  // Without a comparison function names sort by code unit, whatever the locale.
  const names = Object.keys(params).sort();
  const text = names.map((name) => `${name}${params[name]}`).join('');
  return digest(text, secret, method).digest('hex').toUpperCase();
}

function digest(text: string, secret: string, method: TopSettings['signMethod']) {
  switch (method) {
    case 'md5':
      return createHash('md5').update(`${secret}${text}${secret}`);
    case 'hmac':
      return createHmac('md5', secret).update(text);
    case 'hmac-sha256':
      return createHmac('sha256', secret).update(text);
  }
}
