import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PracticeRequest } from '../partner.ts';

/** What the practice warehouse accepts unless told otherwise. */
export const etowerCredentials = { token: 'practice-token', key: 'practice-key' };

/** How requests must be signed; the vendor's page leaves the last three open. */
export interface SigningRules {
  readonly token: string;
  readonly key: string;
  readonly signTarget: 'path' | 'url' | 'either';
  /** Scheme of the signed address; `same` as the called one. */
  readonly signScheme: 'same' | 'http' | 'https';
  readonly base64: 'standard' | 'urlsafe';
}

const MOST_SKEW_MS = 15 * 60 * 1000;

/**
 * What is wrong with the request's authorisation; null when nothing is. Signed is
 * `METHOD \n X-WallTech-Date \n target` with HMAC-SHA1; the date may be 15 minutes off.
 */
export function signatureProblem(request: PracticeRequest, rules: SigningRules, now: number): string | null {
  const date = request.headers['x-walltech-date'];
  if (typeof date !== 'string') return 'X-WallTech-Date is missing';
  const time = Date.parse(date);
  if (Number.isNaN(time) || new Date(time).toUTCString() !== date) return 'X-WallTech-Date is no RFC 1123 date in GMT';

  const [, token, signature] = /^WallTech ([^\s:]+):(\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined || signature === undefined) return 'Authorization must be WallTech token:signature';
  if (token !== rules.token) return 'The token is not known';
  if (Math.abs(time - now) > MOST_SKEW_MS) return 'X-WallTech-Date is more than 15 minutes off';
  const right = targets(request, rules).some((target) => {
    const expected = createHmac('sha1', rules.key).update(`${request.method}\n${date}\n${target}`).digest('base64');
    const written = rules.base64 === 'standard' ? expected : expected.replaceAll('+', '-').replaceAll('/', '_');
    return isSame(signature, written);
  });
  return right ? null : 'The signature is wrong';
}

function targets({ path, url }: PracticeRequest, { signTarget, signScheme }: SigningRules): readonly string[] {
  const address = signScheme === 'same' ? url : url.replace(/^https?/, signScheme);
  return { path: [path], url: [address], either: [address, path] }[signTarget];
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
