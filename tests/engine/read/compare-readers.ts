import { readFileSync } from 'node:fs';
import { type FileFormat, gateFile } from '#engine/read/gate.ts';
import { type RawBook, rawBook } from '#engine/read/raw-book.ts';
import { readOds } from '#engine/read/read-ods.ts';
import { readXlsx } from '#engine/read/read-xlsx.ts';
import { type Refusal, refuse } from '#engine/read/refusal.ts';
import { bookReader } from '#engine/read/sheet-rows.ts';
import { implicitFormat, READ_OPTIONS, readZipBook } from '#engine/read/sheetjs.ts';
import { asContainer, unzipParts } from '#engine/read/zip-parts.ts';

/** What two readers make of a file: `same`, the refusal of the first, or what differs first. */
export type Compared =
  | { readonly type: 'same'; readonly cells: number }
  | { readonly type: 'refused'; readonly code: string; readonly second: string }
  | { readonly type: 'differs'; readonly where: string; readonly ours: string; readonly second: string };

/** Reads an .xlsx or .ods with the reader that counts and with SheetJS, which shares nothing with it but the zip, cell by cell. */
export async function compareReaders(path: string): Promise<Compared | null> {
  const gated = await gateFile(path);
  if (!gated.ok) return { type: 'refused', code: gated.code, second: gated.code };
  if (!isZipXml(gated.format)) return null;
  const bytes = gated.opened ?? readFileSync(path);
  const isOds = gated.format === 'ods';
  const ours = attempt(() => (isOds ? readOds(bytes) : readXlsx(bytes)));
  // SheetJS writes every repetition out, as long as there is memory.
  if (!ours.ok && ours.code === 'tooManyCells') return { type: 'refused', code: ours.code, second: ours.code };
  const second = attempt(() => (isOds ? readOdsBySheetJs(bytes) : readBySheetJs(bytes)));
  if (!ours.ok) return { type: 'refused', code: ours.code, second: second.ok ? 'read' : second.code };
  return difference(cellsOf(ours), second.ok ? cellsOf(second) : new Map([['', second.code]]));
}

const isZipXml = (format: FileFormat) => format === 'xlsx' || format === 'xlsm' || format === 'ods';

function attempt(read: () => RawBook | Refusal): RawBook | Refusal {
  try {
    return read();
  } catch (error) {
    return { ok: false, code: 'unreadable', params: { error: String(error) } };
  }
}

/** Hidden rows come only with styles, formulas without a result only with stubs. */
const SECOND_OPTIONS = { ...READ_OPTIONS, cellStyles: true, sheetStubs: true };

function readBySheetJs(bytes: Buffer): RawBook | Refusal {
  const parts = new Map(unzipParts(bytes));
  for (const [name, content] of parts) {
    // An array for each column that is described: one of a billion ends the whole process.
    if (/worksheets\/[^/]*\.xml$/i.test(name) && describesTooMany(content)) return refuse('unreadable');
    if (/(^|\/)styles\.xml$/i.test(name)) parts.set(name, spellOutFormats(content));
  }
  if (![...parts.keys()].some((name) => /styles\.xml$/i.test(name))) {
    parts.set('xl/styles.xml', Buffer.from('<styleSheet/>'));
  }
  return rawBook(readZipBook(asContainer(parts), SECOND_OPTIONS));
}

/** It refuses to do without styles, and knows nothing of what is hidden. */
function readOdsBySheetJs(bytes: Buffer): RawBook | Refusal {
  const parts = new Map([['styles.xml', Buffer.from('<office:document-styles/>')] as const, ...unzipParts(bytes)]);
  return rawBook(readZipBook(asContainer(parts), READ_OPTIONS));
}

function describesTooMany(sheet: Uint8Array): boolean {
  const [head = ''] = Buffer.from(sheet).toString('latin1').split('sheetData');
  return [...head.matchAll(/<(?:\w+:)?col\s[^>]*\bmax\s*=\s*["'](\d+)/g)].some(([, max]) => Number(max) > 16_384);
}

/** Formats that are named by number only, before the workbook's own, which therefore win. */
function spellOutFormats(styles: Uint8Array): Uint8Array {
  const xml = Buffer.from(styles).toString('latin1');
  const ids = Array.from({ length: 59 }, (_, id) => id).filter((id) => id > 26 && implicitFormat(id));
  const added = ids
    .map((id) => `<numFmt numFmtId="${id}" formatCode="${implicitFormat(id)?.replaceAll('"', '&quot;')}"/>`)
    .join('');
  const opening = /<(?:\w+:)?numFmts(?:\s[^>]*[^/>])?>/.exec(xml);
  const at = opening ? opening.index + opening[0].length : xml.length;
  return Buffer.from(xml.slice(0, at) + (opening ? added : `<numFmts>${added}</numFmts>`) + xml.slice(at), 'latin1');
}

/** Every cell with a value, by sheet, row and column; what is hidden is named too. */
function cellsOf(book: RawBook): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const opened = bookReader(book);
  if (!opened.ok) return new Map([['', opened.code]]);
  const { reader } = opened;
  for (const { index, name, hidden, hiddenColumns, rowCount } of reader.sheets) {
    if (rowCount > 0) found.set(`${name} hidden`, JSON.stringify([hidden, hiddenColumns.filter((at) => at < 500)]));
    for (const row of [...reader.rows(index)].flat()) {
      if (row.hidden) found.set(`${name}!${row.row} hidden`, 'true');
      row.cells.forEach((cell, column) => {
        if (cell !== null) found.set(`${name}!${row.row},${column + 1}`, JSON.stringify(cell));
      });
    }
  }
  return found;
}

function difference(ours: ReadonlyMap<string, string>, second: ReadonlyMap<string, string>): Compared {
  for (const where of new Set([...ours.keys(), ...second.keys()])) {
    const [a = 'nothing', b = 'nothing'] = [ours.get(where), second.get(where)];
    if (a !== b) return { type: 'differs', where, ours: a.slice(0, 200), second: b.slice(0, 200) };
  }
  return { type: 'same', cells: ours.size };
}
