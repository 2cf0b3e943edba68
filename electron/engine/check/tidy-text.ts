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
/** Plain ASCII without blanks at its ends needs no tidying; most cells are such. */
const tidy = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;

/** Free text keeps its punctuation and inner spaces as typed; only what nobody sees is taken away. */
export function tidyFreeText(text: string): string {
  return tidy.test(text) ? text : text.replace(invisible, '').replaceAll('\u00a0', ' ').trim();
}

/** Codes, numbers and dates: full-width letters, digits and signs become narrow, every space an ordinary one. */
export function tidyCode(text: string): string {
  if (tidy.test(text)) return text;
  return text
    .replace(invisible, '')
    .replace(joiners, '')
    .replace(oddSpaces, ' ')
    .replace(fullWidth, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .trim();
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
