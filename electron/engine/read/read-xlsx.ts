import { readFormats } from './ooxml-formats.ts';
import { OoxmlPackage } from './ooxml-package.ts';
import { readSheet } from './ooxml-sheet.ts';
import { readSharedStrings } from './ooxml-text.ts';
import { isWithoutRows, MAX_CELLS, type RawBook, type RawSheet, SheetDamaged, TooManyCells } from './raw-book.ts';
import { type Refusal, refuse } from './refusal.ts';
import { readXml, XmlCutOff } from './xml-events.ts';
import { unzipParts } from './zip-parts.ts';

interface Listed {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

/**
 * .xlsx and .xlsm, part by part with an XML parser. SheetJS looks for tags by their looks: an empty `<si/>` moved every
 * later text to the next cell, a reference was resolved twice or not at all. It stays the second opinion, in tests.
 */
export function readXlsx(bytes: Buffer): RawBook | Refusal {
  const pack = new OoxmlPackage(unzipParts(bytes));
  const workbook = pack.workbook();
  const part = pack.part(workbook);
  if (workbook === null || part === null) return refuse('unreadable');
  const { listed, date1904 } = readWorkbook(part);
  const relations = pack.relations(workbook);
  const strings = pack.related(workbook, 'sharedStrings');
  let cells = 0;
  const context = {
    strings: strings === null ? [] : readSharedStrings(strings),
    formats: readFormats(pack.related(workbook, 'styles')),
    date1904,
    count: () => {
      if (++cells > MAX_CELLS) throw new TooManyCells();
    },
  };
  const sheets: RawSheet[] = [];
  const names = new Set<string>();
  for (const { name, hidden, relation } of listed) {
    const leadsTo = relations.get(relation);
    if (isWithoutRows(leadsTo?.type)) continue;
    const content = pack.part(leadsTo?.part ?? null);
    // A sheet of an old macro has no part at all and is said to be empty; one whose part is gone has lost its rows.
    if ((content === null && relation !== '') || names.has(name)) return refuse('sheetUnreadable', { sheet: name });
    names.add(name);
    try {
      const read = content === null ? EMPTY : readSheet(content, context);
      if (read.cells.length === 0 && content !== null && hasCells(content)) return refuse('rowsLost', { sheet: name });
      sheets.push({ ...read, name, hidden, date1904, isRowHidden: (row) => read.hiddenRows.has(row) });
    } catch (error) {
      if (error instanceof SheetDamaged || error instanceof XmlCutOff)
        return refuse('sheetUnreadable', { sheet: name });
      throw error;
    }
  }
  return { ok: true, sheets };
}

const EMPTY = { cells: [], merges: [], hiddenColumns: [], hiddenRows: new Set<number>() };

function readWorkbook(part: Uint8Array): { listed: readonly Listed[]; date1904: boolean } {
  const listed: Listed[] = [];
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
