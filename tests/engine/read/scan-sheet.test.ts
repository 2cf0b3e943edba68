import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bothWays, oneSheet } from './scan-and-parse.ts';

const letters = (column: number) => String.fromCharCode(65 + column);

/** Texts as XML has them, numbers as programs and people write them. */
const xmlText = fc.constantFrom(
  ...[
    'abc',
    '单箱',
    ' lead',
    'a&amp;b',
    '&lt;x&gt;',
    'q&quot;',
    'two&#10;lines',
    'cr\r\nlf',
    '_x000D_',
    '_x4E2D_',
    '_x005F_x000D_',
  ],
  ...[
    '',
    ' ',
    '\u3000',
    '\u200b',
    '&#x4E2D;',
    '12',
    '1e5',
    'a\tb',
    '😀',
    'é',
    '&amp;amp;',
    '=1+1',
    ']]&gt;',
    '0123',
    '&#55357;',
    '&x;',
  ],
  ...['x'.repeat(63), '箱'.repeat(40)],
);
const xmlNumber = fc.constantFrom(
  ...[
    '0',
    '-0',
    '1',
    '46174',
    '46174.5',
    '0.1',
    '12.625',
    '1E3',
    '1.5e-7',
    '123456789012345678',
    '0.30000000000000004',
  ],
  ...['1e308', '-5', '60', '0.5', '59', '2958466', '.5', '5.', '+5', '1e400', '007', '', ' 3 ', 'N/A', '1,5', '--'],
);
const formula = fc.constantFrom(
  '',
  '',
  '',
  '',
  '<f>A1</f>',
  '<f t="shared" si="0"/>',
  '<f/>',
  '<f t="array" ref="A1">SUM(B1)</f>',
  '<f>DISPIMG("a")</f>',
  '<f t="array" ref="A1:B9">1</f>',
);
const style = fc.constantFrom('', '', ' s="0"', ' s="1"', ' s="2"', ' s="3"', ' s="4"', ' s="99"');
const STRINGS = 12;
const content = fc.oneof(
  fc.record({ t: fc.constantFrom(' t="s"'), body: fc.nat({ max: STRINGS - 1 }).map((n) => `<v>${n}</v>`) }),
  fc.record({ t: fc.constantFrom(' t="str"', ' t="inlineStr"'), body: xmlText.map((text) => `<v>${text}</v>`) }),
  fc.record({ t: fc.constantFrom(' t="inlineStr"'), body: xmlText.map((text) => `<is><t>${text}</t></is>`) }),
  fc.record({ t: fc.constantFrom('', ' t="n"', ' t="d"'), body: xmlNumber.map((number) => `<v>${number}</v>`) }),
  fc.record({ t: fc.constantFrom(' t="b"'), body: fc.constantFrom('<v>0</v>', '<v>1</v>', '<v/>', '<v>true</v>') }),
  fc.record({
    t: fc.constantFrom(' t="e"'),
    body: fc.constantFrom('<v>#REF!</v>', '<v>#N/A</v>', '<v>#SPILL!</v>', ''),
  }),
  fc.record({ t: fc.constantFrom('', ' t="s"', ' t="str"'), body: fc.constant('') }),
);
const cell = fc.record({ content, style, formula, skip: fc.nat({ max: 2 }), gap: fc.constantFrom('', '', '', '\n  ') });
const sheetRow = fc.record({
  cells: fc.array(cell, { maxLength: 7 }),
  skip: fc.constantFrom(0, 0, 0, 1, 3),
  attributes: fc.constantFrom('', '', ' spans="1:9"', ' hidden="1"', ' ht="15" customHeight="1"', " hidden='true'"),
  isNumbered: fc.boolean(),
});
const sharedString = fc
  .tuple(xmlText, xmlText)
  .chain(([text, more]) =>
    fc.constantFrom(
      `<t>${text}</t>`,
      `<t xml:space="preserve">${text}</t>`,
      `<r><t>${text}</t></r><r><rPr><b/></rPr><t>${more}</t></r>`,
      `<t>${text}</t><rPh sb="0" eb="1"><t>${more}</t></rPh><phoneticPr fontId="1"/>`,
      '',
    ),
  );
const workbook = fc.record({
  rows: fc.array(sheetRow, { maxLength: 10 }),
  sharedStrings: fc.array(sharedString, { minLength: STRINGS, maxLength: STRINGS }),
  before: fc.constantFrom('', '<dimension ref="A1:Z99"/>', '<cols><col min="2" max="3" hidden="1" width="9"/></cols>'),
  after: fc.constantFrom(
    '',
    '<mergeCells><mergeCell ref="A2:A4"/></mergeCells>',
    '<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="A3:B6"/></mergeCells>',
  ),
  date1904: fc.boolean(),
});

function xmlOf(rows: readonly (typeof sheetRow extends fc.Arbitrary<infer Row> ? Row : never)[]): string {
  let number = 0;
  return rows
    .map(({ cells, skip, attributes, isNumbered }) => {
      number += 1 + (isNumbered ? skip : 0);
      let column = -1;
      const xml = cells.map(({ content: { t, body }, style: s, formula: f, skip: far, gap }) => {
        column += 1 + far;
        return `<c r="${letters(column)}${number}"${s}${t}>${f}${body}</c>${gap}`;
      });
      return `<row${isNumbered ? ` r="${number}"` : ''}${attributes}>${xml.join('')}</row>`;
    })
    .join('');
}

test('whatever stands in a sheet, scan and parser mean the same by it', () => {
  let whole = 0;
  let runs = 0;
  fc.assert(
    fc.property(workbook, ({ rows, ...parts }) => {
      const bytes = oneSheet(xmlOf(rows), { ...parts, formats: [0, 14, 'yyyy"年"m"月"', '[h]:mm', 22] });
      const { scanned, parsed, unusual } = bothWays(bytes);
      expect(scanned).toEqual(parsed);
      runs++;
      if (unusual.length === 0) whole++;
    }),
    { numRuns: 300 },
  );
  // Else the parser was compared with itself.
  expect(whole / runs).toBeGreaterThan(0.15);
});

test('equal digits under different formats are told apart', () => {
  const cells = [0, 1, 2, 3, 4].map((style) => `<c r="${letters(style)}1" s="${style}"><v>46174.5</v></c>`);
  const formats = [0, 14, 'yyyy"年"m"月"', '[h]:mm', 22];
  const { scanned, parsed, unusual } = bothWays(oneSheet(`<row r="1">${cells.join('')}</row>`, { formats }));
  expect(unusual).toEqual([]);
  expect(scanned).toEqual(parsed);
  expect(scanned).toMatchObject([
    { rows: [{ cells: [46174.5, { type: 'date' }, { type: 'date' }, 46174.5, { type: 'date' }] }] },
  ]);
});
