import type { Field, FieldSet, Level } from '#shared/sheets/field.ts';

type Entries = readonly (readonly [string, Field])[];

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
