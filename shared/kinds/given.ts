import type { Json, JsonObject } from './kind.ts';

/** Without the members that have no value: blank optional values are left out of bodies. */
export function given(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).filter((member): member is [string, Json] => member[1] !== undefined),
  );
}

/** The same, undefined when nothing is left. */
export function givenAny(members: Readonly<Record<string, Json | undefined>>): JsonObject | undefined {
  const object = given(members);
  return Object.keys(object).length === 0 ? undefined : object;
}
