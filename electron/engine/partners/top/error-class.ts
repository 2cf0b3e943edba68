/** TOP's own error envelope; what was absent is empty. */
export interface TopError {
  readonly code: string;
  readonly msg: string;
  readonly subCode: string;
  readonly subMsg: string;
}

export type ErrorClass =
  /** The order is at fault; sending it again would change nothing. */
  | 'rejected'
  | 'throttled'
  /** Nobody knows whether the order arrived. */
  | 'transient'
  | 'credentials'
  /** The keys are good, and may not make this call. */
  | 'permission'
  | 'clock';

/** The first that the sub-code begins with decides. The narrower `isv.` ones come with the numbers 11–13 and 25–29. */
const bySubCode: readonly (readonly [string, ErrorClass])[] = [
  ['accesscontrol.limited-', 'throttled'],
  ['isv.timestamp-limit-error', 'clock'],
  ['isv.appkey-', 'credentials'],
  ['isv.permission-', 'permission'],
  ['isv.session', 'credentials'],
  ['isv.invalid-session', 'credentials'],
  ['isv.invalid-signature', 'credentials'],
  ['isv.', 'rejected'],
  ['isp.', 'transient'],
];

const byCode: readonly (readonly [readonly number[], ErrorClass])[] = [
  [[4, 5, 6, 7, 8], 'throttled'],
  [[10], 'transient'],
  [[11, 12, 13], 'permission'],
  [[25, 26, 27, 28, 29], 'credentials'],
  [[30, 31], 'clock'],
  [[40, 41, 43], 'rejected'],
];

/** Which kind of trouble an error is: by the beginning of its sub-code first, by its number second. */
export function classOf({ code, msg, subCode, subMsg }: TopError): ErrorClass {
  if (banSeconds(msg, subMsg) !== null) return 'throttled';
  const said = subCode.toLowerCase();
  const sub = bySubCode.find(([beginning]) => said.startsWith(beginning));
  if (sub) return sub[1];
  // What nobody has documented may have been stored: the order goes out again under the same code.
  return byCode.find(([codes]) => codes.includes(Number(code)))?.[1] ?? 'transient';
}

/** The N of "This ban will last for N more seconds"; null when nothing of the kind is said. */
export function banSeconds(...texts: readonly string[]): number | null {
  const found = /ban will last for\s+(\d+)\s+(?:more\s+)?second/i.exec(texts.join(' '))?.[1];
  return found === undefined ? null : Number(found);
}
