import type { Parts } from './zip-parts.ts';

export interface SheetPart {
  readonly name: string;
  /** Last word of the relationship type: `worksheet`, `chartsheet`, `dialogsheet`, `xlMacrosheet`. */
  readonly type: string;
  readonly content: Uint8Array | null;
}

/** The relationship ids of a workbook's sheets, in order, as SheetJS read them. */
export interface SheetRef {
  readonly name: string;
  readonly id: string;
}

/** Which part of an .xlsx each sheet is: needed to notice what SheetJS leaves out without a word. */
export function sheetParts(parts: Parts, sheets: readonly SheetRef[]): readonly SheetPart[] {
  const rels = relationships(parts);
  return sheets.map(({ name, id }) => {
    const rel = rels.get(id);
    const content = rel ? (find(parts, `xl/${rel.target}`) ?? find(parts, rel.target)) : null;
    return { name, type: rel?.type ?? 'worksheet', content: content ?? null };
  });
}

/** True when a worksheet's XML has cells with values. */
export function hasCells(xml: Uint8Array): boolean {
  const text = Buffer.from(xml.buffer, xml.byteOffset, xml.length);
  return ['<v>', '<is>', ':v>', ':is>'].some((tag) => text.includes(tag));
}

function relationships(parts: Parts): ReadonlyMap<string, { type: string; target: string }> {
  const name = [...parts.keys()].find((key) => /(^|\/)_rels\/workbook\.(xml|bin)\.rels$/i.test(key));
  const xml = Buffer.from((name && parts.get(name)) || []).toString('utf8');
  const tags = xml.match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? [];
  return new Map(
    tags.map((tag) => [
      attribute(tag, 'Id'),
      {
        type: attribute(tag, 'Type').split('/').at(-1) ?? '',
        target: attribute(tag, 'Target').replace(/^(\.?\/)+/, ''),
      },
    ]),
  );
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';
}

function find(parts: Parts, path: string): Uint8Array | undefined {
  const wanted = path.toLowerCase();
  for (const [name, content] of parts) if (name.toLowerCase() === wanted) return content;
  return undefined;
}
