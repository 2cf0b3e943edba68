import { readFormats } from './ooxml-formats.ts';
import { OoxmlPackage } from './ooxml-package.ts';
import type { SheetContext } from './ooxml-sheet.ts';
import { readSharedStrings } from './ooxml-text.ts';
import { isWithoutRows, MAX_CELLS, SheetDamaged, TooManyCells } from './raw-book.ts';
import { type Refusal, refuse } from './refusal.ts';
import { readXml, XmlCutOff } from './xml-events.ts';
import { unzipParts } from './zip-parts.ts';

export interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** The id that leads to its part; '' for a sheet without one. */
  readonly relation: string;
}

/** A workbook whose sheets are still to be read, and what these refer to. */
export interface XlsxBook {
  readonly listed: readonly ListedSheet[];
  readonly date1904: boolean;
  readonly relations: ReturnType<OoxmlPackage['relations']>;
  readonly pack: OoxmlPackage;
  readonly strings: Uint8Array | null;
  /** Number formats by cell style; undefined where it is the general one. */
  readonly formats: readonly (string | undefined)[];
  readonly kept: CellCounter;
}

/** Counts the cells that are kept of a workbook. */
export class CellCounter {
  cells = 0;

  /** @throws TooManyCells */
  readonly count = (): void => {
    if (++this.cells > MAX_CELLS) throw new TooManyCells();
  };
}

/** Null when it has no workbook part. Throws where parts are no XML. */
export function openXlsxBook(bytes: Buffer): XlsxBook | null {
  const pack = new OoxmlPackage(unzipParts(bytes));
  const workbook = pack.workbook();
  const part = pack.part(workbook);
  if (workbook === null || part === null) return null;
  return {
    ...readWorkbook(part),
    relations: pack.relations(workbook),
    pack,
    strings: pack.related(workbook, 'sharedStrings'),
    formats: readFormats(pack.related(workbook, 'styles')),
    kept: new CellCounter(),
  };
}

/** What the parser of a sheet is given. */
export function sheetContext({ strings, formats, date1904, kept }: XlsxBook): SheetContext {
  const texts = strings === null ? [] : readSharedStrings(strings);
  return { string: (index) => texts[index], formats, date1904, count: kept.count };
}

/** Reads the sheets one after the other; a refusal where one of them cannot be, for nothing may be missing. */
export function eachSheet<T extends { readonly isEmpty: boolean }>(
  { listed, relations, pack }: XlsxBook,
  read: (sheet: ListedSheet, content: Uint8Array) => T,
): { readonly ok: true; readonly sheets: readonly T[] } | Refusal {
  const sheets: T[] = [];
  const names = new Set<string>();
  for (const sheet of listed) {
    const { name, relation } = sheet;
    const leadsTo = relations.get(relation);
    if (isWithoutRows(leadsTo?.type)) continue;
    const content = pack.part(leadsTo?.part ?? null);
    // A sheet of an old macro has no part at all and is said to be empty; one whose part is gone has lost its rows.
    if ((content === null && relation !== '') || names.has(name)) return refuse('sheetUnreadable', { sheet: name });
    names.add(name);
    try {
      const found = read(sheet, content ?? EMPTY_SHEET);
      if (found.isEmpty && hasCells(content ?? EMPTY_SHEET)) return refuse('rowsLost', { sheet: name });
      sheets.push(found);
    } catch (error) {
      if (error instanceof SheetDamaged || error instanceof XmlCutOff)
        return refuse('sheetUnreadable', { sheet: name });
      throw error;
    }
  }
  return { ok: true, sheets };
}

const EMPTY_SHEET = Buffer.from('<worksheet><sheetData/></worksheet>');

function readWorkbook(part: Uint8Array): { listed: readonly ListedSheet[]; date1904: boolean } {
  const listed: ListedSheet[] = [];
  let date1904 = false;
  readXml(part, {
    open: (tag, attributes, depth) => {
      if (tag === 'workbookPr' && depth === 1) date1904 = /^(1|true|on)$/.test(attributes.date1904 ?? '');
      if (tag !== 'sheet' || depth !== 2) return;
      // The relation's id has a prefix of the writer's choice.
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      listed.push({ name: attributes.name ?? '', hidden: /hidden$/i.test(attributes.state ?? ''), relation });
    },
  });
  return { listed, date1904 };
}

/** True when a worksheet's XML has cells with values. */
function hasCells(xml: Uint8Array): boolean {
  const text = Buffer.from(xml.buffer, xml.byteOffset, xml.length);
  return ['<v>', '<is>', ':v>', ':is>'].some((tag) => text.includes(tag));
}
