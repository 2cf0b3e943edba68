import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import { unitNamed } from '#shared/sheets/units.ts';
import { SSF } from './sheetjs.ts';

/** How a format shows a number: its digits written out with what it puts around them, with an exponent, with a unit behind, or as it is. */
type Way = 'digits' | 'power' | 'plain' | { readonly unit: string };

/** Excel keeps fifteen digits: of a longer number the last ones are lost, which is an error as long as it is a number. */
const DIGITS_KEPT = 1e15;

/** A code that is taken for a power of ten has no more digits before its E, nor has what a spreadsheet program shortened to text. */
const MOST_BEFORE_E = 6;

const ways = new Map<string, Way>();

/**
 * A number as its cell means it. Numbers are what is stored, whatever is shown of them; but zeros and letters that a format
 * puts before a code (`000123`, `U001`) are part of the code, and a unit behind a measure (`26.5 lb`) is part of the measure. Of one
 * with an exponent it is kept how it is shown: `12E3` becomes 12000 as it is typed. A long number is no such code.
 */
export function withFormat(value: number, format: string): SourceCell {
  const way = ways.get(format) ?? wayOf(format);
  ways.set(format, way);
  if (way === 'plain' || value < 0) return value;
  if (way === 'power') {
    return Number.isInteger(value) && value < DIGITS_KEPT && digitsOf(value) <= MOST_BEFORE_E
      ? { type: 'plain', value, powers: SSF.format(format, value) }
      : value;
  }
  if (way !== 'digits') return cellText(value) + way.unit;
  return Number.isInteger(value) && value < DIGITS_KEPT ? SSF.format(format, value) : value;
}

function digitsOf(value: number): number {
  return String(value).replace(/0+$/, '').length;
}

/** Text in quotes or after a backslash; a blank of a letter's width, a filling, colours and currencies in brackets; any other sign. */
const tokens = /"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]|(.)/gsu;

function wayOf(format: string): Way {
  const around = ['', ''];
  let signs = '';
  for (const [, quoted, escaped, sign = ''] of format.matchAll(tokens)) {
    if (sign === ';') break;
    signs += sign;
    const side = /[0#?]/u.test(signs) ? 1 : 0;
    around[side] += quoted ?? escaped ?? '';
  }
  const [before = '', behind = ''] = around;
  if (/[0#?]E[+-]/iu.test(signs)) return 'power';
  if (/^\s*[0#?,.]+\s*$/u.test(signs) && before.trim() === '' && unitNamed(behind) !== null) return { unit: behind };
  // Nothing of a whole number is lost in these: no thousands, no places, no share, no power of ten.
  const isWritten = /^[0\s()+-]*$/u.test(signs);
  const zeros = signs.match(/0/g)?.length ?? 0;
  return isWritten && (zeros > 1 || (zeros === 1 && /\p{L}/u.test(before))) ? 'digits' : 'plain';
}
