import { contrastCharacters, unitSpellings } from '#shared/words/header-words.ts';

/** The forms in which a header is compared with the names of fields; all without case, width, spaces, punctuation. */
export interface HeaderName {
  /** Everything that was written. */
  readonly full: string;
  /** Without bracketed units and notes; the same as `full` when there are none. */
  readonly short: string;
  /** The pieces of a header that says the same twice (two languages, a slash, a line break); none otherwise. */
  readonly parts: readonly string[];
  /** The unit stated in it, such as `kg`; null when none is. */
  readonly unit: string | null;
}

const brackets = /[([{<【〔〖《「]([^)\]}>】〕〗》」]*)[)\]}>】〕〗》」]/gu;
const trailingUnit = /(?:(?<=\p{Script=Han})|[\s/_,:-])([a-z]{1,6})\.?\s*$/u;
const separators = /[\n\r/|、]+|(?<=\p{Script=Han})\s*(?=[a-z])|(?<=[a-z.])\s*(?=\p{Script=Han})/u;

/** Full-width to narrow, lower case, letters and digits only: `客户 SKU＊` → `客户sku`. */
export function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

export function headerName(header: string): HeaderName {
  const text = header.normalize('NFKC').toLowerCase().trim();
  const notes = [...text.matchAll(brackets)].map(([, note]) => plainName(note ?? ''));
  const bare = notes.some(changesMeaning) ? text : text.replace(brackets, ' ').trim();
  const suffix = trailingUnit.exec(bare)?.[1];
  const unit = [...notes, suffix ?? ''].map((word) => unitSpellings.get(word)).find((found) => found !== undefined);
  const stripped = suffix !== undefined && unitSpellings.has(suffix) ? bare.replace(trailingUnit, '') : bare;
  const full = plainName(text);
  const parts = stripped.split(separators).map(plainName).filter(Boolean);
  return { full, short: plainName(stripped) || full, parts: parts.length > 1 ? parts : [], unit: unit ?? null };
}

/** A note such as `(净重)` is part of the meaning; `(必填)` or `(不超过 50 字)` is not. */
function changesMeaning(note: string): boolean {
  return note.length <= 3 && !unitSpellings.has(note) && [...note].some((char) => contrastCharacters.includes(char));
}
