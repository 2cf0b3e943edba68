import { isList, isObject, type Json } from '../json.ts';
import type { Complaint } from './complaint.ts';
import { countryCodes } from './countries.ts';

/** What is wrong with one value that is there; null when nothing is. */
export type Check = (value: Json) => Omit<Complaint, 'path'> | null;

const wrong = (code: Complaint['code'], text: string) => ({ code, text });

/** Characters are Unicode code points. */
export function text(max: number): Check {
  return (value) => {
    if (typeof value !== 'string') return wrong('practice.type', 'must be text');
    const length = value.length > 2 * max ? value.length : [...value].length;
    return length > max ? wrong('practice.length', `may have ${max} characters, has ${length}`) : null;
  };
}

/** Text of any length. */
export const anyText: Check = (value) => (typeof value === 'string' ? null : wrong('practice.type', 'must be text'));

/** Text, or a whole number as in the vendor's sample; either way no longer than `max`. */
export function textOrNumber(max: number): Check {
  return (value) => {
    if (typeof value === 'number' && !Number.isSafeInteger(value))
      return wrong('practice.type', 'must be a whole number');
    return text(max)(typeof value === 'number' ? String(value) : value);
  };
}

export function integer(min: number, max: number): Check {
  return (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return wrong('practice.type', 'must be a whole number');
    return value < min || value > max ? wrong('practice.range', `must be from ${min} to ${max}`) : null;
  };
}

/** A number above 0 with at most `precision` digits, `scale` of them after the point. */
export function decimal(precision: number, scale: number): Check {
  return (value) => {
    if (typeof value !== 'number') return wrong('practice.type', 'must be a number');
    if (value <= 0 || value >= 10 ** (precision - scale)) {
      return wrong('practice.range', `must be above 0 and below ${10 ** (precision - scale)}`);
    }
    // The shortest text of a number this size has an exponent only when it is far too small.
    const [, decimals = ''] = String(value).split('.');
    return String(value).includes('e') || decimals.length > scale
      ? wrong('practice.decimals', `may have ${scale} decimal places`)
      : null;
  };
}

export function oneOf(...allowed: readonly Json[]): Check {
  return (value) =>
    allowed.includes(value) ? null : wrong('practice.choice', `must be one of ${JSON.stringify(allowed)}`);
}

/** `yyyy-MM-dd HH:mm:ss`, a moment that the calendar has. */
export const dateTime: Check = (value) => {
  const written = typeof value === 'string' && /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value) ? value : null;
  if (written === null) return wrong('practice.form', 'must look like 2023-06-22 00:00:00');
  const time = Date.parse(`${written.replace(' ', 'T')}Z`);
  const real = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19).replace('T', ' ') === written;
  return real ? null : wrong('practice.form', 'is no date of the calendar');
};

export const country: Check = (value) =>
  typeof value === 'string' && countryCodes.has(value)
    ? null
    : wrong('practice.form', 'must be an ISO 3166-1 alpha-2 country code');

/** Text that also looks like an e-mail address. */
export function email(max: number): Check {
  return (value) => {
    const wrongText = text(max)(value);
    if (wrongText) return wrongText;
    return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(String(value))
      ? null
      : wrong('practice.form', 'must be an e-mail address');
  };
}

export const structure: Check = (value) => (isObject(value) ? null : wrong('practice.type', 'must be an object'));

export const list: Check = (value) => (isList(value) ? null : wrong('practice.type', 'must be an array'));
