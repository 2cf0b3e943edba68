import { attempt, MAX_COLUMNS, type RawBook, rawBook, type SheetPart } from './raw-book.ts';
import { type Refusal, refuse } from './refusal.ts';
import { READ_OPTIONS, readZipBook, type WorkBook } from './sheetjs.ts';
import { asContainer, type Parts, unzipParts } from './zip-parts.ts';

/** .xlsx, .xlsm and .xlsb. */
export function readOoxml(bytes: Buffer): RawBook | Refusal {
  return attempt(() => {
    const parts = unzipParts(bytes);
    if (claimsTooManyColumns(parts)) return refuse('unreadable');
    // Hidden rows come only with styles, formulas without a result only with stubs.
    const options = { ...READ_OPTIONS, cellStyles: true, sheetStubs: true };
    const book = readZipBook(asContainer(parts, 'ooxml'), options);
    return rawBook(book, sheetParts(parts, book));
  });
}

/**
 * True when a sheet describes columns that cannot be. SheetJS makes an object for each; an array of a billion is one
 * allocation that ends the whole process, limits of the worker or not.
 */
function claimsTooManyColumns(parts: Parts): boolean {
  return [...parts].some(([name, content]) => {
    if (!/(^|\/)worksheets\/[^/]*\.xml$/i.test(name)) return false;
    const text = Buffer.from(content.buffer, content.byteOffset, content.length);
    const end = text.indexOf('sheetData');
    const head = text.toString('latin1', 0, end < 0 ? text.length : end);
    return [...head.matchAll(/<(?:\w+:)?col\s[^>]*\bmax\s*=\s*["'](\d+)/g)].some(
      ([, max]) => Number(max) > MAX_COLUMNS,
    );
  });
}

/** Which part of an .xlsx each sheet is: needed to notice what SheetJS leaves out without a word. */
function sheetParts(parts: Parts, book: WorkBook): readonly SheetPart[] {
  const rels = relationships(parts);
  // SheetJS has their relationship ids, in order, and no type for them.
  const sheets: readonly { name?: string; id?: string }[] = book.Workbook?.Sheets ?? [];
  return sheets.map(({ name = '', id = '' }) => {
    const rel = rels.get(id);
    const content = rel ? (find(parts, `xl/${rel.target}`) ?? find(parts, rel.target)) : null;
    return { name, type: rel?.type ?? 'worksheet', content: content ?? null };
  });
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
