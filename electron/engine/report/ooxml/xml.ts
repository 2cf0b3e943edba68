import { Parser } from 'htmlparser2';

/** A start tag as found: local name, attributes with decoded values, and where it stands in the text. */
export interface StartTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Number of open elements around it; the root has 0. */
  readonly depth: number;
  readonly start: number;
  /** Just behind `>`. */
  readonly end: number;
}

export interface XmlVisitor {
  open?(tag: StartTag): void;
  /** `start` to `end` is the end tag; both stand behind the start tag of an element closed by `/>`. */
  close?(name: string, depth: number, start: number, end: number): void;
  text?(text: string): void;
}

/** Walks a document and reports positions, so that everything that is not touched can stay as it was written. */
export function walk(xml: string, visitor: XmlVisitor): void {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        visitor.open?.({
          name: localName(name),
          attributes,
          depth,
          start: parser.startIndex,
          end: parser.endIndex + 1,
        });
        depth++;
      },
      onclosetag: (name) => {
        depth--;
        const end = parser.endIndex + 1;
        const start = xml.charCodeAt(parser.startIndex + 1) === SLASH ? parser.startIndex : end;
        visitor.close?.(localName(name), depth, start, end);
      },
      ontext: (text) => visitor.text?.(text),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
}

const SLASH = '/'.charCodeAt(0);

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The root's start tag as written. */
function rootTag(xml: string): string {
  return /^\uFEFF?(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*(<(?:"[^"]*"|'[^']*'|[^>"'])*>)/.exec(xml)?.[1] ?? '';
}

/** `x:` when the document's root is written with a prefix, else nothing; new elements must carry the same. */
export function rootPrefix(xml: string): string {
  return /^<([\w.-]+:)/.exec(rootTag(xml))?.[1] ?? '';
}

/** The prefix (with colon) under which the root declares a namespace. */
export function declaredPrefix(xml: string, namespace: string): string | undefined {
  for (const [, name, , value] of rootTag(xml).matchAll(/\sxmlns:([\w.-]+)\s*=\s*(["'])(.*?)\2/g)) {
    if (value === namespace) return `${name}:`;
  }
  return undefined;
}

/** Replaces `start` to `end` (an insertion when they are equal) by `text`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where an element without children ends, given the end of its start tag: `<a/>` and `<a></a>` are the same to a reader. */
export function emptyElementEnd(xml: string, tagEnd: number): number {
  return xml[tagEnd - 2] === '/' ? tagEnd : xml.indexOf('>', tagEnd) + 1;
}

/** Applies splices that do not overlap; those at one place keep their order. */
export function splice(xml: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, text } of [...splices].sort((a, b) => a.start - b.start)) {
    parts.push(xml.slice(done, start), text);
    done = end;
  }
  parts.push(xml.slice(done));
  return parts.join('');
}

/** A start tag with attributes set (or removed, with null). */
export function withAttributes(tag: string, attributes: Readonly<Record<string, string | number | null>>): string {
  let out = tag;
  for (const [name, value] of Object.entries(attributes)) {
    const present = new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`);
    const text = value === null ? '' : ` ${name}="${escapeXml(String(value))}"`;
    if (present.test(out)) out = out.replace(present, () => text);
    else out = out.replace(/\s*\/?>$/, (close) => text + close.trimStart());
  }
  return out;
}

/** Characters that XML 1.0 forbids, and halves of surrogate pairs, are left out. */
export function legalText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  return text.replace(/[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu, '');
}

/** Text or attribute value as XML; line breaks survive attribute and end-of-line normalisation. */
export function escapeXml(text: string): string {
  return legalText(text).replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? character);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
