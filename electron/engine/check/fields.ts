import type { SheetKind } from '#shared/kinds/kind.ts';
import type { PartnerSettings } from '#shared/partners/partner.ts';
import { type GeneralCode, type Problem, type ProblemParams, problem, problemOf } from '#shared/problem.ts';
import type { Condition, Field, FieldSet, FieldValue, Level } from '#shared/sheets/field.ts';

/** Fields with their keys. */
export type Entries = readonly (readonly [string, Field])[];

const known = new WeakMap<FieldSet, Readonly<Record<Level, Entries>>>();

/** The fields of one level, in the kind's order. Listed once per kind: every order asks for them. */
export function fieldsAt(fields: FieldSet, level: Level): Entries {
  const listed = known.get(fields) ?? { order: entriesAt(fields, 'order'), line: entriesAt(fields, 'line') };
  known.set(fields, listed);
  return listed[level];
}

function entriesAt(fields: FieldSet, level: Level): Entries {
  return Object.entries(fields).filter(([, field]) => field.level === level);
}

/** The kind with the limits that the account gives its fields. */
export function asLimited<K extends SheetKind>(kind: K, settings: PartnerSettings): K {
  const fields = kind.fieldsFor?.(settings) ?? kind.fields;
  return fields === kind.fields ? kind : { ...kind, fields };
}

/** What is known of the values a condition looks at. */
export interface Filled {
  /** True when nothing was typed, rightly or wrongly. */
  blank(field: string): boolean;
  /** Undefined when blank or wrong. */
  value(field: string): FieldValue | undefined;
}

/** For each of the line's fields that is blank: an error where it may not be, a warning where it ought not to be. */
export function missingOn(line: number, fields: Entries, filled: Filled): readonly Problem[] {
  return mayMiss(fields).flatMap(([key, field]) => {
    if (!filled.blank(key)) return [];
    const why = whyRequired(field, filled);
    if (why) return [problemOf(why, { field: key, line })];
    if (!field.wantedWhen || !holds(field.wantedWhen, filled)) return [];
    const { params } = describe(field.wantedWhen);
    return [problem('value.wanted', { severity: 'warning', field: key, line, params })];
  });
}

const asked = new WeakMap<Entries, Entries>();

/** Those of the fields that are ever missed. Listed once: every line asks for them. */
function mayMiss(fields: Entries): Entries {
  const listed =
    asked.get(fields) ?? fields.filter(([, field]) => field.required || field.requiredWhen || field.wantedWhen);
  asked.set(fields, listed);
  return listed;
}

interface Missing {
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
