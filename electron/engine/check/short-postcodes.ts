import type { SheetKind } from '#shared/kinds/kind.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { FieldSet } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';
import type { OrderValues } from './order-values.ts';
import { cellsOf, replaceText } from './placed-cells.ts';
import { shown } from './tidy-text.ts';

/** How many digits a postcode has, where it is digits alone, always as many, and may begin with 0. */
const digitsIn: ReadonlyMap<string, number> = new Map(
  [
    [4, 'AU DK NO NZ ZA'],
    [5, 'DE EE ES FI FR GU IT KE KR LK LT MX MY PE PL PR TH TR UA US VI'],
    [6, 'CN CO RO SG'],
    [7, 'JP'],
    [8, 'BR'],
  ].flatMap(([digits, countries]) =>
    String(countries)
      .split(' ')
      .map((code) => [code, Number(digits)] as const),
  ),
);

/** More zeros than these no postcode begins with. */
const mostZeros = 2;

interface Postcode {
  readonly field: string;
  /** The field of the country that it is in. */
  readonly country: string;
}

const listed = new WeakMap<FieldSet, readonly Postcode[]>();

/** The postcodes of a kind's orders with their countries. Listed once: every order asks for them. */
function postcodesOf(fields: FieldSet): readonly Postcode[] {
  const known = listed.get(fields);
  if (known) return known;
  const ofOrder = Object.entries(fields).filter(([, { level }]) => level === 'order');
  const countries = ofOrder.filter(([, { type }]) => type === 'country');
  const found = ofOrder.flatMap(([field, def]) => {
    if (def.type !== 'text' || def.looks !== 'postcode') return [];
    const beside = countries.find(([, { beside }]) => beside !== undefined && beside === def.beside);
    return beside ? [{ field, country: beside[0] }] : [];
  });
  listed.set(fields, found);
  return found;
}

/** A postcode that was typed as a number has lost its zeros: 7102 of Newark. They are offered where its country has so many digits. */
export function shortPostcodes(
  { fields }: SheetKind,
  lines: readonly Line[],
  { values, typed }: OrderValues,
): readonly Problem[] {
  return postcodesOf(fields).flatMap(({ field, country: of }) => {
    const [postcode, country] = [values[field], values[of]];
    const digits = digitsIn.get(String(country));
    if (typeof postcode !== 'string' || digits === undefined) return [];
    if (postcode.length >= digits || !/^\d+$/.test(postcode)) return [];
    const cells = cellsOf(field, lines);
    const at = cells.find(({ line }) => line.id === typed.get(field)) ?? cells[0];
    if (!at) return [];
    const isFew = digits - postcode.length > mostZeros;
    return [
      problem('postcode.short', {
        severity: 'warning',
        field,
        line: at.line.id,
        params: { value: shown(cellText(at.cell)), digits, country: String(country) },
        ...(!isFew && {
          fix: { type: 'set', cells: replaceText(field, at.cell, cells, postcode.padStart(digits, '0')) },
        }),
      }),
    ];
  });
}
