import { expect, test } from 'vitest';
import { processorTime } from '../../processor-time.ts';
import { makeXlsx, xlsxParts, zipParts } from './make-xlsx.ts';
import { allRows, cellsOf, openBytes } from './read-fixture.ts';

const row = (r: number, ...cells: string[]) => `<row r="${r}">${cells.join('')}</row>`;
const inline = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
const number = (ref: string, value: string | number, style = 0) => `<c r="${ref}" s="${style}"><v>${value}</v></c>`;

test('formulas are never evaluated: cached values are marked, missing ones are said to be (D1.5)', () => {
  const cells = cellsOf(
    makeXlsx({
      sheets: [
        {
          rows: row(
            1,
            '<c r="A1"><f>1+1</f><v>3</v></c>',
            '<c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>',
            '<c r="C1"><f>SUM(A1:A9)</f></c>',
            '<c r="D1"><f>SUM(A1:A9)</f><v></v></c>',
            '<c r="E1" t="str"><f>IF(1,"","")</f><v></v></c>',
            '<c r="F1" t="b"><f>TRUE</f><v>1</v></c>',
            '<c r="G1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
          ),
        },
      ],
    }),
    'xlsx',
  );
  expect(cells[0]).toEqual([
    { type: 'plain', value: 3, formula: true },
    { type: 'plain', value: 'ab', formula: true },
    { type: 'uncached', value: '', formula: true },
    { type: 'uncached', value: '', formula: true },
    null,
    { type: 'plain', value: true, formula: true },
    { type: 'error', value: '#DIV/0!', formula: true },
  ]);
});

test('numbers come from what is stored, not from what is shown; text numbers stay text (D1.6)', () => {
  const cells = cellsOf(
    makeXlsx({
      formats: [0, '0.00E+00', '0'],
      sheets: [
        {
          rows: row(
            1,
            number('A1', '551294000123', 1),
            number('B1', '123456789012345678', 2),
            inline('C1', '007'),
            inline('D1', '551294000123456789'),
            number('E1', '0.1'),
          ),
        },
      ],
    }),
    'xlsx',
  );
  expect(cells[0]).toEqual([551294000123, 123456789012345680, '007', '551294000123456789', 0.1]);
});

test('of a whole number with an exponent it is kept how it is shown, unless it is a long one', () => {
  const cells = cellsOf(
    makeXlsx({
      formats: [0, 11, '0.0E+00', '##0.0E+0', '0.00E+00;[Red]-0.00E+00'],
      sheets: [
        {
          rows: row(
            1,
            number('A1', '12000', 1),
            number('B1', '300', 2),
            number('C1', '12000', 3),
            number('D1', '5512940000000', 4),
            number('E1', '15812345678', 1),
            number('F1', '0.00012', 1),
            number('G1', '12000'),
          ),
        },
      ],
    }),
    'xlsx',
  );
  const shown = (value: number, powers: string) => ({ type: 'plain', value, powers });
  expect(cells[0]).toEqual([
    shown(12_000, '1.20E+04'),
    shown(300, '3.0E+02'),
    shown(12_000, '12.0E+3'),
    shown(5_512_940_000_000, '5.51E+12'),
    15_812_345_678,
    0.00012,
    12_000,
  ]);
});

test('zeros and letters that a format puts before a whole number are part of it, and so is a unit behind it', () => {
  const formats = [
    0,
    '000000',
    '"U"000',
    '\\U0',
    '0.00" lb"',
    '0\\g',
    '0"箱"',
    '#,##0',
    '"¥"0',
    '0.00',
    '000-0000',
    '"A0"#,##0',
    '0000000000000000',
  ];
  const cells = cellsOf(
    makeXlsx({
      formats,
      sheets: [
        {
          rows:
            row(
              1,
              number('A1', '123', 1),
              number('B1', '7', 2),
              number('C1', '12', 3),
              number('D1', '26.456', 4),
              number('E1', '500', 5),
              number('F1', '3', 6),
              number('G1', '1200', 7),
              number('H1', '99', 8),
              number('I1', '12.456', 9),
              number('J1', '5551234', 10),
              number('K1', '1200', 11),
            ) +
            row(2, number('A2', '12.5', 1), number('B2', '-7', 2), number('C2', '1234567', 1)) +
            row(3, number('A3', '1234567890123456', 12)),
        },
      ],
    }),
    'xlsx',
  );
  expect(cells[0]).toEqual(['000123', 'U007', 'U12', '26.456 lb', '500g', 3, 1200, 99, 12.456, '555-1234', 1200]);
  // A number that such a format shows otherwise than it is stays what it is.
  expect(cells[1]?.slice(0, 3)).toEqual([12.5, -7, '1234567']);
  // Excel has lost digits of it already, which is told of numbers.
  expect(cells[2]?.[0]).toBe(1_234_567_890_123_456);
});

test('WPS pictures in cells are pictures, not text (D1.8)', () => {
  const formula = '_xlfn.DISPIMG("ID_0123456789ABCDEF",1)';
  const cells = cellsOf(
    makeXlsx({
      sheets: [
        {
          rows: row(
            1,
            `<c r="A1" t="str"><f>${formula.replaceAll('"', '&quot;')}</f><v>=DISPIMG("ID_0123456789ABCDEF",1)</v></c>`,
            inline('B1', '=DISPIMG("ID_0123456789ABCDEF",1)'),
          ),
        },
      ],
    }),
    'xlsx',
  );
  expect(cells[0]).toEqual([
    { type: 'picture', value: '' },
    { type: 'picture', value: '' },
  ]);
});

test('rich text, line breaks, escapes and errors read as a person sees them', () => {
  const cells = cellsOf(
    makeXlsx({
      sharedStrings: [
        '<r><t>red </t></r><r><rPr><b/></rPr><t>bold</t></r><rPh sb="0" eb="1"><t>ルビ</t></rPh>',
        '<t xml:space="preserve">one_x000D_\ntwo</t>',
        '<t>A &amp; B &lt;C&gt;</t>',
        '<t xml:space="preserve">  </t>',
      ],
      sheets: [
        {
          rows: row(
            1,
            ...[0, 1, 2, 3].map((n) => `<c r="${'ABCD'[n]}1" t="s"><v>${n}</v></c>`),
            '<c r="E1" t="e"><v>#N/A</v></c>',
            '<c r="F1" t="b"><v>0</v></c>',
          ),
        },
      ],
    }),
    'xlsx',
  );
  expect(cells[0]).toEqual(['red bold', 'one\ntwo', 'A & B <C>', null, { type: 'error', value: '#N/A' }, false]);
});

test('hidden sheets, rows and columns are read and said to be', () => {
  const parts = xlsxParts({
    sheets: [
      {
        before: '<cols><col min="2" max="3" width="9" hidden="1"/></cols>',
        rows: `${row(1, inline('A1', 'a'), inline('B1', 'b'))}<row r="2" hidden="1">${inline('A2', 'c')}</row>`,
      },
      { rows: row(1, inline('A1', 'x')) },
    ],
  });
  const workbook = parts['xl/workbook.xml']?.replace('name="Sheet2"', 'name="Sheet2" state="veryHidden"') ?? '';
  const reader = openBytes(zipParts({ ...parts, 'xl/workbook.xml': workbook }), 'xlsx');
  expect(reader.sheets).toEqual([
    { name: 'Sheet1', index: 0, hidden: false, hiddenColumns: [1, 2], rowCount: 2 },
    { name: 'Sheet2', index: 1, hidden: true, hiddenColumns: [], rowCount: 1 },
  ]);
  expect(allRows(reader)).toEqual([
    { row: 1, cells: ['a', 'b'] },
    { row: 2, cells: ['c'], hidden: true },
  ]);
});

test('blank rows between come without cells, styled emptiness after the last one not at all', () => {
  const reader = openBytes(
    makeXlsx({
      sheets: [
        {
          rows:
            row(2, inline('B2', 'x')) +
            row(4, inline('A4', ' \u3000\u00a0'), inline('C4', 'y')) +
            row(9, '<c r="A9" s="0"/>'),
        },
      ],
    }),
    'xlsx',
  );
  expect(allRows(reader)).toEqual([
    { row: 1, cells: [] },
    { row: 2, cells: [null, 'x'] },
    { row: 3, cells: [] },
    { row: 4, cells: [null, null, 'y'] },
  ]);
});

test('an absurd stated size costs nothing', () => {
  const spent = processorTime();
  const reader = openBytes(
    makeXlsx({
      sheets: [
        {
          before: '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols>',
          rows: row(1, inline('A1', 'x')),
          after: '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        },
      ],
    }),
    'xlsx',
  );
  expect(allRows(reader)).toEqual([{ row: 1, cells: ['x'] }]);
  expect(spent()).toBeLessThan(1000);
});
