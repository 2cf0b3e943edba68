import Big from 'big.js';
import type { FieldType } from '#shared/sheets/field.ts';
import { countingWords } from '#shared/words/cell-words.ts';
import { unitSpellings } from '#shared/words/header-words.ts';
import { type ParsedCell, value, wrong } from './parsed-cell.ts';
import { shown } from './tidy-text.ts';

type IntegerType = FieldType & { readonly type: 'integer' };
type DecimalType = FieldType & { readonly type: 'decimal' };
type Unit = { readonly unit?: string };

const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const decimalComma = /^[+-]?\d+,\d+$/;
const withUnit = /^([+-]?[\d.,]+)\s*([^\d\s.,][^\d]*)$/;

/** Whole numbers between the field's limits. `1,200` and `1.2e3` are read; anything with decimals is an error. */
export function parseInteger(field: IntegerType & Unit, text: string): ParsedCell {
  const number = readNumber(field, text);
  if ('type' in number) return number;
  if (!number.eq(number.round(0, Big.roundDown))) return wrong('number.notWhole', { value: shown(text) });
  if (number.lt(field.min)) return wrong('number.tooSmall', { value: shown(text), min: field.min });
  if (number.gt(field.max)) return wrong('number.tooLarge', { value: shown(text), max: field.max });
  return value(number.toNumber());
}

/** Exact decimals as the field allows them, as canonical text: no exponent, no needless zeros. Nothing is ever rounded. */
export function parseDecimal(field: DecimalType & Unit, text: string): ParsedCell {
  const number = readNumber(field, text);
  if ('type' in number) return number;
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
  return value(number.toFixed());
}

/** The greatest number of `precision` digits with `scale` of them behind the point. */
function largest({ precision, scale }: DecimalType): string {
  return `${'9'.repeat(precision - scale)}${scale > 0 ? `.${'9'.repeat(scale)}` : ''}`;
}

function readNumber(field: Unit & { readonly type: 'integer' | 'decimal' }, text: string): Big | ParsedCell {
  if (text.length <= 60) {
    if (plain.test(text)) return new Big(text.replace(/^\+/, ''));
    if (grouped.test(text)) return new Big(text.replaceAll(',', '').replace(/^\+/, ''));
    if (decimalComma.test(text)) {
      return wrong('number.unreadable', { value: text }, field.type === 'decimal' ? text.replace(',', '.') : undefined);
    }
    const [, digits, suffix] = withUnit.exec(text) ?? [];
    if (digits !== undefined && suffix !== undefined && (plain.test(digits) || grouped.test(digits))) {
      const harmless = isOwnUnit(field, suffix.trim().toLowerCase());
      return wrong('number.unit', { value: shown(text) }, harmless ? digits.replaceAll(',', '') : undefined);
    }
  }
  return wrong('number.unreadable', { value: shown(text) });
}

/** Taking `g` off a weight in kg would change it a thousandfold, so only the field's own unit is offered to go. */
function isOwnUnit(field: Unit & { readonly type: string }, suffix: string): boolean {
  const unit = unitSpellings.get(suffix);
  if (unit !== undefined) return unit === field.unit;
  return field.type === 'integer' && countingWords.has(suffix);
}
