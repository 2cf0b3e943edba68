import type { Json } from '../json.ts';

/** What is wrong with one value that is there, in English as a partner would say it; null when nothing is. */
export type Check = (value: Json) => string | null;

export const text: Check = (value) => {
  if (typeof value !== 'string') return 'must be text';
  return value.trim() === '' ? 'must not be empty' : null;
};

export function wholeFrom(min: number): Check {
  return (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= min
      ? null
      : `must be a whole number from ${min}`;
}

export function oneOf(...allowed: readonly Json[]): Check {
  return (value) => (allowed.includes(value) ? null : `must be one of ${allowed.join(', ')}`);
}

export function like(pattern: RegExp, example: string): Check {
  return (value) => (typeof value === 'string' && pattern.test(value) ? null : `must look like ${example}`);
}

/** `yyyy-MM-dd HH:mm:ss`, a moment that the calendar has. */
export const dateTime: Check = (value) => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value)) {
    return 'must look like 2015-03-16 17:13:16';
  }
  const time = Date.parse(`${value.replace(' ', 'T')}Z`);
  const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(value.replace(' ', 'T'));
  return real ? null : 'is no date of the calendar';
};

/** `yyyyMMdd`, a day that the calendar has. */
export const day: Check = (value) => {
  const [, year, month, date] = /^(\d{4})(\d\d)(\d\d)$/.exec(typeof value === 'string' ? value : '') ?? [];
  return year === undefined ? 'must look like 20150331' : dateTime(`${year}-${month}-${date} 00:00:00`);
};

/** `k:v;k:v`, no colon or semicolon inside a value. */
export const pairs: Check = like(/^[^:;]+:[^:;]+(?:;[^:;]+:[^:;]+)*$/, 'a:1;b:2');
