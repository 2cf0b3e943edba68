import { z } from 'zod';
import type { Json } from './json.ts';

/** One thing that is wrong with a body, in English as a partner would say it. */
export interface Complaint {
  /** Ours, and said to be by its prefix; `practice.required` for what is missing. */
  readonly code: string;
  /** Where, such as `packingDetails[0].sku`; empty for the body as a whole. */
  readonly path: string;
  readonly text: string;
}

/** A body that is as its schema says, or null and everything that is wrong with it. */
export interface Checked<T> {
  readonly value: T | null;
  readonly complaints: readonly Complaint[];
}

/**
 * Checks a body by a partner's schema and puts zod's issues into the partner's words. A schema says itself what
 * {@link words} does not; a check of its own may name its code by `params: { code }`. Each place is complained about once,
 * and rules across members are looked at when the members are right. What may be absent is `exactOptional()`: JSON has no
 * `undefined`, so that what was checked is JSON still.
 */
export function check<T>(schema: z.ZodType<T>, body: Json): Checked<T> {
  const { data, error } = schema.safeParse(body, { reportInput: true, error: words });
  if (!error) return { value: data, complaints: [] };
  const complaints = new Map<string, Complaint>();
  for (const complaint of error.issues.flatMap(toComplaints)) {
    if (!complaints.has(complaint.path)) complaints.set(complaint.path, complaint);
  }
  return { value: null, complaints: [...complaints.values()] };
}

/** A complaint as a sentence. */
export function sentence({ path, text }: Complaint): string {
  return path === '' ? text : `${path} ${text}`;
}

function toComplaints(issue: z.core.$ZodIssue): readonly Complaint[] {
  const path = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({
      code: 'practice.unknownField',
      path: pathOf([...issue.path, name.slice(0, 100)]),
      text: 'is not known',
    }));
  }
  if (issue.input === undefined) return [{ code: 'practice.required', path, text: 'is required' }];
  return [{ code: codeOf(issue), path, text: issue.message }];
}

function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return 'practice.choice';
    case 'invalid_format':
      return 'practice.form';
    case 'too_big':
    case 'too_small':
      if (issue.origin === 'string') return 'practice.length';
      return issue.origin === 'array' ? 'practice.count' : 'practice.range';
    case 'custom':
      return String(issue.params?.code ?? 'practice.form');
    default:
      return 'practice.type';
  }
}

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  object: 'an object',
  array: 'an array',
};

/** What is said where the schema says nothing itself. */
function words(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${types[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `may have ${issue.maximum} characters, has ${[...String(issue.input)].length}`
        : undefined;
    default:
      return undefined;
  }
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((at, step) => {
    if (typeof step === 'number') return `${at}[${step}]`;
    return at === '' ? String(step) : `${at}.${String(step)}`;
  }, '');
}

/** `yyyy-MM-dd HH:mm:ss`, a moment that the calendar has. */
export function dateTime(example: string) {
  const form = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
  return z
    .custom<string>((value) => typeof value === 'string' && form.test(value), `must look like ${example}`)
    .refine(isInCalendar, 'is no date of the calendar');
}

export function isInCalendar(moment: string): boolean {
  const written = moment.replace(' ', 'T');
  const time = Date.parse(`${written}Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written);
}

export const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

const COUNTRIES = `
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ
UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`;

const countryCodes: ReadonlySet<string> = new Set(COUNTRIES.trim().split(/\s+/));

export const country = z.custom<string>(
  (value) => typeof value === 'string' && countryCodes.has(value),
  'must be an ISO 3166-1 alpha-2 country code',
);
