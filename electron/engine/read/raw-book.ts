import { decodeText } from './encoding.ts';
import { loadImplicitFormats } from './implicit-formats.ts';
import { markOdsSheets, odsMarks } from './ods-marks.ts';
import { type Refusal, refuse } from './refusal.ts';
import { claimsTooManyColumns, isBeyondSheet, MAX_CELLS } from './sheet-bounds.ts';
import type { RawSheet } from './sheet-rows.ts';
import {
  CFB,
  type DenseCells,
  READ_OPTIONS,
  readBook,
  readZipBook,
  type WorkBook,
  type ZipContainer,
} from './sheetjs.ts';
import { hasCells, type SheetPart, sheetParts } from './workbook-parts.ts';
import { asContainer, unzipParts } from './zip-parts.ts';

export interface RawBook {
  readonly ok: true;
  readonly sheets: readonly RawSheet[];
}

/** Charts, dialogs and macro sheets hold no rows of a person's. */
const NO_ROWS = new Set(['chartsheet', 'dialogsheet', 'xlMacrosheet', 'chart', 'dialog', 'macro']);

/** .xlsx, .xlsm and .xlsb. */
export function readOoxml(bytes: Buffer): RawBook | Refusal {
  return attempt(() => {
    const parts = unzipParts(bytes);
    if (claimsTooManyColumns(parts)) return refuse('unreadable');
    // Hidden rows come only with styles, formulas without a result only with stubs.
    const options = { ...READ_OPTIONS, cellStyles: true, sheetStubs: true };
    const book = readZipBook(asContainer(parts, 'ooxml'), options);
    return collect(book, sheetParts(parts, refs(book)));
  });
}

/** Without stubs: there would be one for every repeated blank. What they tell is found by {@link odsMarks}. */
export function readOds(bytes: Buffer): RawBook | Refusal {
  return attempt(() => {
    const parts = unzipParts(bytes);
    // Only tags are looked for, and Latin-1 takes half the memory of a long text.
    const marks = odsMarks(Buffer.from(parts.get('content.xml') ?? []).toString('latin1'));
    const cells = marks.reduce((sum, mark) => sum + mark.cells, 0);
    if (cells > MAX_CELLS) return refuse('tooManyCells', { max: MAX_CELLS });
    const found = collect(readZipBook(asContainer(parts, 'ods'), READ_OPTIONS), []);
    return found.ok ? { ...found, sheets: markOdsSheets(found.sheets, marks) } : found;
  });
}

/** BIFF2 to BIFF8, with or without a compound file around them. */
export function readXls(bytes: Buffer): RawBook | Refusal {
  return attempt(() => {
    loadImplicitFormats();
    const book = readBook(bytes, { ...READ_OPTIONS, cellStyles: true, bookFiles: true });
    return book.cfb && isCutOff(book.cfb) ? refuse('damaged') : collect(book, []);
  });
}

/** Web pages (every cell stays text, as in CSV) and SpreadsheetML 2003, both usually named .xls. */
export function readMarkup(bytes: Buffer, format: 'html' | 'xml'): RawBook | Refusal {
  return attempt(() => {
    const text = decodeMarkup(bytes);
    if (text === null) return refuse('encoding');
    return collect(readBook(text, { ...READ_OPTIONS, type: 'string', raw: true, cellStyles: format === 'xml' }), []);
  });
}

/** What SheetJS throws is about the file, not about us. */
function attempt(read: () => RawBook | Refusal): RawBook | Refusal {
  try {
    return read();
  } catch (error) {
    return refuse(/password|encrypt/i.test(String(error)) ? 'encrypted' : 'unreadable');
  }
}

/** SheetJS drops a sheet it cannot parse without a word; here that refuses the whole file. */
function collect(book: WorkBook, parts: readonly SheetPart[]): RawBook | Refusal {
  const sheets: RawSheet[] = [];
  for (const [i, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (NO_ROWS.has(parts[i]?.type ?? '') || NO_ROWS.has(String(sheet?.['!type'] ?? ''))) continue;
    if (!sheet || book.SheetNames.indexOf(name) !== i) return refuse('sheetUnreadable', { sheet: name });
    const cells: DenseCells = sheet['!data'] ?? [];
    if (isBeyondSheet(cells)) return refuse('sheetUnreadable', { sheet: name });
    const content = parts[i]?.content;
    if (!cells.some((row) => row?.length) && content && hasCells(content)) return refuse('rowsLost', { sheet: name });
    sheets.push({
      name,
      cells,
      hidden: (book.Workbook?.Sheets?.find((props) => props.name === name)?.Hidden ?? 0) !== 0,
      date1904: book.Workbook?.WBProps?.date1904 ?? false,
      merges: sheet['!merges'] ?? [],
      hiddenColumns: (sheet['!cols'] ?? []).flatMap((column, at) => (column?.hidden ? [at] : [])),
      isRowHidden: (row) => sheet['!rows']?.[row]?.hidden === true,
    });
  }
  return { ok: true, sheets };
}

function refs(book: WorkBook) {
  const sheets: readonly { name?: string; id?: string }[] = book.Workbook?.Sheets ?? [];
  return sheets.map(({ name = '', id = '' }) => ({ name, id }));
}

/** A truncated compound file whose workbook stream is shorter than its directory says. */
function isCutOff(container: ZipContainer): boolean {
  const stream = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book');
  return stream !== null && (stream.content?.length ?? 0) < stream.size;
}

/** Pages name their own encoding; without one the usual order is tried. */
function decodeMarkup(bytes: Buffer): string | null {
  const named = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, 4096).toString('latin1'))?.[1];
  const plain = decodeText(bytes);
  if (plain?.encoding !== 'gb18030' || !named) return plain?.text ?? null;
  try {
    return new TextDecoder(named, { fatal: true }).decode(bytes);
  } catch {
    return plain.text;
  }
}
