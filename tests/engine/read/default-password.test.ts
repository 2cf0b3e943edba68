import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openPackage } from '#engine/read/encrypted-package.ts';
import { openRecords } from '#engine/read/encrypted-xls.ts';
import { gateFile } from '#engine/read/gate.ts';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import { CFB } from '#engine/read/sheetjs.ts';
import { processorTime } from '../../processor-time.ts';
import { allRows, gateAndRead, temporaryFile } from './read-fixture.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/workbooks/${name}`, import.meta.url));
const ODD = fileURLToPath(new URL('../../../../shared/workbooks/', import.meta.url));
const isHere = existsSync(ODD);
if (!isHere) console.log(`skipped: no folder ${ODD}`);

const streamOf = (path: string, name: string) =>
  Buffer.from(CFB.find(CFB.read(readFileSync(path), { type: 'buffer' }), `/${name}`)?.content ?? []);

test.each(['default_password_agile.xlsx', 'default_password_standard.xlsx'])(
  '%s is opened as Excel does, without asking',
  async (name) => {
    const gated = await gateFile(fixture(name));
    expect(gated).toMatchObject({ ok: true, format: 'xlsx' });
    // A copy that is kept is what it holds; read from where it lies, it is opened again.
    const kept = temporaryFile('kept', (gated.ok && gated.opened) || '');
    expect(await gateFile(kept)).toEqual({ ...gated, opened: undefined });
    for (const path of [kept, fixture(name)]) {
      const opened = openWorkbook(path, 'xlsx');
      if (!opened.ok) throw new Error(opened.code);
      const rows = allRows(opened.reader).map(({ cells }) => cells);
      expect(rows).toHaveLength(61);
      expect([rows[0]?.[0], rows[1]?.[0], rows[60]?.[0]]).toEqual(['客户入库单号', 'L-001', 'L-060']);
    }
  },
);

test('an .xls that Excel 2003 encrypted by itself has its rows, or none', async () => {
  expect(await gateFile(fixture('issue_385.xls'))).toMatchObject({ ok: true, format: 'xls' });
  expect(await gateAndRead(fixture('issue_385.xls'))).toEqual([]);
});

test.skipIf(!isHere).each([
  ['RC4', 'poi/50833.xls', ['test cell value']],
  ['RC4 by CryptoAPI', 'phpspreadsheet/pwtest3.xls', ['x']],
  ['XOR, before Excel 97', 'poi/60284.xls', [null, 'PI PAD Attenuator (ver 3.2)']],
  ['AES in an .xlsx', 'poi/protect.xlsx', [null, expect.stringMatching(/^При запуске пробной версии Office 2007/)]],
])('the default password: %s', async (_, name, cells) => {
  const rows = await gateAndRead(`${ODD}${name}`);
  const first = Array.isArray(rows) && rows.find((row) => row.cells.length > 0);
  expect(first).toMatchObject({ cells: expect.arrayContaining(cells) });
});

test
  .skipIf(!isHere)
  .each([
    'phpspreadsheet/pwtest2.xls',
    'poi/35897-type4.xls',
    'poi/xor-encryption-abc.xls',
    'poi/60320-protected.xlsx',
    'poi/protected_passtika.xlsb',
    'poi/protected_sha512.xlsx',
  ])('%s has a password of its own, and that is said', async (name) => {
  expect(await gateAndRead(`${ODD}${name}`)).toBe('encrypted');
});

test.skipIf(!isHere)('a password opens what it encrypts, and no other does', () => {
  const xor = streamOf(`${ODD}poi/xor-encryption-abc.xls`, 'Workbook');
  expect([openRecords(xor, 'abd'), openRecords(xor, 'abc')?.length]).toEqual([null, xor.length]);
  const info = streamOf(`${ODD}poi/protected_passtika.xlsb`, 'EncryptionInfo');
  const content = streamOf(`${ODD}poi/protected_passtika.xlsb`, 'EncryptedPackage');
  expect(openPackage(info, content, 'tikb')).toBeNull();
  expect(openPackage(info, content, 'tika')?.subarray(0, 2).toString()).toBe('PK');
});

test.each(['pass_protected.xlsx', 'pass_protected.xlsb', 'pass_protected.ods'])(
  '%s needs a password: the gate says so (D1.1)',
  async (name) => {
    expect(await gateFile(fixture(name))).toEqual({ ok: false, code: 'encrypted', params: {} });
  },
);

test('more rounds of hashing than anybody waits for are not begun', async () => {
  const path = fixture('default_password_agile.xlsx');
  const info = streamOf(path, 'EncryptionInfo').toString('latin1');
  const slow = Buffer.from(info.replace(/spinCount="\d+"/, 'spinCount="10000000"'), 'latin1');
  expect(info).toContain('spinCount="100000"');
  const spent = processorTime();
  expect(openPackage(slow, streamOf(path, 'EncryptedPackage'), 'VelvetSweatshop')).toBeNull();
  // With this many the key is another one, and nothing comes of it either way: but ten million take seconds.
  expect(spent()).toBeLessThan(2000);
});

test('a cut-off file that is encrypted is refused in words', async () => {
  const bytes = readFileSync(fixture('default_password_agile.xlsx'));
  for (const length of [600, 2000, 5000, bytes.length - 700]) {
    expect(['encrypted', 'notWorkbook', 'damaged']).toContain(
      await gateAndRead(temporaryFile('cut.xlsx', bytes.subarray(0, length))),
    );
  }
});
