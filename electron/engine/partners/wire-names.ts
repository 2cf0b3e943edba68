import type { FieldSet } from '#shared/sheets/field.ts';

/** Field keys by every name the partner may call them by. */
export type WireNames = ReadonlyMap<string, string>;

export function wireNames(fields: FieldSet): WireNames {
  const names = new Map<string, string>();
  for (const [key, { wire }] of Object.entries(fields)) {
    names.set(key, key);
    if (!wire) continue;
    names.set(wire, key);
    const last = wire.split('.').at(-1);
    if (last && !names.has(last)) names.set(last, key);
  }
  return names;
}

/** The first field whose name occurs in a partner's sentence as a word of its own; null when none does. */
export function fieldNamed(text: string, names: WireNames): string | null {
  for (const word of text.match(/[A-Za-z_][\w.]*/g) ?? []) {
    const field = names.get(word) ?? names.get(word.split('.').at(-1) ?? '');
    if (field !== undefined) return field;
  }
  return null;
}
