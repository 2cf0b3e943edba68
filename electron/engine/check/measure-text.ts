import { unitNamed } from '#shared/sheets/units.ts';

const behind = /^([+\u2212-]?[\d.,。'’ ]*\d[.,]?)\s*([^\d\s.,。'’+-][^\d]*|''|['’′″”])$/u;
const before = /^(\p{L}[\p{L}.]*)[\s:]*([+-]?\d[\d.,' ]*)$/u;

/**
 * A number and what stands against it, in tidied text: `12.5kg`, `24"`, `KGS 12.5`. Undefined for a number alone, and for
 * what is more than one number: 2ft 3in, 60*40*35.
 */
export function splitMeasure(text: string): { readonly digits: string; readonly suffix: string } | undefined {
  const [, digits, suffix] = behind.exec(text) ?? [];
  if (digits !== undefined && suffix !== undefined) return { digits: digits.trim(), suffix: suffix.trim() };
  const [, prefix, rest] = before.exec(text) ?? [];
  if (prefix === undefined || rest === undefined || unitNamed(prefix) === null) return undefined;
  return { digits: rest.trim(), suffix: prefix };
}
