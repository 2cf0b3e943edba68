import { isUtf8 } from 'node:buffer';
import { MAX_CELL_TEXT } from '#shared/sheets/cell.ts';
import { unescaped } from './ooxml-text.ts';
import { encodingOf } from './xml-events.ts';

/**
 * Something that the scanner does not know, or not well enough to be sure of it: a comment, a prefix, an odd reference.
 * Whoever meets it has the part read by the XML parser, which knows everything.
 */
export class Unusual extends Error {
  override readonly name = 'Unusual';
}

export function unusual(what: string): never {
  throw new Unusual(what);
}

/**
 * The bytes of a part, if they can be scanned: in UTF-8, without comments, CDATA or a document type.
 *
 * @throws Unusual
 */
export function scannable(part: Uint8Array): Buffer {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.length);
  if (encodingOf(part).toLowerCase() !== 'utf-8') unusual('another encoding');
  if (!isUtf8(part)) unusual('not UTF-8');
  if (bytes.includes('<!')) unusual('a comment, CDATA or a document type');
  return bytes;
}

export const LESS = 0x3c;
export const GREATER = 0x3e;
export const SLASH = 0x2f;
const SPACE = 0x20;

/** Blank, tab, line feed or carriage return. */
export function isSpace(byte: number): boolean {
  return byte === SPACE || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** No text that fits into a cell has more. */
const MOST_BYTES = 4 * MAX_CELL_TEXT;

/**
 * Text between two tags, as it is written, with its references resolved.
 *
 * @throws Unusual also where it is longer than a cell can hold: the parser never holds all of one
 */
export function scannedText(bytes: Buffer, from: number, to: number): string {
  if (to - from > MOST_BYTES) unusual('a long text');
  const text = bytes.toString('utf8', from, to);
  if (text.length > MAX_CELL_TEXT) unusual('a long text');
  if (!text.includes('&')) return text;
  return text.replace(/&([^;]{0,10};?)/g, (_all, reference: string) => resolved(reference));
}

const NAMED: Readonly<Record<string, string>> = { 'amp;': '&', 'lt;': '<', 'gt;': '>', 'quot;': '"', 'apos;': "'" };

/** Numbers that stand for control characters, surrogates or nothing are read in many ways: not here. */
function resolved(reference: string): string {
  const named = NAMED[reference];
  if (named !== undefined) return named;
  const [, decimal, hex] = /^#(?:(\d{1,7})|x([\da-fA-F]{1,6}));$/.exec(reference) ?? [];
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const isPlain = code === 9 || code === 10 || code === 13 || (code >= 0x20 && code < 0x7f) || code >= 0xa0;
  if (!isPlain || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) unusual(`&${reference}`);
  return String.fromCodePoint(code);
}

/** Elements within a text that say how it looks or is pronounced. */
const PASSED_OVER = ['rPr', 'rPh'];

/**
 * The text of what stands in `<si>` or `<is>` (ECMA-376 18.4.8): plain, or in runs.
 *
 * @throws Unusual also where the text is longer than a cell can hold
 */
export function richText(bytes: Buffer, from: number, to: number): string {
  const text = isPlain(bytes, from, to) ? scannedText(bytes, from + 3, to - 4) : textOfRuns(bytes, from, to);
  if (text.length > MAX_CELL_TEXT) unusual('a long text');
  return String(unescaped(text));
}

/** `<t>` without attributes, and no other tag until its end: what nearly all are. */
function isPlain(bytes: Buffer, from: number, to: number): boolean {
  const [less, t, greater] = [bytes[from], bytes[from + 1], bytes[from + 2]];
  if (less !== LESS || t !== LETTER_T || greater !== GREATER) return false;
  let at = from + 3;
  while (at < to && bytes[at] !== LESS) at++;
  return at + 4 === to && bytes[at + 1] === SLASH && bytes[at + 2] === LETTER_T && bytes[at + 3] === GREATER;
}

const LETTER_T = 0x74;

function textOfRuns(bytes: Buffer, from: number, to: number): string {
  let text = '';
  let at = from;
  while (at < to) {
    if (isSpace(bytes[at] ?? 0)) {
      at++;
      continue;
    }
    const end = bytes.indexOf(GREATER, at);
    if (bytes[at] !== LESS || end < 0 || end >= to) unusual('a text outside its element');
    const name = /^\/?\w+(?=[\s/]|$)/.exec(bytes.toString('latin1', at + 1, Math.min(end, at + 20)))?.[0] ?? '';
    const isWhole = bytes[end - 1] === SLASH;
    at = end + 1;
    if (PASSED_OVER.includes(name)) {
      if (!isWhole) at = after(bytes, `</${name}>`, at, to);
    } else if (name === 't') {
      if (isWhole) continue;
      const stop = bytes.indexOf(LESS, at);
      const next = after(bytes, '</t>', at, to);
      if (next !== stop + 4) unusual('an element within a text');
      text += scannedText(bytes, at, stop);
      at = next;
    } else if (name !== 'r' && name !== '/r' && !(name === 'phoneticPr' && isWhole)) {
      unusual(`<${name}> in a text`);
    }
  }
  return text;
}

function after(bytes: Buffer, tag: string, from: number, to: number): number {
  const at = bytes.indexOf(tag, from);
  if (at < 0 || at + tag.length > to) unusual(`no ${tag}`);
  return at + tag.length;
}
