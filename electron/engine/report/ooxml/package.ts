import { posix } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { emptyElementEnd, escapeXml, rootPrefix, splice, walk } from './xml.ts';

export interface Relationship {
  readonly id: string;
  /** Full type address; its last segment names what it is. */
  readonly type: string;
  /** Part name without a leading slash, resolved; null when it leads out of the package. */
  readonly part: string | null;
  readonly start: number;
  readonly end: number;
}

const CONTENT_TYPES = '[Content_Types].xml';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The workbook cannot be patched without risking damage; the caller writes a plain copy instead and says so. */
export class CannotPatch extends Error {
  override readonly name = 'CannotPatch';
}

/** An Office Open XML package (a zip of parts) in memory. Parts nobody asks for keep their bytes. */
export class Package {
  readonly #parts: Map<string, Uint8Array>;
  /** Part names compare without case. */
  readonly #names: Map<string, string>;

  private constructor(parts: Map<string, Uint8Array>) {
    this.#parts = parts;
    this.#names = new Map([...parts.keys()].map((name) => [name.toLowerCase(), name]));
  }

  /** The file has passed the gate: its entries' true sizes are known to be bounded. */
  static open(bytes: Uint8Array): Package {
    try {
      const entries = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'));
      return new Package(new Map(entries.map(([name, content]) => [name.replaceAll('\\', '/'), content])));
    } catch (error) {
      throw new CannotPatch(`not a readable zip: ${String(error)}`);
    }
  }

  has(name: string): boolean {
    return this.#names.has(name.toLowerCase());
  }

  names(): string[] {
    return [...this.#parts.keys()];
  }

  text(name: string): string {
    const part = this.#parts.get(this.#names.get(name.toLowerCase()) ?? name);
    if (part === undefined) throw new CannotPatch(`part missing: ${name}`);
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(part);
      if (/^\uFEFF?<\?xml[^>]*encoding=["'](?!utf-8["'])/i.test(text)) throw new CannotPatch(`not UTF-8: ${name}`);
      return text;
    } catch (error) {
      throw error instanceof CannotPatch ? error : new CannotPatch(`not UTF-8: ${name}`);
    }
  }

  write(name: string, text: string): void {
    const known = this.#names.get(name.toLowerCase()) ?? name;
    this.#names.set(known.toLowerCase(), known);
    this.#parts.set(known, new TextEncoder().encode(text));
  }

  /** Removes a part, its own relationships, its content type and every relationship that leads to it. */
  remove(name: string): void {
    for (const doomed of [name, relationshipsOf(name)]) {
      const known = this.#names.get(doomed.toLowerCase());
      if (known !== undefined) this.#parts.delete(known);
      this.#names.delete(doomed.toLowerCase());
    }
    this.#dropOverride(name);
    for (const rels of this.names().filter((part) => part.endsWith('.rels'))) {
      const xml = this.text(rels);
      const cuts = readRelationships(xml, sourceOf(rels)).filter((relation) => samePart(relation.part, name));
      if (cuts.length > 0)
        this.write(
          rels,
          splice(
            xml,
            cuts.map(({ start, end }) => ({ start, end, text: '' })),
          ),
        );
    }
  }

  /** The first name of the form `before1after` that is free. */
  freeName(before: string, after: string): string {
    for (let number = 1; ; number++) if (!this.has(`${before}${number}${after}`)) return `${before}${number}${after}`;
  }

  /** Relationships of a part; of the package itself with `''`. */
  relationships(source: string): readonly Relationship[] {
    const name = relationshipsOf(source);
    return this.has(name) ? readRelationships(this.text(name), source) : [];
  }

  relate(source: string, type: string, target: string): string {
    const name = relationshipsOf(source);
    const xml = this.has(name)
      ? this.text(name)
      : `${XML_HEAD}<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`;
    const taken = new Set(readRelationships(xml, source).map(({ id }) => id.toLowerCase()));
    let number = 1;
    while (taken.has(`rid${number}`)) number++;
    const address = posix.relative(posix.join('/', posix.dirname(source)), posix.join('/', target));
    const tag = `<${rootPrefix(xml)}Relationship Id="rId${number}" Type="${type}" Target="${escapeXml(address)}"/>`;
    this.write(name, insertLast(xml, 'Relationships', tag));
    this.setDefaultType('rels', 'application/vnd.openxmlformats-package.relationships+xml');
    return `rId${number}`;
  }

  /** States a part's content type, in place of what was said before. */
  setType(part: string, type: string): void {
    this.#dropOverride(part);
    const xml = this.text(CONTENT_TYPES);
    const tag = `<${rootPrefix(xml)}Override PartName="/${escapeXml(part)}" ContentType="${type}"/>`;
    this.write(CONTENT_TYPES, insertLast(xml, 'Types', tag));
  }

  /** Says what parts with this extension are, unless it has been said. */
  setDefaultType(extension: string, type: string): void {
    const xml = this.text(CONTENT_TYPES);
    let known = false;
    walk(xml, {
      open: ({ name, attributes }) => {
        known ||= name === 'Default' && samePart(attributes.Extension, extension);
      },
    });
    const tag = `<${rootPrefix(xml)}Default Extension="${extension}" ContentType="${type}"/>`;
    if (!known) this.write(CONTENT_TYPES, insertLast(xml, 'Types', tag));
  }

  #dropOverride(part: string): void {
    const xml = this.text(CONTENT_TYPES);
    const cuts: { start: number; end: number; text: string }[] = [];
    walk(xml, {
      open: ({ name, attributes, start, end }) => {
        if (name === 'Override' && samePart(attributes.PartName?.replace(/^\//, ''), part)) {
          cuts.push({ start, end: emptyElementEnd(xml, end), text: '' });
        }
      },
    });
    if (cuts.length > 0) this.write(CONTENT_TYPES, splice(xml, cuts));
  }

  bytes(): Uint8Array {
    const entries = [...this.#parts].sort(([a], [b]) => Number(b === CONTENT_TYPES) - Number(a === CONTENT_TYPES));
    return zipSync(Object.fromEntries(entries), { level: 6 });
  }
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Inserts as the last child of the root, which may have been written empty (`<Relationships/>`). */
function insertLast(xml: string, root: string, text: string): string {
  let out = xml;
  walk(xml, {
    open: ({ name, depth, start, end }) => {
      if (depth > 0 || name !== root || xml[end - 2] !== '/') return;
      const tag = xml.slice(start, end);
      const open = tag.replace(/\s*\/>$/, '>');
      out = splice(xml, [{ start, end, text: `${open}${text}</${/^<([^\s/>]+)/.exec(tag)?.[1]}>` }]);
    },
    close: (name, depth, start, end) => {
      if (depth === 0 && name === root && start < end) out = splice(xml, [{ start, end: start, text }]);
    },
  });
  return out;
}

function samePart(a: string | null | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}

function relationshipsOf(part: string): string {
  const folder = posix.dirname(part);
  return part === '' ? '_rels/.rels' : posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
}

function sourceOf(rels: string): string {
  return posix.join(posix.dirname(posix.dirname(rels)), posix.basename(rels, '.rels')).replace(/^\.$/, '');
}

function readRelationships(xml: string, source: string): Relationship[] {
  const found: Relationship[] = [];
  walk(xml, {
    open: ({ name, attributes, start, end }) => {
      if (name !== 'Relationship') return;
      const target = attributes.Target ?? '';
      const resolved = posix.join('/', posix.dirname(source), target);
      found.push({
        id: attributes.Id ?? '',
        type: attributes.Type ?? '',
        part:
          attributes.TargetMode === 'External'
            ? null
            : posix.normalize(target.startsWith('/') ? target : resolved).slice(1),
        start,
        end: emptyElementEnd(xml, end),
      });
    },
  });
  return found;
}
