import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { gateFile } from '#engine/read/gate.ts';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import { makeXlsx, xlsxParts, zipParts } from './make-xlsx.ts';
import { allRows, temporaryFile } from './read-fixture.ts';

const ROWS = '<row r="1"><c r="A1"><v>1</v></c></row>';
const MANIFEST = '<manifest><file-entry media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest>';

/** XML that inflates to 32 MiB; the more noise is in it, the less it was compressed. */
function padding(noiseBytes: number): string {
  return `<!--${randomBytes(noiseBytes).toString('hex')}${' '.repeat(32 * 2 ** 20 - noiseBytes * 2)}-->`;
}

const ods = (pad: string) => zipParts({ 'META-INF/manifest.xml': MANIFEST, 'content.xml': `<x>${pad}</x>` });
const xlsx = (pad: string) => makeXlsx({ sheets: [{ rows: ROWS, after: pad }] });

test.each([
  ['.xlsx compressed 300 times', xlsx(padding(60_000)), 'tooCompressed'],
  ['.ods compressed 300 times, as LibreOffice does to equal rows', ods(padding(60_000)), undefined],
  ['.ods compressed 1,000 times', ods(padding(0)), 'tooCompressed'],
])('%s', async (_, bytes, code) => {
  const ratio = (32 * 2 ** 20) / bytes.length;
  expect(ratio).toBeGreaterThan(250);
  expect(await gateFile(temporaryFile('book.dat', bytes))).toMatchObject(code ? { ok: false, code } : { ok: true });
});

test('a workbook with macros gives its values; its macros are neither read nor run', async () => {
  const mainType = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
  const parts = xlsxParts({ sheets: [{ rows: ROWS }], mainType, extra: { 'xl/vbaProject.bin': 'Sub Auto_Open()' } });
  const path = temporaryFile('macros.xlsm', zipParts(parts));
  expect(await gateFile(path)).toMatchObject({ ok: true, format: 'xlsm' });
  const opened = openWorkbook(path, 'xlsm');
  if (!opened.ok) throw new Error(opened.code);
  expect(opened.reader.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
  expect(allRows(opened.reader)).toEqual([{ row: 1, cells: [1] }]);
});
