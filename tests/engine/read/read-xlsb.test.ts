import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { makeXlsx } from './make-xlsx.ts';
import { cellsOf, gateAndRead, temporaryFile } from './read-fixture.ts';

/** An .xlsb whose parts may be changed before it is packed. */
function xlsb(
  cells: readonly XLSX.CellObject[],
  change: (parts: Record<string, Uint8Array>) => void = () => undefined,
) {
  const sheet = XLSX.utils.aoa_to_sheet([[...cells]]);
  const book = { SheetNames: ['S'], Sheets: { S: sheet } };
  const parts = unzipSync(XLSX.write(book, { type: 'buffer', bookType: 'xlsb' }));
  change(parts);
  return Buffer.from(zipSync(parts));
}

/** Every place where the bytes occur. */
function places(within: Uint8Array, wanted: Uint8Array): number[] {
  const found: number[] = [];
  const bytes = Buffer.from(within.buffer, within.byteOffset, within.length);
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) found.push(at);
  return found;
}

const SERIAL = 45_000.5;
const DAY: XLSX.CellObject = { t: 'n', v: SERIAL, z: 'm/d/yy' };

/** SheetJS gives the cell style 14; another id takes its place in the record of the style (BrtXF). */
function withFormat(id: number, own?: Buffer): Buffer {
  return xlsb([DAY], (parts) => {
    const styles = parts['xl/styles.bin'] ?? new Uint8Array();
    const found = places(styles, Buffer.from([47, 16, 0, 0, 14, 0]));
    expect(found).toHaveLength(1);
    for (const at of found) styles[at + 4] = id;
    if (own) parts['xl/styles.bin'] = Buffer.concat([styles.subarray(0, 3), own, styles.subarray(3)]);
  });
}

const withFormatXlsx = (id: number) =>
  makeXlsx({ formats: [id], sheets: [{ rows: `<row r="1"><c r="A1" s="0"><v>${SERIAL}</v></c></row>` }] });

const IDS = [14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47];
const ASIAN = [50, 51, 52, 53, 54, 55, 56, 57, 58];

test.each([...IDS, ...ASIAN])('.xlsb: format %i, which no workbook spells out, is read as in .xlsx', (id) => {
  const cells = cellsOf(withFormat(id), 'xlsb');
  expect(cells).toEqual(cellsOf(withFormatXlsx(id), 'xlsx'));
  // 46 measures durations.
  expect(cells).toEqual([[id === 46 ? SERIAL : { type: 'date', value: '2023-03-15 12:00:00' }]]);
});

test(".xlsb: a workbook's own format under such a number wins", () => {
  const format = Buffer.from('0.0', 'utf16le');
  const record = Buffer.concat([Buffer.from([44, 6 + format.length, 31, 0, 3, 0, 0, 0]), format]);
  expect(cellsOf(withFormat(31, record), 'xlsb')).toEqual([[SERIAL]]);
  expect(cellsOf(withFormat(31), 'xlsb')).toEqual([[{ type: 'date', value: '2023-03-15 12:00:00' }]]);
});

test('.xlsb: two cells in one place, of which one would be lost, refuse the sheet', async () => {
  const bytes = xlsb([{ t: 'n', v: 1.5 }, { t: 'z' }, { t: 'n', v: 2.5 }], (parts) => {
    const sheet = parts['xl/worksheets/sheet1.bin'] ?? new Uint8Array();
    // BrtCellReal (5), 16 bytes long, in column 2.
    const found = places(sheet, Buffer.from([5, 16, 2, 0, 0, 0]));
    expect(found).toHaveLength(1);
    for (const at of found) sheet[at + 2] = 0;
  });
  expect(await gateAndRead(temporaryFile('book.xlsb', bytes))).toBe('sheetUnreadable');
});

test('.xlsb: a note on an empty cell is no cell that was lost', () => {
  const note: XLSX.CellObject = { t: 'z', c: [{ a: 'me', t: 'a note' }] };
  expect(cellsOf(xlsb([{ t: 'n', v: 1.5 }, note, { t: 'n', v: 2.5 }]), 'xlsb')).toEqual([[1.5, null, 2.5]]);
});
