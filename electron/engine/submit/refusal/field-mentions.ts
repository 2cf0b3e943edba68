import type { Field, FieldSet } from '#shared/sheets/field.ts';

/** A piece of a text, from the first of its UTF-16 units to behind the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A field that a partner's sentence names. */
export interface Mention extends Span {
  readonly field: string;
  /** Where the name is the place of a list's element (`packingDetails[1].sku`): the list, and which element, from 0. */
  readonly element?: { readonly list: string; readonly index: number };
  /** It is the name of a field and no word of the language: it has a dot, a bracket, an underscore or a capital within. */
  readonly technical: boolean;
}

/**
 * The fields that a sentence names: by key, wire name or label, in either language. A name that is a plain English word
 * (`state`, `name`, `title`) counts only where the words beside it speak of a value. The longest name wins.
 *
 * @param text as {@link plain} makes it
 */
export function mentionsIn(text: string, fields: FieldSet): readonly Mention[] {
  const names = namesOf(fields);
  const found = [...identifiersIn(text, names.technical), ...labelsIn(text, names.labels)];
  return withoutOverlaps(found);
}

/** How texts are compared: full-width letters made narrow, blanks made one. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** Of spans that share a place the longest stays; in reading order. */
export function withoutOverlaps<T extends Span>(spans: readonly T[]): readonly T[] {
  const kept: T[] = [];
  for (const span of spans.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (kept.every(({ start, end }) => span.end <= start || span.start >= end)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** True when nothing but commas and the like stands between two names or values: they are said together. */
export function isList(text: string, spans: readonly Span[]): boolean {
  return spans.every(({ start }, at) => {
    const before = spans[at - 1];
    return !before || /^[\s,、;/&"'“”和与及或]*(?:and|or)?[\s"'“”]*$/i.test(text.slice(before.end, start));
  });
}

/** What stands between a field's name and its value: `box no. 02`, `SKU: "SKU-B"`, `箱号为02`. */
const GLUE =
  /(?:[\s:=#"'“”‘’「」【】()[\]]|\b(?:no\.?|number|code|id|value|is|of)(?=[\s:=#"'“”‘’「」【】()[\]]*$)|编号|编码|代码|号|为|是|值)*$/i;

/** Whether a value that begins there is called by a name of its field, whatever offices call it. */
export function isNamedBefore(text: string, start: number, field: Field, key: string): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  const bare = before.replace(GLUE, '').toLowerCase();
  return namesBefore(key, field).some((name) => {
    const own = [
      before
        .toLowerCase()
        .trimEnd()
        .replace(/[\s:=#"'“”‘’「」【】()[\]]+$/, ''),
      bare,
    ].find((said) => said.endsWith(name));
    return own !== undefined && !(isWord(name[0]) && isWord(own[own.length - name.length - 1]));
  });
}

const isWord = (character: string | undefined) => character !== undefined && /[A-Za-z0-9_]/.test(character);

const CJK = /[\u3400-\u9fff]/;

interface Names {
  readonly technical: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
}

const known = new WeakMap<FieldSet, Names>();
const before = new WeakMap<Field, readonly string[]>();

function namesOf(fields: FieldSet): Names {
  const had = known.get(fields);
  if (had) return had;
  const technical = new Map<string, string>();
  const labels = new Map<string, string>();
  const add = (to: Map<string, string>, name: string, field: string) => {
    if (!to.has(name)) to.set(name, field);
  };
  for (const key of Object.keys(fields)) technical.set(key.toLowerCase(), key);
  for (const [key, { wire, label }] of Object.entries(fields)) {
    if (wire) {
      add(technical, wire.toLowerCase(), key);
      add(technical, wire.toLowerCase().split('.').at(-1) ?? wire, key);
    }
    add(labels, plain(label.zh).toLowerCase(), key);
    add(labels, plain(label.en).toLowerCase(), key);
  }
  const names = { technical, labels };
  known.set(fields, names);
  return names;
}

/** Label and aliases, also without the "No" or 号 at their end: a partner says "box 02". Longest first. */
function namesBefore(key: string, field: Field): readonly string[] {
  const had = before.get(field);
  if (had) return had;
  const { label, aliases = [], wire } = field;
  const full = [key, ...(wire ? [wire, wire.split('.').at(-1) ?? wire] : []), label.zh, label.en, ...aliases].map(
    (name) => plain(name).toLowerCase(),
  );
  const short = full.map((name) =>
    name.replace(/(?:[\s_]*(?:\bno\.?|number|code|id|#)|编号|编码|代码|号|id)$/, '').trim(),
  );
  const names = [...new Set([...full, ...short])].filter((name) => name.length > 1 || CJK.test(name));
  names.sort((a, b) => b.length - a.length);
  before.set(field, names);
  return names;
}

const IDENTIFIER = /[A-Za-z_][A-Za-z0-9_]*(?:\[\d+\])*(?:\.[A-Za-z_][A-Za-z0-9_]*(?:\[\d+\])*)*/g;

function identifiersIn(text: string, names: Names['technical']): Mention[] {
  return [...text.matchAll(IDENTIFIER)].flatMap((match): Mention[] => {
    const [written] = match;
    const segments = written.replace(/\[\d+\]/g, '').split('.');
    const suffix = segments.map((_, at) => segments.slice(at).join('.').toLowerCase()).find((name) => names.has(name));
    const field = suffix === undefined ? undefined : names.get(suffix);
    if (field === undefined) return [];
    const span = { start: match.index, end: match.index + written.length };
    const technical = /[._[]|[a-z][A-Z]/.test(written);
    if (!technical && !speaksOfValue(text, span)) return [];
    const [, list = '', index] = /^(.*?)\[(\d+)\]/.exec(written) ?? [];
    return [{ ...span, field, technical, ...(index === undefined ? {} : { element: { list, index: Number(index) } }) }];
  });
}

function labelsIn(text: string, labels: Names['labels']): Mention[] {
  const lower = text.toLowerCase();
  const found: Mention[] = [];
  for (const [label, field] of labels) {
    for (let start = lower.indexOf(label); start >= 0; start = lower.indexOf(label, start + 1)) {
      const span = { start, end: start + label.length };
      if (isSaid(lower, span, label)) found.push({ ...span, field, technical: false });
    }
  }
  return found;
}

/** Whether a label stands there as one: a word of its own, and no mere syllable of another word. */
function isSaid(text: string, span: Span, label: string): boolean {
  const [left, right] = [text[span.start - 1] ?? ' ', text[span.end] ?? ' '];
  if (CJK.test(label)) return [...label].length > 1 || !(CJK.test(left) || CJK.test(right));
  if (isWord(left) || isWord(right)) return false;
  return label.includes(' ') || speaksOfValue(text, span);
}

const AFTER =
  /^["'”’]?\s*(?:[:=]|$|[,;、]|(?:field\s|value\s)?(?:is|are|was|must|may|can|cannot|has|have|had|does|do|not|should|exceeds?|too|required|invalid|missing|empty|wrong|format|length|mismatch|already|unknown|unregistered|contains)\b|[\u3400-\u9fff])/i;
const BEFORE =
  /(?:\b(?:invalid|missing|required|unknown|unsupported|wrong|empty|blank|incorrect|duplicated?|field|param(?:eter)?|arguments?|no such)\s*:?\s*["'“‘]?|[\u3400-\u9fff])$/i;

/** Whether the words beside a plain word speak of a value, as `state is required` does and `the state of things` does not. */
function speaksOfValue(text: string, { start, end }: Span): boolean {
  return AFTER.test(text.slice(end)) || BEFORE.test(text.slice(0, start));
}
