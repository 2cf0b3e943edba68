import { MEASURES } from '#shared/contract/layouts.ts';
import { type ColumnQuestion, fieldsOf } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { Field } from '#shared/sheets/field.ts';
import { convert } from '#shared/sheets/units.ts';
import { cellParts, plainNumber } from './cell-parts.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { MatchedColumn } from './match-columns.ts';
import { readHeader } from './read-header.ts';

type Measure = (typeof MEASURES)[number];

export function measureOf(unit: string): Measure | undefined {
  return MEASURES.find((measure) => measure === unit);
}

/** Whether numbers in this unit can be converted to the partner's. */
export function isOf(unit: string | undefined, target: 'kg' | 'cm'): boolean {
  return unit !== undefined && convert('1', unit, target, 9) !== null;
}

/** The one unit that a header states, where it is none of the partner's. */
export function foreignUnit(header: string, target: string | undefined): Measure | undefined {
  const [unit, ...others] = readHeader(header).units;
  const measure = unit === undefined || others.length > 0 ? undefined : measureOf(unit);
  if (target !== 'kg' && target !== 'cm') return undefined;
  return measure !== target && isOf(measure, target) ? measure : undefined;
}

/** The unit that all the fields of a column are reckoned in; none where they have none, or several. */
export function targetOf(keys: readonly string[], fields: SheetKind['fields']): Field['unit'] {
  const [unit, ...others] = new Set(keys.map((key) => fields[key]?.unit));
  return others.length === 0 ? unit : undefined;
}

/**
 * Columns whose headers state several units, or one that their numbers cannot be in, and of which nobody said which it is:
 * they keep their fields, and the run waits for the answer.
 */
export function unsaidUnits(
  columns: readonly MatchedColumn[],
  { fields }: SheetKind,
  profiles: ReadonlyMap<number, ColumnProfile>,
): ColumnQuestion[] {
  return columns.flatMap((column): ColumnQuestion[] => {
    const { cell, reading } = column;
    const keys = fieldsOf(column);
    const [key] = keys;
    const target = targetOf(keys, fields);
    if (key === undefined || target === undefined || reading?.unit || reading?.unitFrom !== undefined) return [];
    const stated = readHeader(cell.text).units.flatMap((unit) => measureOf(unit) ?? []);
    if (stated.every((unit) => unit === target)) return [];
    const units = new Set([...stated.filter((unit) => isOf(unit, target)), target]);
    const texts = [...new Set(profiles.get(cell.index)?.texts)].slice(0, 3);
    const readings = [...units].map((unit) => ({
      answer: { unit },
      examples: texts.flatMap((typed) => {
        const read = readIn(unit, typed, keys, { fields, target });
        return read === null ? [] : [{ typed, read: `${read} ${target}` }];
      }),
    }));
    return [{ index: cell.index, field: key, kind: 'unit', readings, untilAnswered: true }];
  });
}

/** What a cell comes to in a unit; null where it is not numbers alone. */
export function readIn(
  unit: Measure,
  typed: string,
  keys: readonly string[],
  { fields, target }: { readonly fields: SheetKind['fields']; readonly target: 'kg' | 'cm' },
): string | null {
  const parts = keys.length > 1 ? cellParts(typed, keys.length, true) : [typed];
  const read = parts?.map((part, at) => {
    const number = plainNumber(part);
    const field = fields[keys[at] ?? ''];
    return number === null ? null : convert(number, unit, target, field?.type === 'decimal' ? field.scale : 0)?.rounded;
  });
  return read?.every((part) => typeof part === 'string') ? read.join(' × ') : null;
}

/** Whether a header states, perhaps beside the field's own unit, one that its numbers may be in as well. */
export function saysOtherUnits(header: string, { unit }: Field): boolean {
  return unit !== undefined && readHeader(header).units.some((of) => of !== unit && measureOf(of) !== undefined);
}
