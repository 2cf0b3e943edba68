import type { Json, JsonObject } from '#shared/kinds/kind.ts';
import type { FieldSet } from '#shared/sheets/field.ts';
import { isList, type Mention, mentionsIn, plain } from './field-mentions.ts';
import { type Candidates, candidatesIn, type NamedValue, valuesIn } from './named-values.ts';

/** A refused order, as far as a partner's words can be about it. */
export interface RefusedOrder {
  readonly key: string;
  readonly keyFields: readonly string[];
  readonly fields: FieldSet;
  /** In reading order. */
  readonly lines: readonly RefusedLine[];
  /** What was sent; null when it is not kept. */
  readonly body: JsonObject | null;
}

export interface RefusedLine {
  /** The line's number in its run. */
  readonly id: number;
  /** Whether it is one of the order's detail lines, and not the row of an order sheet. */
  readonly detail: boolean;
  /** Field → what its cell holds, as typed and as sent. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

/** A part of what the partner said, and the cell that it is about. */
export interface RefusalPlace {
  readonly text: string;
  /** Null: no cell of its own. */
  readonly field: string | null;
  /** Null: the order as a whole, or the one place where it has that field. */
  readonly line: number | null;
}

/** Lines marked for one value at most: it may stand in thousands. */
const MOST_LINES = 100;

/**
 * Which cells a partner's refusal is about: the words are compared with the names of the kind's fields and with the order's
 * own values. Sentences that name several mistakes become one place each. What is not certain is said of the order as a
 * whole: no cell is marked on a guess. Pure.
 */
export function placeRefusal(said: string, order: RefusedOrder): readonly RefusalPlace[] {
  const scope = { order, candidates: candidatesIn(plain(said), order) };
  const at = (text: string) => placesOf(plain(text), scope).map((place) => ({ ...place, text }));
  const names = bareNames(said, order.fields);
  if (names.length > 1) return names.flatMap(at);

  const sentences = split(said, /[;；\n。]+/);
  const placed = sentences.map(at);
  if (placed.filter(isSure).length > 1) return joinUnsure(placed);
  const clauses = split(said, /[;；\n。,，]+/);
  if (clauses.length > 1 && clauses.every((clause) => !isBare(plain(clause), scope))) {
    const apart = clauses.map(at);
    if (apart.every(isSure) && areDifferent(apart.flat())) return apart.flat();
  }
  const whole = at(said);
  if (isSure(whole)) return whole;
  const sure = placed.find(isSure);
  return sure ? sure.map((place) => ({ ...place, text: said })) : whole;
}

interface Scope {
  readonly order: RefusedOrder;
  readonly candidates: Candidates;
}

type Place = Omit<RefusalPlace, 'text'>;

const isSure = (places: readonly Place[]) => places.every(({ field }) => field !== null);
const WHOLE: readonly Place[] = [{ field: null, line: null }];

/** Clauses about one and the same cell are one thing said. */
function areDifferent(places: readonly Place[]): boolean {
  return new Set(places.map(({ field, line }) => JSON.stringify([field, line]))).size === places.length;
}

function split(text: string, at: RegExp): readonly string[] {
  return text.split(at).flatMap((part) => part.trim() || []);
}

/** No word is lost: a sentence that names no cell stays with the one before it. */
function joinUnsure(placed: readonly (readonly RefusalPlace[])[]): readonly RefusalPlace[] {
  const joined: RefusalPlace[][] = [];
  let pending = '';
  for (const places of placed) {
    const last = joined.at(-1);
    if (isSure(places)) {
      joined.push(places.map((place) => ({ ...place, text: `${pending}${place.text}` })));
      pending = '';
    } else if (last) {
      joined[joined.length - 1] = last.map((place) => ({ ...place, text: `${place.text}; ${places[0]?.text ?? ''}` }));
    } else {
      pending += `${places[0]?.text ?? ''}; `;
    }
  }
  return joined.flat();
}

/** `Missing arguments: a, b` says the same of several fields: each with the words in front. Empty when it is no such list. */
function bareNames(said: string, fields: FieldSet): readonly string[] {
  const [, lead = '', list = ''] = /^(.*[:：]\s*|)([\w.[\]]+(?:\s*[,，、]\s*[\w.[\]]+)+)$/.exec(said.trim()) ?? [];
  const names = split(list, /[,，、]/);
  const known = names.filter((name) => mentionsIn(name, fields).length === 1);
  return known.length === names.length ? names.map((name) => `${lead}${name}`) : [];
}

/** Whether a clause only names something, and says nothing of it. */
function isBare(text: string, scope: Scope): boolean {
  const { mentions, values } = read(text, scope);
  const rest = [...mentions, ...values].reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  );
  return !/[\p{L}\p{N}]/u.test(rest.replace(/\b(?:in|of|at|on|for|no|box|line|item)\b|第|中|的|在|里/gi, ''));
}

interface Reading {
  readonly mentions: readonly Mention[];
  readonly values: readonly NamedValue[];
}

function read(text: string, { order, candidates }: Scope): Reading {
  const all = mentionsIn(text, order.fields);
  const values = valuesIn(text, candidates, all, order.fields);
  const mentions = all.filter(({ start, end }) => values.every((value) => end <= value.start || start >= value.end));
  return { mentions, values };
}

function placesOf(text: string, scope: Scope): readonly Place[] {
  const { order } = scope;
  const { mentions, values } = read(text, scope);
  const isKey = (field: string) => order.keyFields.includes(field);
  const own = values.filter(({ homes }) => ![...homes.keys()].some(isKey));
  const named = mentions.filter(({ field }) => !isKey(field) && !own.some(({ homes }) => homes.has(field)));

  const element = mentions.map((mention) => elementPlace(mention, order)).find((place) => place !== null);
  if (element) return [element];
  const perLine = own.filter(({ homes }) => [...homes.keys()].every((field) => isPerLine(order, field)));
  if (perLine.length > 0) return ofLines(text, perLine, named, order);
  if (own.length > 0) return ofOrder(own, named, order);
  if (named.length > 0) return ofNames(text, named, order);
  const key = mentions.find(({ field }) => isKey(field));
  return key ? [{ field: key.field, line: null }] : WHOLE;
}

function isPerLine({ fields }: RefusedOrder, key: string): boolean {
  const field = fields[key];
  return field !== undefined && (field.level === 'line' || field.several === true);
}

/** `packingDetails[1].sku`: the second of the list that was sent, when it has one element for each line. */
function elementPlace({ element, field }: Mention, { body, lines }: RefusedOrder): Place | null {
  const details = lines.filter(({ detail }) => detail);
  if (!element || !body) return null;
  const list = element.list.split('.').reduce<Json | undefined>((at, name) => memberOf(at, name), body);
  const line = details[element.index];
  return Array.isArray(list) && list.length === details.length && line ? { field, line: line.id } : null;
}

function memberOf(json: Json | undefined, name: string): Json | undefined {
  return json !== null && typeof json === 'object' && !Array.isArray(json) ? (json as JsonObject)[name] : undefined;
}

/** Values of lines are named: the lines that have all of them, and there the field that is spoken of, or the value itself. */
function ofLines(
  text: string,
  values: readonly NamedValue[],
  named: readonly Mention[],
  order: RefusedOrder,
): readonly Place[] {
  const fieldOf = ({ homes }: NamedValue) => (homes.size === 1 ? ([...homes.keys()][0] ?? null) : null);
  const linesOf = ({ homes }: NamedValue) => new Set([...homes.values()].flatMap((ids) => [...ids]));
  const fields = new Set(values.map(fieldOf));
  const different = new Set(values.map(({ value }) => value)).size;
  if (different > 1 && fields.size < different) {
    const [field = null] = fields;
    if (fields.size > 1 || field === null || !isList(text, values)) return WHOLE;
    return values.flatMap((value) => [...linesOf(value)].map((line) => ({ field, line }))).slice(0, MOST_LINES);
  }
  const [first = new Set<number>(), ...others] = values.map(linesOf);
  const lines = [...first].filter((line) => others.every((ids) => ids.has(line)));
  if (lines.length === 0) return WHOLE;

  const spoken = named.find(({ field }) => isPerLine(order, field));
  if (spoken) {
    const alike = new Set(lines.map((id) => textsAt(order, id, spoken.field))).size === 1;
    const [line = null] = lines;
    return alike ? [{ field: spoken.field, line }] : WHOLE;
  }
  const told = values.toSorted(
    (a, b) => linesOf(a).size - linesOf(b).size || b.value.length - a.value.length || a.start - b.start,
  );
  const [most] = told;
  const field = most ? fieldOf(most) : null;
  if (field === null) return lines.length === 1 ? [{ field: null, line: lines[0] ?? null }] : WHOLE;
  return lines.slice(0, MOST_LINES).map((line) => ({ field, line }));
}

const textsAt = ({ lines }: RefusedOrder, id: number, field: string) =>
  JSON.stringify(lines.find((line) => line.id === id)?.texts.get(field) ?? []);

/** Only values of the order are named. */
function ofOrder(values: readonly NamedValue[], named: readonly Mention[], order: RefusedOrder): readonly Place[] {
  const spoken = [...new Set(named.map(({ field }) => field))];
  if (spoken.some((field) => isPerLine(order, field))) return WHOLE;
  const [only] = spoken;
  if (only !== undefined) return spoken.length === 1 ? [{ field: only, line: null }] : WHOLE;
  const [longest, next] = values.toSorted((a, b) => b.value.length - a.value.length);
  const fields = [...(longest?.homes.keys() ?? [])].filter((field) => !isPerLine(order, field));
  const certain = fields.length === 1 && longest?.homes.size === 1;
  return certain && longest?.value.length !== next?.value.length ? [{ field: fields[0] ?? null, line: null }] : WHOLE;
}

const LACKING =
  /\b(?:required|missing|blank|empty|not? (?:be )?(?:null|given|filled))\b|必填|缺少|缺失|未填|为空|不能为空|没有填/i;

/** Only fields are named. */
function ofNames(text: string, named: readonly Mention[], order: RefusedOrder): readonly Place[] {
  const fields = [...new Set(named.map(({ field }) => field))];
  const technical = named.find((mention) => mention.technical) ?? named.find(({ start }) => start === named[0]?.start);
  const meant = fields.length === 1 || isList(text, named) ? fields : technical?.technical ? [technical.field] : [];
  if (meant.length === 0) return WHOLE;
  const places = meant.map((field) => ofName(text, field, order));
  return places.every((place) => place.field !== null) ? places : WHOLE;
}

function ofName(text: string, field: string, order: RefusedOrder): Place {
  if (!isPerLine(order, field)) return { field, line: null };
  const details = order.lines.filter(({ detail }) => detail);
  const [only] = details;
  if (details.length === 1 && only) return { field, line: only.id };
  const lacking = details.filter(({ texts }) => !texts.has(field));
  if (LACKING.test(text) && lacking.length === 1) return { field, line: lacking[0]?.id ?? null };
  const alike = new Set(details.map(({ id }) => textsAt(order, id, field))).size === 1;
  return alike && only ? { field, line: only.id } : { field: null, line: null };
}
