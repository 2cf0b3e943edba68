import type { Field } from '#shared/sheets/field.ts';
import { isNamedBefore, type Mention, plain, type Span, withoutOverlaps } from './field-mentions.ts';
import type { RefusedOrder } from './place-refusal.ts';

/** A value of the order that a partner's sentence names, with the fields and lines that have it. */
export interface NamedValue extends Span {
  readonly value: string;
  /** Field → the lines that have the value there. Several where nothing tells which one is meant. */
  readonly homes: ReadonlyMap<string, ReadonlySet<number>>;
}

/** The order's values, those alone that occur somewhere in the text at all: value → field → lines. */
export type Candidates = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<number>>>;

/** @param text as {@link plain} makes it */
export function candidatesIn(text: string, { lines }: RefusedOrder): Candidates {
  const lower = text.toLowerCase();
  const seen = new Map<string, Map<string, Set<number>> | null>();
  for (const { id, texts } of lines) {
    for (const [field, values] of texts) {
      for (const raw of values) {
        const value = plain(raw).toLowerCase();
        let homes = seen.get(value);
        if (homes === undefined) {
          homes = value !== '' && lower.includes(value) ? new Map() : null;
          seen.set(value, homes);
        }
        if (!homes) continue;
        const at = homes.get(field);
        if (at) at.add(id);
        else homes.set(field, new Set([id]));
      }
    }
  }
  return new Map([...seen].flatMap(([value, homes]) => (homes ? [[value, homes] as const] : [])));
}

/**
 * The values that a sentence names, as whole words (SKU-1 is not in SKU-10) and the longest where they overlap. One that
 * might as well be a number or a word of the sentence counts only where its field is named with it, or in quotes.
 */
export function valuesIn(
  text: string,
  candidates: Candidates,
  mentions: readonly Mention[],
  fields: RefusedOrder['fields'],
): readonly NamedValue[] {
  const lower = text.toLowerCase();
  const found: NamedValue[] = [];
  for (const [value, homes] of candidates) {
    for (let start = lower.indexOf(value); start >= 0; start = lower.indexOf(value, start + 1)) {
      const span = { start, end: start + value.length };
      if (!isWhole(lower, span, candidates)) continue;
      const meant = fieldsMeant({ text, span, value }, [...homes.keys()], mentions, fields);
      if (meant.length > 0)
        found.push({ ...span, value, homes: new Map([...homes].filter(([key]) => meant.includes(key))) });
    }
  }
  return withoutOverlaps(found);
}

interface Place {
  readonly text: string;
  readonly span: Span;
  readonly value: string;
}

function fieldsMeant(
  { text, span, value }: Place,
  keys: readonly string[],
  mentions: readonly Mention[],
  fields: RefusedOrder['fields'],
): readonly string[] {
  const of = (test: (field: Field, key: string) => boolean) =>
    keys.filter((key) => {
      const field = fields[key];
      return field !== undefined && test(field, key);
    });
  const named = of((field, key) => isNamedBefore(text, span.start, field, key));
  if (named.length > 0) return named;
  const written = text.slice(span.start, span.end);
  const spoken = of(
    (field, key) =>
      isTextual(field) &&
      [...value].length > 1 &&
      !/^\d+$/.test(value) &&
      written === written.toUpperCase() &&
      mentions.some((m) => m.field === key),
  );
  if (spoken.length > 0) return spoken;
  if (isQuoted(text, span)) return of(isTextual);
  return of((field) => isTextual(field) && isDistinct(text, span, field));
}

/** Values of these types are numbers and words that any sentence may hold. */
const isTextual = ({ type }: Field) => ['text', 'choice', 'country', 'email', 'urls', 'files'].includes(type);

const isQuoted = (text: string, { start, end }: Span) =>
  /["'“‘「『【《]$/.test(text.slice(0, start)) && /^["'”’」』】》]/.test(text.slice(end));

const CJK = /[\u3400-\u9fff]/;

/** Whether the value is like no number and no word, so that it cannot stand there by chance. */
function isDistinct(text: string, { start, end }: Span, field: Field): boolean {
  const written = text.slice(start, end);
  const { length } = [...written];
  if (field.type === 'country') return false;
  if (CJK.test(written)) return length > 3;
  if (field.type === 'text' && field.free && length < 6) return false;
  if (/^\d+$/.test(written)) return length > 5;
  if (/\d/.test(written)) return length > 2 && !/^[\d.,-]+$/.test(written);
  if (/^[A-Za-z]+$/.test(written)) return length > 3 && written !== written.toLowerCase();
  return /\s/.test(written) ? length > 5 : length > 2;
}

/** No part of a longer word or number. Between Chinese characters there are no words to tell apart: there, length decides. */
function isWhole(text: string, { start, end }: Span, candidates: Candidates): boolean {
  const [first = '', last = ''] = [text[start], text[end - 1]];
  const left = text.slice(Math.max(0, start - 2), start);
  const right = text.slice(end, end + 2);
  if (
    /[a-z0-9_]/.test(first) &&
    (/[a-z0-9_]$/.test(left) || /[a-z0-9][-./]$/.test(left)) &&
    !isAlternative(text, start, candidates)
  )
    return false;
  if (/[a-z0-9_]/.test(last) && (/^[a-z0-9_]/.test(right) || /^[-./][a-z0-9]/.test(right))) {
    return right[0] === '/' && startsValue(text, end + 1, candidates);
  }
  return true;
}

const startsValue = (text: string, at: number, candidates: Candidates) =>
  [...candidates.keys()].some((value) => text.startsWith(value, at));

/** `SKU-A/SKU-B` names two values, when both are there. */
const isAlternative = (text: string, start: number, candidates: Candidates) =>
  text[start - 1] === '/' && [...candidates.keys()].some((value) => text.slice(0, start - 1).endsWith(value));
