import { readFileSync } from 'node:fs';
import { type FileFormat, gateFile } from '#engine/read/gate.ts';
import type { RawBook } from '#engine/read/raw-book.ts';
import { readOoxml } from '#engine/read/read-ooxml.ts';
import { readXlsx } from '#engine/read/read-xlsx.ts';
import type { Refusal } from '#engine/read/refusal.ts';
import { bookReader } from '#engine/read/sheet-rows.ts';

/** What two readers make of a file: `same`, the refusal of the first, or what differs first. */
export type Compared =
  | { readonly type: 'same'; readonly cells: number }
  | { readonly type: 'refused'; readonly code: string; readonly second: string }
  | { readonly type: 'differs'; readonly where: string; readonly ours: string; readonly second: string };

/** Reads an .xlsx with the reader that counts and with SheetJS, which shares nothing with it but the zip, cell by cell. */
export async function compareReaders(path: string): Promise<Compared | null> {
  const gated = await gateFile(path);
  if (!gated.ok) return { type: 'refused', code: gated.code, second: gated.code };
  if (!isZipXml(gated.format)) return null;
  const bytes = readFileSync(path);
  const [ours, second] = [attempt(() => readXlsx(bytes)), readOoxml(bytes)];
  if (!ours.ok) return { type: 'refused', code: ours.code, second: second.ok ? 'read' : second.code };
  return difference(cellsOf(ours), second.ok ? cellsOf(second) : new Map([['', second.code]]));
}

const isZipXml = (format: FileFormat) => format === 'xlsx' || format === 'xlsm';

function attempt(read: () => RawBook | Refusal): RawBook | Refusal {
  try {
    return read();
  } catch (error) {
    return { ok: false, code: 'unreadable', params: { error: String(error) } };
  }
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
