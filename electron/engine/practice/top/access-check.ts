import type { PracticeAnswer, PracticeRequest } from '../partner.ts';
import { refused } from './envelope.ts';
import { isSigned, signMethods } from './signature.ts';

export interface TopCredentials {
  readonly appKey: string;
  readonly appSecret: string;
  readonly session: string;
}

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
