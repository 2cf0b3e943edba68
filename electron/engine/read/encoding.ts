type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** How many bytes are enough to tell text from anything else. */
const SAMPLE = 64 * 1024;

/**
 * Text of an office file: byte order mark, else UTF-16 by its zero bytes, else UTF-8, else GB18030 (which contains GBK
 * and GB2312). Null when it is none of them; bytes are never replaced or guessed one by one.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const encoding = candidates(bytes);
  for (const name of encoding) {
    const text = decodeAs(name, bytes, false);
    if (text !== null) return { text, encoding: name };
  }
  return null;
}

/** True when the beginning reads as text without control characters. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  return candidates(sample).some((name) => {
    const text = decodeAs(name, sample, true);
    return text !== null && !hasControls(text);
  });
}

function candidates(bytes: Uint8Array): readonly Encoding[] {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return ['utf-16le'];
  if (a === 0xfe && b === 0xff) return ['utf-16be'];
  return utf16ByZeroes(bytes) ?? ['utf-8', 'gb18030'];
}

/** Spreadsheet text always has ASCII (separators, line breaks), so UTF-16 shows as zeroes on one side only. */
function utf16ByZeroes(bytes: Uint8Array): readonly Encoding[] | null {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < Math.min(bytes.length, SAMPLE); i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  if (odd > 0 && even === 0) return ['utf-16le'];
  if (even > 0 && odd === 0) return ['utf-16be'];
  return null;
}

/** `partial`: the last character may be cut off. */
function decodeAs(encoding: Encoding, bytes: Uint8Array, partial: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: partial });
  } catch {
    return null;
  }
}

function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Tab, line feed, vertical tab, form feed, carriage return and the old end-of-file mark occur in office text.
    if (code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1a) return true;
  }
  return false;
}
