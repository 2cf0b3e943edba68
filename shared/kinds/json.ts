import type { Json, JsonObject } from './kind.ts';

/** Writing bodies, and reading a partner's stored answer: what is not there, or not as expected, is empty. */

type Members = Readonly<Record<string, Json | undefined>>;

/** Without the members that have no value: blank optional values are left out of bodies. */
export function given(members: Members): JsonObject {
  return Object.fromEntries(
    Object.entries(members).filter((member): member is [string, Json] => member[1] !== undefined),
  );
}

/** The same, undefined when nothing is left. */
export function givenAny(members: Members): JsonObject | undefined {
  const object = given(members);
  return Object.keys(object).length === 0 ? undefined : object;
}

/** A decimal as a JSON number: with at most ten digits a double writes exactly those that were typed. */
export function asNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

export function textIn(object: JsonObject, name: string): string {
  const value = object[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function objectIn(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return value !== undefined && isObject(value) ? value : {};
}

export function objectsIn(object: JsonObject, name: string): readonly JsonObject[] {
  const value = object[name];
  return isList(value) ? value.filter(isObject) : [];
}

/** Without repetitions and blanks, in the order of first appearance. */
export function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}

export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
