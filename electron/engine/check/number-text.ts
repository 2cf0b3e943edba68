/** How a text reads as a number. Digits as text, with a point and without marks of thousands; nothing is a binary float. */
export type NumberReading =
  | { readonly type: 'one'; readonly digits: string }
  /** `12,500`: thousands in one office, decimals in another. */
  | { readonly type: 'two'; readonly thousands: string; readonly decimals: string }
  /** `1.2E+3`, as programs shorten numbers; what they cut off is gone. `digits` is what is left of it. */
  | { readonly type: 'scientific'; readonly digits: string }
  | { readonly type: 'none' };

export type DecimalMark = ',' | '.';

const SIGN = '([+-]?)';
/** Blanks of three kinds and apostrophes mark thousands wherever decimals are written by point or comma. */
const pointed = new RegExp(String.raw`^${SIGN}(\d+|[1-9]\d{0,2}(?:([, '’])\d{3})(?:\3\d{3})*)?(?:\.(\d*))?$`);
const withComma = new RegExp(String.raw`^${SIGN}(\d+|[1-9]\d{0,2}(?:([. '’])\d{3})(?:\3\d{3})*)?(?:,(\d+))?$`);
const exponent = /^([+-]?\d+(?:[.,]\d+)?)e([+-]?\d{1,3})$/i;
const plain = /^[+-]?\d+(?:\.\d*)?$/;
const longest = 60;

/** What marks the decimals in a text that can be read in one way only; undefined for others, and for whole numbers without marks. */
export function decimalMarkIn(text: string): DecimalMark | undefined {
  const inPoints = digitsOf(pointed, withUsualMarks(text));
  const inCommas = digitsOf(withComma, withUsualMarks(text));
  if (inPoints === inCommas || (inPoints !== undefined && inCommas !== undefined)) return undefined;
  return inPoints === undefined ? ',' : '.';
}

/** Reads a number as people and programs write it, in tidied text. Never guesses: where both marks are possible it says so. */
export function readNumberText(typed: string): NumberReading {
  if (typed.length > longest) return { type: 'none' };
  const text = plain.test(typed) ? typed.replace(/^\+/, '') : withUsualMarks(typed);
  if (plain.test(text) && !mayGroup(text)) return { type: 'one', digits: text };
  const short = exponent.exec(text);
  if (short) return { type: 'scientific', digits: `${short[1]?.replace(',', '.')}e${short[2]}` };
  const inPoints = digitsOf(pointed, text);
  const inCommas = digitsOf(withComma, text);
  if (inPoints !== undefined && inCommas !== undefined && inPoints !== inCommas) {
    const [thousands, decimals] = text.includes(',') ? [inPoints, inCommas] : [inCommas, inPoints];
    return { type: 'two', thousands, decimals };
  }
  const digits = inPoints ?? inCommas;
  return digits === undefined ? { type: 'none' } : { type: 'one', digits };
}

/** The full stop that a Chinese keyboard gives for a point, and the minus that is not a hyphen. */
function withUsualMarks(text: string): string {
  return text
    .replace(/(?<=\d)。(?=\d)/g, '.')
    .replace(/^\u2212/, '-')
    .replace(/^\+(?=[\d.,])/, '');
}

/** `12.500`, which is twelve thousand five hundred where decimals are written by a comma. */
function mayGroup(text: string): boolean {
  return /^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(text);
}

function digitsOf(form: RegExp, text: string): string | undefined {
  const [whole, sign = '', before, , behind] = form.exec(text.replace(/[\u00a0\u202f]/g, ' ')) ?? [];
  if (whole === undefined || (before ?? '') + (behind ?? '') === '') return undefined;
  const digits = `${(before ?? '0').replace(/\D/g, '')}${behind ? `.${behind}` : ''}`;
  return `${sign === '-' ? '-' : ''}${digits}`;
}
