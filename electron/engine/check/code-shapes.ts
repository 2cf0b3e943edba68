import type { Looks, TextType } from '#shared/sheets/field.ts';

/** One whole number of these: long enough that two in a cell are two. */
const longCode = /^(?=(?:[^\d]*\d){5})[a-z\d-]{8,34}$/iu;
const longLooks: ReadonlySet<Looks | undefined> = new Set(['waybill', 'international-waybill', 'long-id']);
/** Codes that an office makes up: a slash or a blank may be part of one. */
const ownLooks: ReadonlySet<Looks | undefined> = new Set(['reference', 'sku']);

/** Whether the field takes numbers that a carrier or a platform gave, in which there are no words. */
export function isLongCode({ looks }: TextType): boolean {
  return longLooks.has(looks);
}

/** The codes that stand in one cell, and whether they are several for certain; undefined where it may be one. */
export interface SeveralCodes {
  readonly pieces: readonly string[];
  readonly isCertain: boolean;
}

/** What stands between two. */
const between = /[、,;|/+&\s]+/u;

/** No field whose own form allows more than one has them told apart, and no numbers of boxes, which may be a range. */
export function severalCodes(field: TextType, text: string): SeveralCodes | undefined {
  if (field.pattern || !between.test(text)) return undefined;
  if (longLooks.has(field.looks)) return severalLong(field, text);
  return ownLooks.has(field.looks) || field.warehouse ? severalOwn(text) : undefined;
}

/** What only differs from the number before it: SF1234567890、91. */
const rest = /^\d{1,6}$/;

function severalLong({ looks }: TextType, text: string): SeveralCodes | undefined {
  const pieces = piecesOf(text, between);
  const [first = ''] = pieces;
  if (pieces.length < 2 || !longCode.test(first)) return undefined;
  const isListed = /[、,;|\r\n]/u.test(text);
  const isWhole = pieces.every((piece) => longCode.test(piece));
  if (isWhole) {
    // An id that an office made up may have a slash or a blank in it, and seldom the same before as behind it.
    const isAlike = pieces.every((piece) => piece.length === first.length);
    return isListed || looks !== 'long-id' || isAlike ? { pieces, isCertain: true } : undefined;
  }
  const isShort = pieces.slice(1).every((piece) => longCode.test(piece) || rest.test(piece));
  return isShort && (isListed || (looks !== 'long-id' && text.includes('/'))) ? { pieces, isCertain: true } : undefined;
}

/** A comma between digits may be a decimal one. */
const listMark = /[、;|\r\n]|(?<!\d),|,(?!\d)/u;

function severalOwn(text: string): SeveralCodes | undefined {
  const listed = piecesOf(text, listMark);
  if (listed.length > 1 && listed.every((piece) => /\d/.test(piece) && piece.length > 1)) {
    // No office makes codes with a mark of lists in Chinese; with others, some do.
    return { pieces: listed, isCertain: /[、\r\n]/u.test(text) };
  }
  const pieces = piecesOf(text, between);
  const [first = '', ...others] = pieces.map(shapeOf);
  const isAlike = others.length > 0 && others.every((shape) => shape === first);
  return isAlike && first.length > 2 && /[A-Z]/.test(first) && first.includes('9')
    ? { pieces, isCertain: false }
    : undefined;
}

/** `S-1` and `S-22` are of one shape: letters, digits and the signs between them. */
function shapeOf(piece: string): string {
  return piece
    .toUpperCase()
    .replace(/\d+/g, (digits) => (digits.length > 2 ? '99' : '9'))
    .replace(/\p{L}/gu, 'A');
}

function piecesOf(text: string, mark: RegExp): readonly string[] {
  return text
    .split(mark)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** The codes that are left when the words around them are taken away; what stands in brackets is a word, if there is one outside. */
export function codesAmongWords(text: string): readonly string[] {
  const outside = codesIn(text.replace(/[([【][^)\]】]*[)\]】]/gu, ' '));
  return outside.length > 0 ? outside : codesIn(text);
}

function codesIn(text: string): readonly string[] {
  const found = text.match(/[a-z\d](?:[a-z\d-]*[a-z\d])?/giu) ?? [];
  return [...new Set(found.filter((code) => longCode.test(code)))];
}
