import { createHash, randomInt } from 'node:crypto';

export interface XportCredentials {
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly userId: string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 32 letters and digits that nobody can foresee; a new one for every request. */
export function nonceString(): string {
  return Array.from({ length: 32 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** Upper-case hex of `MD5(accessKey + timestamp + nonce + accessSecret)`; path and body are not part of it. */
export function sign(
  { accessKey, accessSecret }: Pick<XportCredentials, 'accessKey' | 'accessSecret'>,
  timestamp: string,
  nonce: string,
): string {
  return createHash('md5').update(`${accessKey}${timestamp}${nonce}${accessSecret}`).digest('hex').toUpperCase();
}
