import type { ProblemParams } from '#shared/problem.ts';
import type { Condition, Field, FieldValue } from '#shared/sheets/field.ts';
import type { GeneralCode } from './parsed-cell.ts';

/** What is known of the values a condition looks at. */
export interface Filled {
  /** True when nothing was typed, rightly or wrongly. */
  blank(field: string): boolean;
  /** Undefined when blank or wrong. */
  value(field: string): FieldValue | undefined;
}

export interface Missing {
  readonly code: GeneralCode;
  readonly params: ProblemParams;
}

/** Why a blank field may not be blank; undefined when it may. */
export function whyRequired(field: Field, filled: Filled): Missing | undefined {
  if (field.required) return { code: 'value.required', params: {} };
  if (!field.requiredWhen || !holds(field.requiredWhen, filled)) return undefined;
  return describe(field.requiredWhen);
}

/** A wrong value decides nothing: once it is corrected, the condition is judged again. */
function holds(condition: Condition, filled: Filled): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, filled));
  if ('blank' in condition) return filled.blank(condition.blank);
  const value = filled.value(condition.field);
  return value !== undefined && condition.is.includes(String(value));
}

function describe(condition: Condition): Missing {
  if ('blank' in condition) return { code: 'value.requiredWithout', params: { otherField: condition.blank } };
  if ('field' in condition) {
    return {
      code: 'value.requiredFor',
      params: { otherField: condition.field, otherChoices: condition.is.join('|') },
    };
  }
  return { code: 'value.required', params: {} };
}
