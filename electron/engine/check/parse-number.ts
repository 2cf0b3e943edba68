import Big from 'big.js';
import type { FieldType } from '#shared/sheets/field.ts';
import { countingWords } from '#shared/words/cell-words.ts';
import { unitSpellings } from '#shared/words/header-words.ts';
import { type CellProblem, info, type ParsedCell, value, wrong } from './parsed-cell.ts';
import { shown } from './tidy-text.ts';

type IntegerType = FieldType & { readonly type: 'integer' };
type DecimalType = FieldType & { readonly type: 'decimal' };
type Unit = { readonly unit?: string };

const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i;
/** Thousands marked by commas, points, blanks or apostrophes, as long as one kind of mark stands throughout. */
const grouped = /^[+-]?[1-9]\d{0,2}(?:([, '’\u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
const marks = /[, '’\u00a0\u202f]/g;
const groupedByPoints = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;
const decimalComma = /^[+-]?\d+,\d+$/;
/** One mark with three digits behind it: a thousand, or one and no thousandths. */
const twoReadings = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;
const withUnit = /^([+-]?[\d.,]+)\s*([^\d\s.,][^\d]*)$/;

/** Whole numbers between the field's limits. `1,200` and `1.2e3` are read; anything with decimals is an error. */
export function parseInteger(field: IntegerType & Unit, text: string): ParsedCell {
  const read = readNumber(field, text);
  if ('type' in read) return read;
  const { number, changes } = read;
  if (!number.eq(number.round(0, Big.roundDown))) return wrong('number.notWhole', { value: shown(text) });
  if (number.lt(field.min)) return wrong('number.tooSmall', { value: shown(text), min: field.min });
  if (number.gt(field.max)) return wrong('number.tooLarge', { value: shown(text), max: field.max });
  return value(number.toNumber(), changes);
}

/** Exact decimals as the field allows them, as canonical text: no exponent, no needless zeros. Nothing is ever rounded. */
export function parseDecimal(field: DecimalType & Unit, text: string): ParsedCell {
  const read = readNumber(field, text);
  if ('type' in read) return read;
  const { number, changes } = read;
  if (number.lt(0) && field.zero) return wrong('number.tooSmall', { value: shown(text), min: 0 });
  if (number.lte(0) && !field.zero) return wrong('number.notPositive', { value: shown(text) });
  const max = largest(field);
  if (number.gt(max)) return wrong('number.tooLarge', { value: shown(text), max });
  const rounded = number.round(field.scale, Big.roundHalfUp);
  if (!rounded.eq(number)) {
    const fits = rounded.gt(0) && rounded.lte(max);
    return wrong(
      'number.tooManyPlaces',
      { value: shown(text), scale: field.scale },
      fits ? rounded.toFixed() : undefined,
    );
  }
  return value(number.toFixed(), changes);
}

/** The greatest number of `precision` digits with `scale` of them behind the point. */
function largest({ precision, scale }: DecimalType): string {
  return `${'9'.repeat(precision - scale)}${scale > 0 ? `.${'9'.repeat(scale)}` : ''}`;
}

interface ReadNumber {
  readonly number: Big;
  /** How it was written, where that is not as a program writes it. */
  readonly changes: readonly CellProblem[];
}

function readNumber(field: Unit & { readonly type: 'integer' | 'decimal' }, text: string): ReadNumber | ParsedCell {
  if (text.length <= 60) {
    if (hasTwoReadings(field, text)) {
      const point = new Big(text.replace(',', '.')).toFixed();
      return wrong('number.ambiguous', { value: shown(text), thousands: text.replace(/[.,]/, ''), point });
    }
    if (plain.test(text)) return { number: new Big(text.replace(/^\+/, '')), changes: [] };
    const written = withPoint(text);
    if (written !== undefined) {
      const number = new Big(written.replace(/^\+/, ''));
      return { number, changes: [info('cell.normalised', { before: shown(text), after: number.toFixed() })] };
    }
    const [, digits, suffix] = withUnit.exec(text) ?? [];
    if (digits !== undefined && suffix !== undefined && (plain.test(digits) || grouped.test(digits))) {
      const harmless = isOwnUnit(field, suffix.trim().toLowerCase()) && !hasTwoReadings(field, digits);
      return wrong('number.unit', { value: shown(text) }, harmless ? digits.replaceAll(',', '') : undefined);
    }
  }
  return wrong('number.unreadable', { value: shown(text) });
}

/** A number that can be read in one way only, with a decimal point and without marks of thousands; undefined for others. */
function withPoint(text: string): string | undefined {
  if (grouped.test(text)) return text.replace(marks, '');
  if (groupedByPoints.test(text)) return text.replaceAll('.', '').replace(',', '.');
  return decimalComma.test(text) ? text.replace(',', '.') : undefined;
}

/**
 * A comma before three digits marks thousands in one office and decimals in another; a point before them does so only where
 * a whole number is expected, because decimals are written with it.
 */
function hasTwoReadings({ type }: { readonly type: 'integer' | 'decimal' }, text: string): boolean {
  return twoReadings.test(text) && (type === 'integer' || text.includes(','));
}

/** Taking `g` off a weight in kg would change it a thousandfold, so only the field's own unit is offered to go. */
function isOwnUnit(field: Unit & { readonly type: string }, suffix: string): boolean {
  const unit = unitSpellings.get(suffix);
  if (unit !== undefined) return unit === field.unit;
  return field.type === 'integer' && countingWords.has(suffix);
}
