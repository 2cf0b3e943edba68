import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLineBuilder } from '#engine/recognise/line-builder.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import { cellText } from '#shared/sheets/cell.ts';
import { inboundColumns, type TypedColumn } from '../../fixtures/inbound-columns.ts';
import { recognise, rowsOf, sheetOf } from './sheets.ts';

const sides = ['lengthDeclared', 'widthDeclared', 'heightDeclared'] as const;
const isSide = ({ field }: TypedColumn) => sides.some((side) => side === field);
const others = inboundColumns.filter((column) => !isSide(column));
const values = inboundColumns.filter(isSide).map((column) => column.values);

/** How offices head the three, in the order of `sides`. */
const headings = [
  ['长', '宽', '高'],
  ['箱长', '箱宽', '箱高'],
  ['外箱长(CM)', '外箱宽(CM)', '外箱高(CM)'],
  ['Length', 'Width', 'Height'],
  ['L', 'W', 'H'],
  ['長(公分)', '寬(公分)', '高(公分)'],
] as const;

/** What the lines have, and the fields whose column nobody is asked about. */
function read(columns: readonly TypedColumn[]) {
  const table = [
    columns.map(({ header }) => header),
    ...[0, 1, 2].map((row) => columns.map((of) => of.values[row] ?? null)),
  ];
  const [recognition] = recognise([sheetOf(table)]);
  if (!recognition || recognition.use === 'ignored') throw new Error('the sheet is not used');
  let id = 0;
  const builder = createLineBuilder(recognition, { kind: overseasInbound, file: 0, nextId: () => ++id });
  const { lines } = builder.add(rowsOf(table));
  const asked = new Set(recognition.questions?.map(({ index }) => index));
  const sure = recognition.columns.filter(({ index, likely }) => likely !== true && !asked.has(index));
  return { lines, sure: new Set(sure.flatMap(({ field }) => field ?? [])) };
}

const permutation = fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 });

test('headers of 长, 宽 and 高 swapped over their columns: what is sent without a question is what stands below each', () => {
  fc.assert(
    fc.property(fc.constantFrom(...headings), permutation, fc.nat(others.length), (said, swapped, at) => {
      // The side that the header of each column says, whatever the column held before.
      const own = swapped.map((side, place) => ({
        header: said[side] ?? '',
        field: sides[side] ?? null,
        values: values[place] ?? [],
      }));
      const { lines, sure } = read(others.toSpliced(at, 0, ...own));
      expect(lines).toHaveLength(3);
      for (const { field, values: below } of own) {
        if (field === null || !sure.has(field)) continue;
        expect(lines.map(({ cells }) => cellText(cells[field]))).toEqual(below.map(String));
      }
    }),
    { numRuns: 80 },
  );
});

test('where two columns have the header of one side, that side is not sure, and the one without a header is not sent', () => {
  fc.assert(
    fc.property(fc.constantFrom(...headings), permutation, (said, [twice = 0, lost = 1]) => {
      const own = sides.map((_, place) => ({
        header: said[place === lost ? twice : place] ?? '',
        field: null,
        values: values[place] ?? [],
      }));
      const { lines, sure } = read([...others, ...own]);
      expect(sure.has(sides[twice] ?? '')).toBe(false);
      expect(sure.has(sides[lost] ?? '')).toBe(false);
      expect(lines.map(({ cells }) => cells[sides[lost] ?? ''])).toEqual([undefined, undefined, undefined]);
    }),
    { numRuns: 40 },
  );
});
