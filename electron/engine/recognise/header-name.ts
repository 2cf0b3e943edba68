import { distance } from 'fastest-levenshtein';
import { contrastCharacters, negationCharacters, unitSpellings } from '#shared/words/header-words.ts';

/** The forms in which a header is compared with the names of fields; all without case, width, spaces, punctuation. */
export interface HeaderName {
  /** As it was written. */
  readonly text: string;
  /** Everything that was written, compared form. */
  readonly full: string;
  /** Without bracketed units and notes; the same as `full` when there are none. */
  readonly short: string;
  /** The pieces of a header that says the same twice (two languages, a slash, a line break); none otherwise. */
  readonly parts: readonly string[];
  /** The unit stated in it, such as `kg`; null when none is. */
  readonly unit: string | null;
}

/** Brackets of every kind with what stands in them. */
export const brackets = /[([{<【〔〖《「]([^)\]}>】〕〗》」]*)[)\]}>】〕〗》」]/gu;
const trailingUnit = /(?:(?<=\p{Script=Han})|[\s/_,:-])([a-z]{1,6})\.?\s*$/u;
const separators = /[\n\r/|、]+|(?<=\p{Script=Han})\s*(?=[a-z])|(?<=[a-z.])\s*(?=\p{Script=Han})/u;

/** Texts whose name is kept: every kind compares the same headers and the names of its own fields, several times each. */
const mostKept = 5_000;
const longestKept = 100;

/** Works each short text out once, as long as they are not very many. */
function once<T>(workOut: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = workOut(text);
    if (known.size < mostKept && text.length <= longestKept) known.set(text, found);
    return found;
  };
}

/** Full-width to narrow, lower case, letters and digits only: `客户 SKU＊` → `客户sku`. */
export const plainName = once(lettersAndDigits);

function lettersAndDigits(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

export const headerName = once(namedBy);

function namedBy(header: string): HeaderName {
  const text = header.normalize('NFKC').toLowerCase().trim();
  const notes = [...text.matchAll(brackets)].map(([, note]) => plainName(note ?? ''));
  const bare = notes.some(changesMeaning) ? text : text.replace(brackets, ' ').trim();
  const suffix = trailingUnit.exec(bare)?.[1];
  const unit = [...notes, suffix ?? ''].map((word) => unitSpellings.get(word)).find((found) => found !== undefined);
  const stripped = suffix !== undefined && unitSpellings.has(suffix) ? bare.replace(trailingUnit, '') : bare;
  const full = plainName(text);
  const parts = stripped.split(separators).map(plainName).filter(Boolean);
  return {
    text: header,
    full,
    short: plainName(stripped) || full,
    parts: parts.length > 1 ? parts : [],
    unit: unit ?? null,
  };
}

/** A note such as `(净重)` is part of the meaning; `(必填)` or `(不超过 50 字)` is not. */
function changesMeaning(note: string): boolean {
  return note.length <= 3 && !unitSpellings.has(note) && [...note].some((char) => contrastCharacters.includes(char));
}

/** Longer texts are sentences, not headers. */
const longest = 60;
const telling = new Set([...contrastCharacters, ...negationCharacters]);
const han = /\p{Script=Han}/u;

/**
 * The number of edits between two compared names when one may be a spelling mistake of the other, else null.
 *
 * One character is a whole word in Chinese, so names below four characters must agree, below six only an added or
 * missing character is forgiven. Digits and characters that turn the meaning round (`发货人`, `收货人`) never differ.
 */
export function nearness(a: string, b: string): number | null {
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  const allowed = han.test(a + b) ? Number(shorter >= 4) : latinEdits(shorter);
  if (allowed === 0 || longer - shorter > allowed || longer > longest) return null;
  const edits = distance(a, b);
  if (edits > allowed) return null;
  const changed = difference(a, b);
  if (han.test(a + b)) {
    if (shorter < 6 && longer === shorter) return null;
  } else if (a[0] !== b[0]) return null; // `height` is one letter away from `weight`
  return [...changed].some((char) => telling.has(char) || /\p{N}/u.test(char)) ? null : edits;
}

function latinEdits(length: number): number {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}

/** What stands between the common beginning and the common end, of both. */
function difference(a: string, b: string): string {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return a.slice(start, a.length - end) + b.slice(start, b.length - end);
}
