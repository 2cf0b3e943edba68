import Big from 'big.js';
import type { Field, FieldType } from '#shared/sheets/field.ts';
import { convert, unitNamed } from '#shared/sheets/units.ts';
import { containerWords, countingWords, dozenWords, perContainer } from '#shared/words/cell-words.ts';
import { splitMeasure } from './measure-text.ts';
import { type DecimalMark, readNumberText } from './number-text.ts';
import { type CellContext, type CellProblem, info, type ParsedCell, value, wrong } from './parsed-cell.ts';
import { shown } from './tidy-text.ts';

type IntegerType = FieldType & { readonly type: 'integer' };
type DecimalType = FieldType & { readonly type: 'decimal' };
type NumberField = (IntegerType | DecimalType) & Pick<Field, 'unit' | 'per'>;

/** A number as a program writes it: nothing was done to read it. */
const asWritten = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** Whole numbers between the field's limits. `1 200` is read; anything with decimals is an error. */
export function parseInteger(field: IntegerType & Pick<Field, 'unit' | 'per'>, text: string, context: CellContext) {
  const read = readNumber(field, text, context);
  if ('type' in read) return read;
  const { number, changes } = read;
  if (!number.eq(number.round(0, Big.roundDown))) return wrong('number.notWhole', { value: shown(text) });
  if (number.lt(field.min)) return wrong('number.tooSmall', { value: shown(text), min: field.min });
  if (number.gt(field.max)) return wrong('number.tooLarge', { value: shown(text), max: field.max });
  return value(number.toNumber(), changes);
}

/**
 * Exact decimals as the field allows them, as canonical text: no exponent, no needless zeros. Nothing is rounded but what
 * was converted from another unit, which a person has confirmed and the change shows.
 */
export function parseDecimal(
  field: DecimalType & Pick<Field, 'unit' | 'per'>,
  text: string,
  context: CellContext,
): ParsedCell {
  const read = readNumber(field, text, context);
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

function readNumber(field: NumberField, text: string, { column }: CellContext): ReadNumber | ParsedCell {
  const measure = splitMeasure(text);
  if (measure) return readMeasure(field, text, measure, column);
  const read = readDigits(field, text, text, column);
  if ('type' in read || !isInOther(field, column)) return read;
  const target = field.unit ?? '';
  const example = `${shown(text)} ${column?.unit ?? target}`;
  return wrong('number.whichUnit', { value: shown(text), target: target.toUpperCase(), example });
}

type Column = CellContext['column'];

/** Numbers without a unit are in another one than the field's, and this one was not converted. */
function isInOther({ unit }: NumberField, column: Column): boolean {
  return unit !== undefined && (column?.unitByRow === true || (column?.unit !== undefined && column.unit !== unit));
}

/** @param text the whole cell, which `digits` may be a part of */
function readDigits(field: NumberField, digits: string, text: string, column: Column): ReadNumber | ParsedCell {
  const read = readNumberText(digits);
  switch (read.type) {
    case 'none':
      return wrong('number.unreadable', { value: shown(text) });
    case 'scientific':
      return wrong('number.scientific', { value: shown(text) }, new Big(read.digits).toFixed());
    case 'one':
      return numbered(read.digits, text);
    case 'two': {
      const chosen = column?.decimal ?? assumed(field, digits, column);
      if (chosen) return numbered(chosen === markOf(digits) ? read.decimals : read.thousands, text);
      const point = new Big(read.decimals).toFixed();
      return wrong('number.ambiguous', { value: shown(text), thousands: new Big(read.thousands).toFixed(), point });
    }
  }
}

function numbered(digits: string, text: string): ReadNumber {
  const number = new Big(digits);
  if (asWritten.test(text)) return { number, changes: number.eq(asNumber(text)) ? [] : [changed(text, number)] };
  return { number, changes: [changed(text, number)] };
}

function asNumber(text: string): Big {
  return new Big(text.replace(/^\+/, '').replace(/\.$/, ''));
}

function changed(text: string, number: Big): CellProblem {
  return info('cell.normalised', { before: shown(text), after: number.toFixed() });
}

function markOf(digits: string): DecimalMark {
  return digits.includes(',') ? ',' : '.';
}

/**
 * A point before three digits marks decimals, because programs write them so; unless a whole number is expected, or the
 * column has decimals written by a comma.
 */
function assumed({ type }: NumberField, digits: string, column: Column): DecimalMark | undefined {
  const isOpen = type === 'integer' || digits.includes(',') || column?.asked?.includes('decimal');
  return isOpen ? undefined : '.';
}

/**
 * A number with its unit. The field's own goes; another one is converted once a person has confirmed it for the column,
 * and offered until then. So it is with counting words, which are offered to go: what 20个 are, only a person knows.
 */
function readMeasure(
  field: NumberField,
  text: string,
  { digits, suffix }: { readonly digits: string; readonly suffix: string },
  column: Column,
): ReadNumber | ParsedCell {
  const read = readDigits(field, digits, text, column);
  if ('type' in read) return read;
  const { number } = read;
  const unit = unitNamed(suffix);
  const other = () => {
    const count = counted(field, number, suffix);
    if (count && column?.counted) return { number: count, changes: [changed(text, count)] };
    if (count && !count.eq(number))
      return wrong('number.dozen', { value: shown(text), count: count.toFixed() }, count.toFixed());
    return wrong('number.unit', { value: shown(text) }, count?.toFixed());
  };
  if (unit === null || field.unit === undefined) return other();
  if (unit === field.unit) return { number, changes: [changed(text, number)] };
  const scale = field.type === 'decimal' ? field.scale : 0;
  const converted = convert(number.toFixed(), unit, field.unit, scale);
  if (!converted) return other();
  const { exact, rounded } = converted;
  const params = { value: shown(text), target: field.unit.toUpperCase(), converted: rounded, exact };
  if (column?.unit === undefined) {
    const code = exact === rounded ? 'number.converts' : 'number.rounds';
    // Where numbers without a unit are asked about, the answer is not to be for this one.
    const offered = column?.asked?.includes('unit') ? `${rounded} ${field.unit}` : rounded;
    return wrong(code, params, new Big(rounded).gt(0) ? offered : undefined);
  }
  const code = exact === rounded ? 'number.converted' : 'number.rounded';
  return { number: new Big(rounded), changes: [info(code, params)] };
}

/**
 * How many a number with counting words is: 20个 and 20 pcs/ctn are 20, 1打 is 12. Undefined where they say something else than
 * the field: boxes of what is in a box, or a number of each of what is no number of each.
 */
export function counted(
  field: Pick<Field, 'per'> & { readonly type: Field['type'] },
  number: Big,
  suffix: string,
): Big | undefined {
  if (field.type !== 'integer') return undefined;
  const [, ofEach] = perContainer.exec(suffix.toLowerCase()) ?? [];
  if (ofEach !== undefined && field.per === undefined) return undefined;
  const word = (ofEach ?? suffix.toLowerCase()).trim();
  if (field.per !== undefined && containerWords.has(word)) return undefined;
  const count = dozenWords.has(word) ? number.times(12) : number;
  const isCounted = dozenWords.has(word) || countingWords.has(word) || (ofEach !== undefined && word === '');
  return isCounted && count.eq(count.round(0, Big.roundDown)) ? count : undefined;
}
