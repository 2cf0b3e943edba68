import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { PracticeAnswer, PracticeRequest } from '../partner.ts';
import { refused } from './envelope.ts';

export interface TopCredentials {
  readonly appKey: string;
  readonly appSecret: string;
  readonly session: string;
}

/** What the practice Cainiao accepts unless told otherwise. */
export const topCredentials = {
  appKey: '12345678',
  appSecret: 'practice-secret',
  session: 'practice-session',
};

/** The names that TOP takes for itself; all others belong to the call. */
export const systemNames: ReadonlySet<string> = new Set([
  'method',
  'app_key',
  'session',
  'timestamp',
  'format',
  'v',
  'sign_method',
  'sign',
]);

const signMethods = ['md5', 'hmac', 'hmac-sha256'] as const;
type SignMethod = (typeof signMethods)[number];

const MOST_SKEW_MS = 10 * 60_000;

/** The form's fields by name; null when one comes twice. */
export function formFields(request: PracticeRequest): ReadonlyMap<string, string> | null {
  const fields = [...new URLSearchParams(request.body.toString('utf8'))];
  const byName = new Map(fields);
  return byName.size === fields.length ? byName : null;
}

/** What keeps the caller out before the call itself is looked at; null when nothing does. */
export function refuseAccess(
  fields: ReadonlyMap<string, string>,
  methods: ReadonlySet<string>,
  credentials: TopCredentials,
  now: number,
): PracticeAnswer | null {
  const given = (name: string) => fields.get(name) ?? '';
  if (given('method') === '') return refused(21, 'Missing Method');
  if (!methods.has(given('method'))) return refused(22, 'Invalid Method');
  if (given('app_key') === '') return refused(28, 'Missing App Key');
  if (given('app_key') !== credentials.appKey) return refused(29, 'Invalid App Key', { code: 'isv.appkey-not-exists' });
  if (given('timestamp') === '') return refused(30, 'Missing Timestamp');
  const time = readTimestamp(given('timestamp'));
  if (time === null) return refused(31, 'Invalid Timestamp');
  if (Math.abs(time - now) > MOST_SKEW_MS) {
    return refused(31, 'Invalid Timestamp', { code: 'isv.timestamp-limit-error', msg: 'more than 10 minutes off' });
  }
  if (given('format') !== 'json') return refused(23, 'Invalid Format');
  if (given('v') === '') return refused(32, 'Missing Version');
  if (given('v') !== '2.0') return refused(33, 'Invalid Version');
  if (given('sign') === '') return refused(24, 'Missing Signature');
  const method = signMethods.find((name) => name === given('sign_method'));
  if (!method || !isSigned(fields, credentials.appSecret, method)) return refused(25, 'Invalid Signature');
  if (given('session') === '') return refused(26, 'Missing Session');
  return given('session') === credentials.session ? null : refused(27, 'Invalid Session');
}

/** Milliseconds since the epoch of a wall time in GMT+8; null when it is no such time. */
function readTimestamp(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(time) ? null : time;
}

/** Whether the field `sign` is right for all the other fields of the form. */
function isSigned(fields: ReadonlyMap<string, string>, secret: string, method: SignMethod): boolean {
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
