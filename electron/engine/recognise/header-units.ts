import { MEASURES } from '#shared/contract/layouts.ts';
import type { Field } from '#shared/sheets/field.ts';
import { convert } from '#shared/sheets/units.ts';
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

/** Whether a header states, perhaps beside the field's own unit, one that its numbers may be in as well. */
export function saysOtherUnits(header: string, { unit }: Field): boolean {
  return unit !== undefined && readHeader(header).units.some((of) => of !== unit && measureOf(of) !== undefined);
}
