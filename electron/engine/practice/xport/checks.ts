import { countryCodes } from '../etower/countries.ts';
import { isList, isObject, type Json } from '../json.ts';

/** Everything wrong with a value at a path, in English as a partner would say it. */
export type Check = (value: Json, path: string) => readonly string[];

const must = (good: boolean, path: string, words: string): readonly string[] => (good ? [] : [`${path} must ${words}`]);

/** Text that holds something. */
export const text: Check = (value, path) => must(typeof value === 'string' && value.trim() !== '', path, 'be text');

export const anyText: Check = (value, path) => must(typeof value === 'string', path, 'be text');

/** An id never comes as a number: its last digits would be lost. */
export const id: Check = (value, path) =>
  must(typeof value === 'string' && /^\S+$/.test(value), path, 'be an id as text');

export const wholeFrom1: Check = (value, path) =>
  must(typeof value === 'number' && Number.isSafeInteger(value) && value >= 1, path, 'be a whole number from 1');

export const positive: Check = (value, path) =>
  must(typeof value === 'number' && value > 0, path, 'be a number above 0');

export function like(pattern: RegExp, words: string): Check {
  return (value, path) => must(typeof value === 'string' && pattern.test(value), path, words);
}

export const link = like(/^https?:\/\/[^\s,;]+$/, 'be a link');

export const email = like(/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/, 'be an e-mail address');

export const country: Check = (value, path) =>
  must(typeof value === 'string' && countryCodes.has(value), path, 'be an ISO 3166-1 alpha-2 country code');

/** A list of at least `least` elements. */
export function list(check: Check, least = 1): Check {
  return (value, path) => {
    if (!isList(value) || value.length < least) return must(false, path, `be an array of at least ${least}`);
    return value.flatMap((element, index) => check(element, `${path}[${index}]`));
  };
}

/** An object with these members alone; those of `required` must be there. */
export function object(members: Readonly<Record<string, Check>>, required: readonly string[]): Check {
  return (value, path) => {
    if (!isObject(value)) return must(false, path, 'be an object');
    const at = (name: string) => (path === '' ? name : `${path}.${name}`);
    const missing = required.filter((name) => value[name] === undefined).map((name) => `${at(name)} is required`);
    const wrong = Object.entries(value).flatMap(([name, member]) => {
      const check = Object.hasOwn(members, name) ? members[name] : undefined;
      return check ? check(member, at(name)) : [`${at(name.slice(0, 100))} is not known`];
    });
    return [...missing, ...wrong];
  };
}

/** Complaints told at once. */
const MOST = 20;

/** Everything wrong with a body in one sentence; null when nothing is. */
export function complaint(check: Check, body: Json): string | null {
  const found = check(body, '');
  return found.length === 0 ? null : found.slice(0, MOST).join('; ');
}
