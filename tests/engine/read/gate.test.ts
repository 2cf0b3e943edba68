import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { FILE_LIMITS, gateFile } from '#engine/read/gate.ts';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import { processorTime } from '../../processor-time.ts';
import { declare, type RawEntry, rawZip } from './make-raw-zip.ts';
import { makeXlsx, xlsxParts, zipParts } from './make-xlsx.ts';
import { temporaryFile, temporaryFolder } from './read-fixture.ts';

const ROWS = '<row r="1"><c r="A1"><v>1</v></c></row>';
const PARTS = xlsxParts({ sheets: [{ rows: ROWS }] });
const SHEET = 'xl/worksheets/sheet1.xml';

const entries = (): RawEntry[] =>
  Object.entries(PARTS).map(([name, text]) => ({ name, data: Buffer.from(text), deflated: true }));

const gate = (name: string, bytes: Uint8Array | string) => gateFile(temporaryFile(name, bytes));

test('an honest workbook passes with its hash', async () => {
  const bytes = makeXlsx({ sheets: [{ rows: ROWS }] });
  expect(await gate('orders.xlsx', bytes)).toEqual({
    ok: true,
    format: 'xlsx',
    size: bytes.length,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

describe('sizes (D1.1)', () => {
  const MiB300 = 300 * 1024 * 1024;
  const spaces = deflateRawSync(Buffer.alloc(MiB300, ' '), { level: 1 });
  const bomb = (declared: number) =>
    rawZip([...entries().filter(({ name }) => name !== SHEET), { name: SHEET, ...declare(spaces, declared) }]);

  test.each([
    ['is honest about it', MiB300, 'tooCompressed'],
    ['declares 5,000 bytes, and is caught while it inflates', 5000, 'sizeMismatch'],
  ])('a bomb of 300 MiB of spaces that %s', async (_, declared, code) => {
    const bytes = bomb(declared);
    expect(bytes.length).toBeLessThan(2_000_000);
    const spent = processorTime();
    expect(await gate('bomb.xlsx', bytes)).toMatchObject({ ok: false, code });
    expect(spent()).toBeLessThan(5000);
  });

  test('a forged header of 2,000,000,000 bytes is refused, and costs the reader nothing either', async () => {
    const forged = entries().map((entry) => (entry.name === SHEET ? { ...entry, declared: 2_000_000_000 } : entry));
    const path = temporaryFile('forged.xlsx', rawZip(forged));
    expect(await gateFile(path)).toMatchObject({ ok: false, code: 'inflatesTooLarge' });
    const before = process.memoryUsage().rss;
    expect(openWorkbook(path, 'xlsx')).toMatchObject({ ok: false, code: 'unreadable' });
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });

  test.each([5, 100_000])('a header that declares %i bytes where the truth differs', async (declared) => {
    const forged = entries().map((entry) => (entry.name === SHEET ? { ...entry, declared } : entry));
    expect(await gate('liar.xlsx', rawZip(forged))).toMatchObject({ ok: false, code: 'sizeMismatch' });
  });

  test('too many entries, too large a file', async () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`xl/media/${i}.png`, 'x']));
    expect(await gate('many.xlsx', zipParts({ ...PARTS, ...many }))).toMatchObject({ code: 'tooManyEntries' });
    const tight = { ...FILE_LIMITS, inflatedBytes: 1000 };
    expect(await gateFile(temporaryFile('a.xlsx', zipParts(PARTS)), tight)).toMatchObject({ code: 'inflatesTooLarge' });
  });

  test('a .csv of 1 GB is refused without being read', async () => {
    const path = join(temporaryFolder(), 'huge.csv');
    const file = openSync(path, 'w');
    ftruncateSync(file, 1e9);
    closeSync(file);
    const spent = processorTime();
    expect(await gateFile(path)).toEqual({ ok: false, code: 'tooLarge', params: { size: 1000, max: 50 } });
    expect(spent()).toBeLessThan(500);
  });

  test('many equal rows compress well and still pass', async () => {
    const row = (r: number) => `<row r="${r}">${'<c><v>1</v></c>'.repeat(20)}</row>`;
    const rows = Array.from({ length: 30_000 }, (_, i) => row(i + 1)).join('');
    expect(await gate('ones.xlsx', makeXlsx({ sheets: [{ rows }] }))).toMatchObject({ ok: true });
  });
});

describe('damage', () => {
  test('a truncated download', async () => {
    const bytes = zipParts(PARTS);
    expect(await gate('cut.xlsx', bytes.subarray(0, bytes.length - 200))).toMatchObject({ code: 'damaged' });
  });

  test('bytes changed inside an entry', async () => {
    const stored = entries().map((entry) => ({ ...entry, deflated: false }));
    const bytes = rawZip(stored);
    bytes[bytes.indexOf('<v>1</v>') + 3] = 0x37;
    expect(await gate('changed.xlsx', bytes)).toMatchObject({ code: 'damaged' });
  });
});

describe('what it really is', () => {
  test.each([
    ['renamed.xlsx', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'notWorkbook'],
    ['notes.md', 'just text', 'notWorkbook'],
    ['page.xml', '<?xml version="1.0"?><feed/>', 'notWorkbook'],
    ['empty.xlsx', '', 'empty'],
    ['~$orders.xlsx', 'x', 'lockFile'],
  ])('%s is refused', async (name, content, code) => {
    expect(await gate(name, content)).toMatchObject({ ok: false, code });
  });

  test('a picture and a .docx under workbook names', async () => {
    expect(await gate('a.xls', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))).toMatchObject({
      code: 'notWorkbook',
    });
    const docx = zipParts({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' });
    expect(await gate('a.xlsx', docx)).toMatchObject({ code: 'notWorkbook' });
  });

  test.each([
    ['table.xls', '<html><body><table><tr><td>1</td></tr></table></body></html>', 'html'],
    ['old.xls', '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', 'xml'],
    ['export.xls', 'a\tb\r\n1\t2', 'csv'],
    ['orders.csv', '订单,数量', 'csv'],
  ])('%s', async (name, content, format) => {
    expect(await gate(name, content)).toMatchObject({ ok: true, format });
  });

  test('macro workbooks by their content type', async () => {
    const mainType = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
    expect(await gate('a.xlsx', makeXlsx({ sheets: [{ rows: ROWS }], mainType }))).toMatchObject({ format: 'xlsm' });
  });

  test('a folder, a missing file', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'orders.xlsx'));
    expect(await gateFile(join(folder, 'orders.xlsx'))).toMatchObject({ code: 'folder' });
    expect(await gateFile(join(folder, 'gone.xlsx'))).toMatchObject({ code: 'notFound' });
    for (const name of ['x'.repeat(40_000), 'a\0b.xlsx']) {
      expect(await gateFile(join(folder, name))).toMatchObject({ code: 'notFound' });
    }
  });
});

test('a file that grows while it is read is still being written', async () => {
  const path = temporaryFile('growing.csv', 'a,b\n'.repeat(2_000_000));
  const gated = gateFile(path);
  let turns = 0;
  const writer = setInterval(() => writeFileSync(path, `x${turns++}`, { flag: 'a' }), 0);
  try {
    expect(await gated).toMatchObject({ ok: false, code: 'changing' });
  } finally {
    clearInterval(writer);
  }
});
