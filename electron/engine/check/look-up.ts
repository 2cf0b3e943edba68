import type { Problem } from '#shared/problem.ts';
import type { Field, FieldValue } from '#shared/sheets/field.ts';
import type { Lookups } from './context.ts';
import { generalProblem } from './general-problem.ts';
import type { PlacedCell } from './group-cells.ts';
import { shown } from './tidy-text.ts';

/**
 * Puts the value that an office's table has for a line's word into the line's values, where the line itself has none.
 * A word that is not in the table is an error then; a value that the table contradicts is worth a look.
 */
export function lookUp(
  key: string,
  field: Field,
  { line, echo }: PlacedCell,
  values: Record<string, FieldValue>,
  lookups: Lookups,
): readonly Problem[] {
  const word = values[key];
  if (field.type !== 'text' || !field.lookup || word === undefined) return [];
  const { table, fills } = field.lookup;
  const known = lookups[table]?.get(String(word));
  const params = { value: shown(String(word)), otherField: fills };
  const told = (problem: Problem) => (echo ? [] : [problem]);

  if (line.cells[fills] === undefined) {
    if (known !== undefined) values[fills] = known;
    return known === undefined ? told(generalProblem('lookup.unknown', { field: key, line: line.id, params })) : [];
  }
  const own = values[fills];
  if (known === undefined || own === undefined || own === known) return [];
  const differing = { ...params, typed: shown(String(own)), known };
  return told(generalProblem('lookup.differs', { severity: 'warning', field: key, line: line.id, params: differing }));
}
