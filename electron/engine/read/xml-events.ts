import { Parser } from 'htmlparser2';

/** What is told of a document while it is read; names are without their prefix, depth is 0 at the root. */
export interface XmlEvents {
  open?(name: string, attributes: Readonly<Record<string, string>>, depth: number): void;
  close?(name: string, depth: number): void;
  /** A text may come in several pieces. References are resolved, once; comments are no text. */
  text?(text: string): void;
}

/** An element has no end: the document was cut off, or is no XML. */
export class XmlCutOff extends Error {
  override readonly name = 'XmlCutOff';
}

/** Bytes decoded at once: no string ever holds a whole part, which may be longer than a string can be. */
const CHUNK = 128 * 1024;

/** A tag or a comment is in memory until its end comes, however far that is: no program writes one of so many bytes. */
const LONGEST = 8 * 1024 * 1024;

/**
 * Reads a part of a workbook from its first byte to its last.
 *
 * @throws XmlCutOff
 * @throws TypeError, RangeError when the bytes are not in the encoding that the document names
 */
export function readXml(bytes: Uint8Array, events: XmlEvents): void {
  let depth = 0;
  let opened = -1;
  let at = 0;
  let told = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        opened = parser.endIndex;
        told = at;
        events.open?.(localName(name), attributes, depth);
        depth++;
      },
      onclosetag: (name, implied) => {
        // Implied is what an element that closes itself does, and one that another's end tag has closed with it.
        if (implied && parser.endIndex !== opened) throw new XmlCutOff(`<${name}> is not closed`);
        depth--;
        events.close?.(localName(name), depth);
      },
      ontext: (text) => {
        told = at;
        events.text?.(text);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  for (let from = 0; from < bytes.length; from += CHUNK) {
    if (from - told > LONGEST) throw new XmlCutOff(`nothing for ${LONGEST} bytes`);
    at = from;
    parser.write(decoder.decode(bytes.subarray(from, from + CHUNK), { stream: true }));
  }
  parser.write(decoder.decode());
  // At the end the parser closes by itself what is still open.
  if (opened < 0 || depth !== 0) throw new XmlCutOff(`${depth} elements are open at the end`);
  parser.end();
}

/** By the byte order mark, else by what the declaration says, else UTF-8 (XML 1.0, appendix F). */
export function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const named = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  // A declaration of UTF-16 that can be read byte by byte is not true.
  return /^utf-?16/i.test(named) ? 'utf-8' : named;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
