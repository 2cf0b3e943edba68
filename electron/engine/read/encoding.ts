import type { EncodingName } from '#shared/sheets/encodings.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** How many bytes are enough to tell text from anything else. */
const SAMPLE = 64 * 1024;

/**
 * Text of an office file: byte order mark, else UTF-16 by its zero bytes, else UTF-8, else GB18030 (which contains GBK
 * and GB2312). Null when it is none of them; bytes are never replaced or guessed one by one. Nearly any bytes are valid
 * GB18030: whether it is likely as well is for `choose-encoding.ts` to say.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const encoding = candidates(bytes);
  for (const name of encoding) {
    const text = decodeAs(name, bytes);
    if (text !== null) return { text, encoding: name };
  }
  return null;
}

/** Whether text shows its encoding by itself: by a mark, by zero bytes, or as valid UTF-8, which hardly happens by chance. */
export function showsEncoding(bytes: Uint8Array): boolean {
  const decoded = decodeText(bytes);
  return decoded !== null && decoded.encoding !== 'gb18030';
}

/** `partial`: the last character may be cut off. Null when the bytes are not valid in that encoding. */
export function decodeAs(encoding: EncodingName, bytes: Uint8Array, partial = false): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: partial });
  } catch {
    return null;
  }
}

/** Control characters that text can have, of all its characters: scanners leave separators, old programs a zero byte. */
const MOST_CONTROLS = 0.05;
/** The same where any bytes at all are characters, as in the encodings of Europe: a picture is none of these. */
const MOST_CONTROLS_OF_BYTES = 0.01;

/** True when the beginning reads as text with hardly any control characters, in whatever encoding. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  const isText = candidates(sample).some((name) => {
    const text = decodeAs(name, sample, true);
    return text !== null && controls(text) <= MOST_CONTROLS;
  });
  return isText || controls(Buffer.from(sample).toString('latin1')) <= MOST_CONTROLS_OF_BYTES;
}

function candidates(bytes: Uint8Array): readonly Encoding[] {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return ['utf-16le'];
  if (a === 0xfe && b === 0xff) return ['utf-16be'];
  return utf16ByZeroes(bytes) ?? ['utf-8', 'gb18030'];
}

/** Of all bytes, the zeroes that UTF-16 has at least: one for every separator, digit and line break. */
const FEWEST_ZEROES = 0.01;
/** Latin text in UTF-16 has nearly half; beyond this, valid UTF-8 is UTF-16 all the same. */
const MANY_ZEROES = 0.25;

/** What line breaks and digits of one byte each make when two are taken for one character: scripts that no file has. */
const UNLIKELY =
  /[^\p{Script=Han}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Thai}\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Spreadsheet text always has ASCII (separators, line breaks), so UTF-16 shows as zeroes on one side only. */
function utf16ByZeroes(bytes: Uint8Array): readonly Encoding[] | null {
  const sample = bytes.subarray(0, SAMPLE);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const share = (even + odd) / sample.length;
  if (even > 0 === odd > 0 || share < FEWEST_ZEROES) return null;
  const encoding = odd > 0 ? 'utf-16le' : 'utf-16be';
  // A zero byte or two may stand in any text.
  if (share < MANY_ZEROES && decodeAs('utf-8', sample, true) !== null) return null;
  const text = decodeAs(encoding, sample, true);
  return text !== null && /[\t\r\n,;|]/.test(text) && !UNLIKELY.test(text) ? [encoding] : null;
}

/** The share of control characters, but for tab, line feed, vertical tab, form feed, return and the old end-of-file mark. */
function controls(text: string): number {
  let found = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1a) found++;
  }
  return found / text.length;
}
