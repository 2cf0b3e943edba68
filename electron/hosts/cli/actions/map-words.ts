import { Failure } from '#shared/contract/failure.ts';
import { type ColumnReading, type HowRead, MEASURES } from '#shared/contract/layouts.ts';
import { fieldsOf } from '#shared/contract/recognition.ts';
import { kinds } from '#shared/kinds/registry.ts';
import type { Field } from '#shared/sheets/field.ts';
import { convert } from '#shared/sheets/units.ts';

const total = 'total';
const box = 'box';
export const unused = '-';
/** Before the header of the column in which the unit of each row stands. */
export const unitColumn = '@';

/**
 * How `--map` says a column: its field, or one for each part of its cells (`length,width,height`; `-` for a part that is not
 * used), and behind a colon what its numbers are: `weight:g`, `weight:@UoM` (the unit stands in that column), `quantity:total`. `box` is a column of one box, `box:total` their sum; `-` alone
 * a column that is not used.
 *
 * @throws Failure `columns.noField` for a field that no kind has; `columns.noReading`, `columns.noReadings` for what cannot
 *   stand behind it
 */
export function readingOf(said: string): ColumnReading {
  const [names = '', ...how] = said.split(':').map((part) => part.trim());
  if (names === box && (how.length === 0 || (how.length === 1 && how[0] === total)))
    return { field: null, box: how.length === 0 ? 'each' : 'total' };
  if (names === unused && how.length === 0) return { field: null };
  const parts = names.split(',').map((part) => part.trim());
  const reading =
    parts.length === 1
      ? { field: parts[0] ?? '' }
      : { field: null, fields: parts.map((part) => (part === unused ? null : part)) };
  const known = fieldsOf(reading).map((field) => [field, everyField(field)] as const);
  for (const [field, defs] of known) if (defs.length === 0) throw new Failure('columns.noField', { field });
  const defs = known.map(([, of]) => of);
  const units = MEASURES.filter((unit) => defs.length > 0 && defs.every((of) => of.some((def) => converts(unit, def))));
  const canDivide = parts.length === 1 && defs.some((of) => of.some(({ per }) => per !== undefined));
  const possible = [...(canDivide ? [total] : []), ...units];
  const isColumn = (word: string) => units.length > 0 && word.startsWith(unitColumn) && word.length > 1;
  const columns = how.filter(isColumn).map((word) => word.slice(unitColumn.length).trim());
  const words = how.filter((word) => !isColumn(word)).map((word) => word.toLowerCase());
  const [unit, second] = [...units.filter((measure) => words.includes(measure)), ...columns];
  if (second !== undefined || !words.every((word) => possible.some((it) => it === word))) {
    throw possible.length > 0
      ? new Failure('columns.noReading', { said, field: names, possible: possible.join(', ') })
      : new Failure('columns.noReadings', { said, field: names });
  }
  const [unitFrom] = columns;
  const inUnit = unitFrom === undefined ? unit && { unit: unit as (typeof units)[number] } : { unitFrom };
  return { ...reading, ...inUnit, ...(words.includes(total) && { per: total }) };
}

/** What {@link readingOf} reads as this. */
export function mapWords(field: string, { unit, unitFrom, per }: HowRead): string {
  return [field, unit, unitFrom === undefined ? undefined : unitColumn + unitFrom, per].filter(Boolean).join(':');
}

function everyField(field: string): readonly Field[] {
  return kinds.flatMap(({ fields }) => (Object.hasOwn(fields, field) ? (fields[field] ?? []) : []));
}

function converts(unit: string, { unit: target }: Field): boolean {
  return target !== undefined && convert('1', unit, target, 9) !== null;
}
