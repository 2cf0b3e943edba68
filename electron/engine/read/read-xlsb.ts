import { OoxmlPackage } from './ooxml-package.ts';
import { attempt, type RawBook, rawBook } from './raw-book.ts';
import { type Refusal, refuse } from './refusal.ts';
import { type DenseCells, implicitFormatRecords, READ_OPTIONS, readZipBook, type WorkBook } from './sheetjs.ts';
import { asContainer, type Parts, unzipParts } from './zip-parts.ts';

/** .xlsb, by SheetJS. The cells are counted beside it: where it leaves one out without a word, the file is refused. */
export function readXlsb(bytes: Buffer): RawBook | Refusal {
  return attempt(() => {
    const parts = withImplicitFormats(unzipParts(bytes));
    // Hidden rows come only with styles. Not with stubs: a formula always has a result here, and blanks need no cells.
    const book = readZipBook(asContainer(parts), { ...READ_OPTIONS, cellStyles: true });
    const found = rawBook(book);
    if (!found.ok) return found;
    const contents = sheetContents(parts, book);
    for (const { name, cells } of found.sheets) {
      const [inFile, read] = [countRecords(contents.get(name) ?? null), countCells(cells)];
      if (inFile !== read) return refuse(read === 0 ? 'rowsLost' : 'sheetUnreadable', { sheet: name });
    }
    return found;
  });
}

/** Formats that are named by number only go before the workbook's own, which therefore win. */
function withImplicitFormats(parts: Parts): Parts {
  const own = [...parts].find(([name]) => /(^|\/)styles\.bin$/i.test(name));
  const [name, styles] = own ?? ['xl/styles.bin', Buffer.alloc(0)];
  return new Map([...parts, [name, Buffer.concat([implicitFormatRecords(), styles])]]);
}

/** The part of each sheet, by its name. */
function sheetContents(parts: Parts, book: WorkBook): ReadonlyMap<string, Uint8Array | null> {
  const pack = new OoxmlPackage(parts);
  const relations = pack.relations(pack.workbook('bin') ?? '');
  // SheetJS has their relationship ids, and no type for them.
  const sheets: readonly { name?: string; id?: string }[] = book.Workbook?.Sheets ?? [];
  return new Map(sheets.map(({ name = '', id = '' }) => [name, pack.part(relations.get(id)?.part ?? null)]));
}

/** A note on an empty cell makes a cell without a value. */
function countCells(cells: DenseCells): number {
  return cells.reduce((sum, row) => sum + (row?.reduce((n, cell) => n + (cell?.t === 'z' ? 0 : 1), 0) ?? 0), 0);
}

/** Records of cells with a value ([MS-XLSB] 2.3.2): BrtCellRk to BrtFmlaError, BrtShortRk to BrtShortIsst, BrtCellRString. */
const isCell = (id: number) => (id >= 2 && id <= 11) || (id >= 13 && id <= 18) || id === 62;

/** Walks the records of a sheet's part ([MS-XLSB] 2.1.4): an id of one or two bytes, a size of one to four. */
function countRecords(part: Uint8Array | null): number {
  let count = 0;
  let at = 0;
  const next = () => part?.[at++] ?? 0;
  while (part && at < part.length) {
    const first = next();
    const id = first < 0x80 ? first : (first & 0x7f) | ((next() & 0x7f) << 7);
    let size = 0;
    for (let shift = 0, more = true; more && shift < 28; shift += 7) {
      const byte = next();
      size |= (byte & 0x7f) << shift;
      more = byte >= 0x80;
    }
    if (isCell(id)) count++;
    at += size;
  }
  return count;
}
