import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromSerial, isDateFormat } from '#engine/read/sheet-cell.ts';
import { makeXlsx } from './make-xlsx.ts';
import { cellsOf, temporaryFile } from './read-fixture.ts';

const date = (value: string) => ({ type: 'date', value });

test('serials become wall time to the second, by the date system of the workbook (D1.8)', () => {
  expect(fromSerial(45_000, 'yyyy-mm-dd', false)).toEqual(date('2023-03-15 00:00:00'));
  expect(fromSerial(45_000 - 1462, 'yyyy-mm-dd', true)).toEqual(date('2023-03-15 00:00:00'));
  expect(fromSerial(45_000.999_988_43, 'm/d/yy h:mm', false)).toEqual(date('2023-03-15 23:59:59'));
  // Half a second before midnight is midnight, never 23:59:60.
  expect(fromSerial(45_000.999_999, 'm/d/yy h:mm', false)).toEqual(date('2023-03-16 00:00:00'));
  expect(fromSerial(1, 'yyyy-mm-dd', false)).toEqual(date('1900-01-01 00:00:00'));
  expect(fromSerial(59, 'yyyy-mm-dd', false)).toEqual(date('1900-02-28 00:00:00'));
  expect(fromSerial(61, 'yyyy-mm-dd', false)).toEqual(date('1900-03-01 00:00:00'));
});

test('what is no date stays a number; a time alone stays readable', () => {
  expect(fromSerial(60, 'yyyy-mm-dd', false)).toBe(60);
  expect(fromSerial(-3, 'yyyy-mm-dd', false)).toBe(-3);
  expect(fromSerial(1e9, 'yyyy-mm-dd', false)).toBe(1e9);
  expect(fromSerial(1.5, '[h]:mm', false)).toBe(1.5);
  expect(fromSerial(45_000, '0.00', false)).toBe(45_000);
  expect(fromSerial(0.354_166_67, 'h:mm', false)).toBe('08:30:00');
});

test.each([
  ['yyyy"年"m"月"d"日"', true],
  ['[$-804]yyyy/m/d', true],
  ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', true],
  ['上午/下午h"时"mm"分"', true],
  ['m/d;@', true],
  ['[mm]:ss', false],
  ['[h]"小时"', false],
  ['General', false],
  ['0.00E+00', false],
  ['#,##0.00_);[Red]\\(#,##0.00\\)', false],
  ['"d"0', false],
  ['_ * #,##0.00_ ', false],
  ['@', false],
])('format %s: a date is %s', (format, is) => {
  expect(isDateFormat(format)).toBe(is);
});

test('every second of every day comes back as itself', () => {
  const seconds = fc.integer({ min: Date.UTC(1900, 2, 1) / 1000, max: Date.UTC(9999, 11, 31) / 1000 });
  fc.assert(
    fc.property(seconds, fc.boolean(), (second, date1904) => {
      const serial = second / 86_400 + 25_569 - (date1904 ? 1462 : 0);
      fc.pre(serial >= 1);
      const value = new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ');
      expect(fromSerial(serial, 'yyyy-mm-dd hh:mm:ss', date1904)).toEqual({ type: 'date', value });
    }),
  );
});

test('formats that Chinese Excel names only by number are dates', () => {
  const ids = [14, 31, 57, 58, 27, 32, 44, 0];
  const cells = ids.map((_, i) => `<c r="${'ABCDEFGH'[i]}1" s="${i}"><v>45000.5</v></c>`).join('');
  const noon = date('2023-03-15 12:00:00');
  const bytes = makeXlsx({ formats: ids, sheets: [{ rows: `<row r="1">${cells}</row>` }] });
  expect(cellsOf(bytes, 'xlsx')[0]).toEqual([noon, noon, noon, noon, noon, noon, 45_000.5, 45_000.5]);
});

test("a workbook's own format under such a number wins", () => {
  const styles =
    '<styleSheet><numFmts count="1"><numFmt numFmtId="31" formatCode="0.0"/></numFmts><cellXfs><xf numFmtId="31"/><xf numFmtId="58"/></cellXfs></styleSheet>';
  const rows = '<row r="1"><c r="A1" s="0"><v>45000</v></c><c r="B1" s="1"><v>45000</v></c></row>';
  const bytes = makeXlsx({ sheets: [{ rows }], extra: { 'xl/styles.xml': styles } });
  expect(cellsOf(bytes, 'xlsx')[0]).toEqual([45_000, date('2023-03-15 00:00:00')]);
});

test('1904 workbooks and ISO date cells', () => {
  const rows = '<row r="1"><c r="A1" s="1"><v>43538</v></c><c r="B1" s="1" t="d"><v>2023-03-15T08:30:00</v></c></row>';
  for (const date1904 of [true, false]) {
    const [cells] = cellsOf(makeXlsx({ formats: [0, 22], date1904, sheets: [{ rows }] }), 'xlsx');
    expect(cells).toEqual([
      date(date1904 ? '2023-03-15 00:00:00' : '2019-03-14 00:00:00'),
      date('2023-03-15 08:30:00'),
    ]);
  }
});

// 02:30 on 2024-03-10 does not exist in New York; 1927-12-31 24:00 was moved by 5:52 in Shanghai.
test.each(['America/New_York', 'Asia/Shanghai', 'UTC'])('no time zone takes part (TZ=%s)', (zone) => {
  const serials = [45_361 + 2.5 / 24, 45_599 + 1.5 / 24, 10_228, 9_862.25];
  const cells = serials.map((serial, i) => `<c r="${'ABCD'[i]}1" s="1"><v>${serial}</v></c>`).join('');
  const iso = '<c r="E1" s="1" t="d"><v>2024-03-10T02:30:00</v></c>';
  const path = temporaryFile(
    'zone.xlsx',
    makeXlsx({ formats: [0, 22], sheets: [{ rows: `<row r="1">${cells}${iso}</row>` }] }),
  );
  const script = `
    import { openWorkbook } from '#engine/read/open-workbook.ts';
    const opened = openWorkbook(process.argv[1], 'xlsx');
    console.log(JSON.stringify([...opened.reader.rows(0)][0][0].cells.map((cell) => cell.value)));`;
  const output = execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script, path], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  expect(JSON.parse(output)).toEqual([
    '2024-03-10 02:30:00',
    '2024-11-03 01:30:00',
    '1928-01-01 00:00:00',
    '1926-12-31 06:00:00',
    '2024-03-10 02:30:00',
  ]);
});
