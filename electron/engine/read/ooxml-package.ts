import { posix } from 'node:path';
import { readXml } from './xml-events.ts';
import type { Parts } from './zip-parts.ts';

interface Relation {
  /** Last word of its type: `worksheet`, `sharedStrings`. */
  readonly type: string;
  /** Name of the part it leads to; null when there is none. */
  readonly part: string | null;
}

/** The parts of an Office file, by their names without regard to case, and what leads from one to another. */
export class OoxmlPackage {
  readonly #parts = new Map<string, Uint8Array>();

  constructor(parts: Parts) {
    for (const [name, content] of parts) this.#parts.set(name.toLowerCase(), content);
  }

  part(name: string | null): Uint8Array | null {
    return (name !== null && this.#parts.get(name)) || null;
  }

  /** The workbook's part, where the package says it is or else where it usually is; null when there is none. */
  workbook(ending: 'xml' | 'bin' = 'xml'): string | null {
    return this.#main() ?? this.#named(new RegExp(`(^|/)workbook\\.${ending}$`));
  }

  #main(): string | null {
    try {
      return [...this.relations('').values()].find(({ type }) => type === 'officeDocument')?.part ?? null;
    } catch {
      return null;
    }
  }

  /** What leads from a part (from the package itself: '') to others, by id. */
  relations(source: string): ReadonlyMap<string, Relation> {
    const found = new Map<string, Relation>();
    const folder = posix.dirname(source);
    const rels = this.part(posix.join(folder, '_rels', `${posix.basename(source)}.rels`));
    if (rels === null) return found;
    readXml(rels, {
      open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
        if (name !== 'Relationship' || TargetMode === 'External') return;
        found.set(Id, { type: Type.split('/').at(-1) ?? '', part: this.#resolve(folder, Target) });
      },
    });
    return found;
  }

  /** The part of a type that belongs to `source`; some writers leave the relation out and only keep to the usual name. */
  related(source: string, type: string): Uint8Array | null {
    const named = [...this.relations(source).values()].find((relation) => relation.type === type)?.part;
    return this.part(named ?? this.#named(new RegExp(`(^|/)${type.toLowerCase()}\\.xml$`)));
  }

  /** Targets are relative to the part's folder, or absolute; some writers give them from the top without saying so. */
  #resolve(folder: string, target: string): string | null {
    const path = target.replaceAll('\\', '/').toLowerCase();
    const top = posix.join('/', path).slice(1);
    const beside = path.startsWith('/') ? top : posix.join('/', folder, path).slice(1);
    return [beside, top].find((name) => this.#parts.has(name)) ?? null;
  }

  #named(pattern: RegExp): string | null {
    return [...this.#parts.keys()].find((name) => pattern.test(name)) ?? null;
  }
}
