import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { Field, Level } from '#shared/sheets/field.ts';
import type { LinePart } from '#shared/sheets/line.ts';
import { type HeaderName, headerName, plainName } from './header-name.ts';
import { readHeader } from './read-header.ts';
import { type FieldWords, headerScores } from './word-pattern.ts';

/** What a name stands for in a kind. */
export interface NamedField {
  readonly field: string;
  readonly rule: 'exact' | 'alias';
}

/** The names of a kind's fields as one sort of sheet uses them. */
export interface Vocabulary {
  readonly kind: SheetKind;
  /** Compared form → field. A name that two fields claim equally stands for none. */
  readonly names: ReadonlyMap<string, NamedField>;
  /** The fields that such a sheet has columns for. */
  readonly fields: readonly (readonly [key: string, field: Field])[];
}

/** What the headers of its fields say. */
export function wordsOf({ fields }: Vocabulary): FieldWords {
  return fields.map(([field, { words = [] }]) => ({ field, words }));
}

interface Entry extends NamedField {
  readonly level: Level;
}

/**
 * Some names stand for a field of the order and one of its lines (`备注`): where detail lines stand, the line's is
 * meant, on a sheet of orders alone the order's. Field keys, wire names and both labels are exact, aliases come after.
 */
export function vocabulary(kind: SheetKind, part: LinePart): Vocabulary {
  const preferred: Level = part === 'order' ? 'order' : 'line';
  const entries = new Map<string, Entry[]>();
  const fields = Object.entries(kind.fields).filter(([, { level }]) => part !== 'order' || level === 'order');
  const add = (name: string, entry: Entry) => entries.set(name, [...(entries.get(name) ?? []), entry]);
  for (const [key, field] of fields) {
    for (const { name, rule } of namesOf(key, field)) add(name, { field: key, rule, level: field.level });
  }
  // The partner's own tables write a name without where it stands in the body: `rtsTime`, not `domesticLogisticInfo.rtsTime`.
  const known = new Set(entries.keys());
  for (const [key, { wire = '', level }] of fields) {
    const last = plainName(wire.slice(wire.lastIndexOf('.') + 1));
    if (last !== '' && !known.has(last)) add(last, { field: key, rule: 'alias', level });
  }
  const names = new Map<string, NamedField>();
  for (const [name, claims] of entries) {
    const best = bestClaim(claims, preferred);
    if (best) names.set(name, best);
  }
  return { kind, names, fields };
}

/**
 * What to write above a new column of a recognised sheet so that it is taken for `field`: its label, or another of its
 * names where the sheet has that one or means something else by it. Null where the sheet is of a sort that has no such
 * field.
 */
export function headerFor(
  kind: SheetKind,
  { use, columns }: Pick<SheetRecognition, 'use' | 'columns'>,
  key: string,
  lang: 'zh' | 'en',
): string | null {
  const field = kind.fields[key];
  if (use === 'ignored' || field === undefined) return null;
  const { names } = vocabulary(kind, use);
  const taken = new Set(columns.map(({ header }) => plainName(header)));
  const { zh, en } = field.label;
  const candidates = [...(lang === 'zh' ? [zh, en] : [en, zh]), field.wire ?? key, key, ...(field.aliases ?? [])];
  const fits = (text: string) => {
    const name = headerName(text);
    return !taken.has(name.full) && names.get(name.full)?.field === key && unitFits(field, name);
  };
  return candidates.find(fits) ?? null;
}

/** True when a header that says `unit` may stand over this field. */
export function unitFits(field: Field | undefined, { unit }: HeaderName): boolean {
  return unit === null || field?.unit === undefined || field.unit === unit;
}

function namesOf(key: string, field: Field): { name: string; rule: NamedField['rule'] }[] {
  const exact = [key, field.wire ?? key, field.label.zh, field.label.en];
  const named = (texts: readonly string[], rule: NamedField['rule']) =>
    texts.flatMap((text) => compared(text).map((name) => ({ name, rule })));
  return [...named(exact, 'exact'), ...named(field.aliases ?? [], 'alias')];
}

/** A label's bracketed unit may be left out in a header; any other bracket is part of the name (`件数(箱)`). */
function compared(text: string): string[] {
  const { full, short, unit } = headerName(text);
  return unit === null ? [full] : [full, short];
}

function bestClaim(claims: readonly Entry[], preferred: Level): NamedField | undefined {
  const atLevel = claims.filter(({ level }) => level === preferred);
  const candidates = atLevel.length > 0 ? atLevel : claims;
  const exact = candidates.filter(({ rule }) => rule === 'exact');
  const best = exact.length > 0 ? exact : candidates;
  return new Set(best.map(({ field }) => field)).size === 1 ? best[0] : undefined;
}

/** From this on words by themselves are a field's name. */
const plainly = 0.6;

/** The one field that a text by itself is a header of. */
export function fieldNamed({ names, fields }: Vocabulary, text: string): string | undefined {
  const named = names.get(plainName(text))?.field;
  if (named !== undefined) return named;
  const words = fields.map(([field, { words: said = [] }]) => ({ field, words: said }));
  const scores = headerScores(words, readHeader(text));
  const best = Math.max(...scores);
  const fitting = words.filter((_, at) => (scores[at] ?? 0) === best);
  return best >= plainly && fitting.length === 1 ? fitting[0]?.field : undefined;
}
