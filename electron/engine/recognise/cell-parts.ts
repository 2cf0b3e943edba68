import { unitNamed } from '#shared/sheets/units.ts';

/** What divides the sides of a box: `60*40*30`, `60×40×30`, `60 X 40 X 30`, `60/40/30`. */
const between = /\s*[*x×✕╳∗·/\\]\s*|\s+/iu;
/** Between words; the first of these that the text has divides it. */
const wordMarks: readonly RegExp[] = [/\s*[/|、\\／｜]\s*/u, /\s*\r?\n\s*/u, /\s*[;,；，]\s*/u, /\s+[-–—]\s+/u, /\s+/u];

const measure = /^\d+(?:[.,]\d+)*\s*(?:\p{L}{1,12}|["″”'′]{1,2})?$/u;

/**
 * The parts of a cell, in their order. Null when there are more or fewer than so many.
 *
 * @param measures every part is a number, perhaps with its unit; a unit behind the last one is that of all
 * @example cellParts('60×40×30cm', 3, true) // ['60cm', '40cm', '30cm']
 */
export function cellParts(text: string, count: number, measures: boolean): readonly string[] | null {
  return measures ? measureParts(text, count) : wordParts(text, count);
}

function measureParts(text: string, count: number): readonly string[] | null {
  const narrow = text.normalize('NFKC').trim();
  // `60 cm * 40 cm` has blanks that divide nothing.
  const joined = narrow.replace(/(\d)\s+(?=\p{L}{1,12}(?:\s|[*×/]|$))/giu, (all, digit: string, at: number) =>
    /^x\b/iu.test(narrow.slice(at + all.length)) ? all : digit,
  );
  const parts = joined.replace(/(?<=\d|["″”'′])\s*x\s*(?=\d)/giu, '*').split(between);
  if (parts.length !== count || !parts.every((part) => measure.test(part))) return null;
  const last = parts.at(-1) ?? '';
  const unit = /[^\d.,\s]+$/u.exec(last)?.[0] ?? '';
  const others = parts.slice(0, -1);
  if (unit !== '' && others.every((part) => /[\d.]$/u.test(part))) return [...others.map((part) => part + unit), last];
  return parts;
}

function wordParts(text: string, count: number): readonly string[] | null {
  const mark = wordMarks.find((it) => it.test(text.trim()));
  const parts = mark ? text.trim().split(mark) : [text.trim()];
  return parts.length === count && parts.every((part) => part !== '') ? parts : null;
}

/** A number and the unit behind it; null when it is none, or its unit is not known. */
export function withUnit(text: string): { readonly number: string; readonly unit: string | undefined } | null {
  const [, number, behind] = /^([-+]?[\d.,'\s]*\d)\s*([^\d\s.,][^\d]*)?$/u.exec(text.normalize('NFKC').trim()) ?? [];
  if (number === undefined) return null;
  if (behind === undefined) return { number, unit: undefined };
  const unit = unitNamed(behind);
  return unit === null ? null : { number, unit };
}

/**
 * A number that can be read in one way only, with a decimal point and without marks of thousands; null for others, such as
 * `12,500`.
 */
export function plainNumber(text: string): string | null {
  const bare = text.trim();
  if (/^\d+(?:\.\d+)?$/.test(bare)) return bare;
  if (/^\d+,(?:\d{1,2}|\d{4,})$/.test(bare)) return bare.replace(',', '.');
  if (/^[1-9]\d{0,2}(?:,\d{3})+\.\d+$/.test(bare) || /^[1-9]\d{0,2}(?:,\d{3}){2,}$/.test(bare))
    return bare.replaceAll(',', '');
  return /^[1-9]\d{0,2}(?:[ ']\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replace(/[ ']/g, '') : null;
}
