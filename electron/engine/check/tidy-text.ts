import { blankWords } from '#shared/words/cell-words.ts';

/**
 * Characters without width or look: they come along when text is copied from web pages and chats; control characters
 * (but tabs and line breaks) when it is scanned, as GS1 codes' separators, or exported by old programs.
 */
const invisible =
  /(?![\t-\r])\p{Cc}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
/** Join letters in some scripts and emoji, so only codes lose them. */
const joiners = /[\u200c\u200d]/gu;
const fullWidth = /[\uff01-\uff5e]/gu;
const oddSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
/** Plain ASCII without blanks at its ends or a wrapping needs no tidying; most cells are such. */
const tidy = /^(?:[!-&(-<>-~](?:[ -~]*[!-~])?)?$/;

/** Free text keeps its punctuation and inner spaces as typed; only what nobody sees is taken away. */
export function tidyFreeText(text: string): string {
  if (tidy.test(text)) return text;
  return unwrapped(text.replace(invisible, '').replaceAll('\u00a0', ' ').trim(), wrappedNumber);
}

/** Codes, numbers and dates: full-width letters, digits and signs become narrow, every space an ordinary one. */
export function tidyCode(text: string): string {
  if (tidy.test(text)) return text;
  const narrow = text
    .replace(invisible, '')
    .replace(joiners, '')
    .replace(oddSpaces, ' ')
    .replace(fullWidth, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .trim();
  return unwrapped(narrow, wrapped);
}

/** `="0012"`, as exports keep a program from dropping the zeroes. */
const formula = /^=\s*"((?:[^"]|"")*)"$/;
/** The apostrophe that makes a cell text, where a program has written it out. */
const wrapped = /^['\u2018\u2019](?=[^'\u2018\u2019\s])/;
/** In front of a word it may be a part of it, as in 't Hart. */
const wrappedNumber = /^'(?=[\d+=@-])/;

/** What only says that the cell is text is no part of it. */
function unwrapped(text: string, apostrophe: RegExp): string {
  const [, inner] = formula.exec(text) ?? [];
  return inner === undefined ? text.replace(apostrophe, '') : inner.replaceAll('""', '"').trim();
}

/** Marks that stand for "nothing" in a cell: dashes, slashes, and a few words. */
export function isBlankMark(text: string): boolean {
  if (text.length > 5) return false;
  return (
    /^(?:[-\u2010-\u2015\u2212\u30fc\uff0d\uff3f_]+|[/\\\uff0f]+)$/u.test(text) || blankWords.has(text.toLowerCase())
  );
}

/** A text with its invisible characters and outer blanks made visible, shortened for a message. */
export function shown(text: string): string {
  const marked = text
    .replace(/\r\n|[\r\n]/g, '\u21b5')
    .replace(/^ +| +$/g, (spaces) => '\u2423'.repeat(spaces.length))
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, (char) =>
      char === '\u3000' ? '\u2423' : `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    );
  const points = [...marked.slice(0, 400)];
  return points.length > 120 ? `${points.slice(0, 119).join('')}…` : marked;
}

/** Lower case without spaces: the form in which words are compared. */
export function comparable(text: string): string {
  return tidyCode(text).toLowerCase().replace(/\s+/g, '');
}

/** Unicode code points, as limits count them. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
