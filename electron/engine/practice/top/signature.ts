import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export const signMethods = ['md5', 'hmac', 'hmac-sha256'] as const;
export type SignMethod = (typeof signMethods)[number];

/** Whether the field `sign` is right for all the other fields of the form. */
export function isSigned(fields: ReadonlyMap<string, string>, secret: string, method: SignMethod): boolean {
  const signed = [...fields].filter(([name]) => name !== 'sign').sort(([one], [other]) => (one < other ? -1 : 1));
  const bytes = Buffer.from(signed.flat().join(''), 'utf8');
  const given = Buffer.from(fields.get('sign') ?? '');
  const expected = Buffer.from(signatureOf(bytes, secret, method));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function signatureOf(bytes: Buffer, secret: string, method: SignMethod): string {
  const hash =
    method === 'md5'
      ? createHash('md5').update(secret).update(bytes).update(secret)
      : createHmac(method === 'hmac' ? 'md5' : 'sha256', secret).update(bytes);
  return hash.digest('hex').toUpperCase();
}
