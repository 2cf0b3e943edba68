import Big from 'big.js';
import { unitSpellings } from '../words/header-words.ts';

/** How many kilograms, or centimetres, one of each unit is: exact by definition (international pound and inch, 市斤). */
const factors: ReadonlyMap<string, { readonly unit: 'kg' | 'cm'; readonly factor: string }> = new Map([
  ['kg', { unit: 'kg', factor: '1' }],
  ['g', { unit: 'kg', factor: '0.001' }],
  ['jin', { unit: 'kg', factor: '0.5' }],
  ['t', { unit: 'kg', factor: '1000' }],
  ['lb', { unit: 'kg', factor: '0.45359237' }],
  ['oz', { unit: 'kg', factor: '0.028349523125' }],
  ['cm', { unit: 'cm', factor: '1' }],
  ['mm', { unit: 'cm', factor: '0.1' }],
  ['m', { unit: 'cm', factor: '100' }],
  ['in', { unit: 'cm', factor: '2.54' }],
  ['ft', { unit: 'cm', factor: '30.48' }],
]);

/** Inch and foot marks, as a cell of a unit column may hold them. */
const marks: ReadonlyMap<string, string> = new Map([
  ['"', 'in'],
  ['″', 'in'],
  ['”', 'in'],
  ["''", 'in'],
  ["'", 'ft'],
  ['′', 'ft'],
]);

/**
 * The unit that a cell names, in any spelling, also in two languages at once: `LBS`, `磅`, `IN/英寸`, `公斤(KG)`.
 * Null where it names none, or two.
 */
export function unitNamed(text: string): string | null {
  const bare = text.trim();
  const words = bare
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+|(?<=\p{Script=Han})(?=[a-z])|(?<=[a-z])(?=\p{Script=Han})/u)
    .filter((word) => word !== '');
  const units = new Set(words.map((word) => unitSpellings.get(word)));
  const [only] = units;
  if (words.length === 0) return marks.get(bare) ?? null;
  return units.size === 1 && only !== undefined ? only : null;
}

/** A measure in the unit that the partner reckons in, exactly, and as its field can hold it. */
export interface Converted {
  readonly exact: string;
  /** To `scale` places, half up; the same as `exact` when nothing is lost. */
  readonly rounded: string;
}

/** Null for a unit of another sort, such as inches of a weight. Decimals as text; nothing is a binary float. */
export function convert(value: string, from: string, to: 'kg' | 'cm', scale: number): Converted | null {
  const known = factors.get(from);
  if (known?.unit !== to) return null;
  const exact = new Big(value).times(known.factor);
  return { exact: exact.toFixed(), rounded: exact.round(scale, Big.roundHalfUp).toFixed() };
}
