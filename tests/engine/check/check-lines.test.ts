import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderKey } from '#engine/check/group-lines.ts';
import type { Problem } from '#shared/problem.ts';
import type { Line } from '#shared/sheets/line.ts';
import { checkLines } from './check-lines.ts';
import { brief, check, context, flat, good, kind, line } from './inbound-lines.ts';

/** The sample `overseas-with-mistakes.xlsx`, row by row. */
const mistakes = flat(
  { ...good, referenceNo: 'BAD-001' },
  { ...good, referenceNo: 'BAD-002', weightDeclared: 12.3456 },
  { ...good, referenceNo: 'BAD-002', boxNo: '02', sku: 'THIS-SKU-IS-LONGER-THAN-TWENTY' },
  { ...good, referenceNo: 'BAD-003', country: 'China', addressLine1: '很长的地址'.repeat(12) },
  { ...good, referenceNo: 'BAD-004', tallyRule: '散货', useShipperBoxNo: 0 },
  { ...good, referenceNo: 'BAD-005' },
  { ...good, referenceNo: 'BAD-005', weightDeclared: 13, sku: 'SKU-2' },
  { ...good, referenceNo: 'BAD-006' },
  { ...good, referenceNo: 'BAD-006', boxNo: '02', sku: 'SKU-2' },
  { ...good, referenceNo: 'BAD-007' },
);

test('seven orders, three of them clean, and every mistake of the other four', () => {
  const { orders, loose } = check(mistakes);
  expect(loose).toEqual([]);
  expect(Object.fromEntries(orders.map(({ order, problems }) => [order.key, brief(problems)]))).toEqual({
    'BAD-001': [],
    'BAD-002': ['number.tooManyPlaces weightDeclared 2', 'text.tooLong sku 3'],
    'BAD-003': ['country.unknown country 4', 'text.tooLong addressLine1 4'],
    'BAD-004': ['choice.unknown tallyRule 5', 'yesNo.unknown useShipperBoxNo 5'],
    'BAD-005': ['box.disagrees weightDeclared 7'],
    'BAD-006': [],
    'BAD-007': [],
  });
});

test('accepting every fix leaves only what has none', () => {
  const { orders } = check(
    accept(
      mistakes,
      check(mistakes).orders.flatMap(({ problems }) => problems),
    ),
  );
  expect(orders.flatMap(({ problems }) => brief(problems))).toEqual([
    'text.tooLong sku 3',
    'choice.unknown tallyRule 5',
  ]);
});

test('an order waits for lines without a key below it; the key is offered, and their cells are checked', () => {
  const { orders, loose } = check(flat(good, { ...good, referenceNo: undefined, boxNo: '02', weightDeclared: 'x' }));
  expect(orders).toHaveLength(1);
  expect(loose.map((at) => [at.line, brief(at.problems)])).toEqual([[2, ['number.unreadable weightDeclared 2']]]);
  expect(brief(orders[0]?.problems ?? [])).toEqual(['key.missing referenceNo 2']);
  expect(orders[0]?.problems[0]?.fix).toEqual({
    type: 'set',
    cells: [{ line: 2, field: 'referenceNo', value: 'IB-1' }],
  });
});

test('a key that is an error value is said to be one', () => {
  const { loose } = check(flat({ ...good, referenceNo: { type: 'error', value: '#REF!' } }));
  expect(brief(loose[0]?.problems ?? [])).toEqual(['key.missing referenceNo 1', 'cell.error referenceNo 1']);
});

test('attachments are asked for by key', () => {
  const file = { name: 'a.pdf', type: 'pdf', size: 1, sha256: 'x' };
  const attachments = (key: string) => (key === 'IB-1' ? [file] : []);
  const { orders } = checkLines({ kind, lines: flat(good, { ...good, referenceNo: 'IB-2' }), context, attachments });
  expect([...orders].map(({ order }) => order.attachments)).toEqual([[file], []]);
});

const anyCells = fc.record({
  referenceNo: fc.constantFrom('A', 'B', undefined),
  warehouseCode: fc.constantFrom('SYD01', 'MEL02', undefined),
  country: fc.constantFrom('CN', 'China', undefined),
  boxNo: fc.constantFrom('01', '02'),
  sku: fc.constantFrom('S1', 'S2', 'S'.repeat(21)),
  weightDeclared: fc.constantFrom(12.5, '12.3456', 13),
});
const anyLines = fc
  .array(anyCells, { minLength: 1, maxLength: 10 })
  .map((rows) => flat(...rows.map((cells) => ({ ...good, ...cells }))));

test('checking again finds the same', () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      expect(check(structuredClone(lines))).toEqual(check(lines));
    }),
  );
});

test('after an edit, checking the lines of the touched keys finds what checking the whole run finds', () => {
  fc.assert(
    fc.property(anyLines, fc.nat(), anyCells, (lines, at, cells) => {
      const index = at % lines.length;
      const before = lines[index];
      if (!before) return;
      const after = line(before.id, { ...good, ...cells });
      const all = lines.with(index, after);
      const keys = new Set([orderKey(kind, before), orderKey(kind, after)]);
      const touched = (key: string) => key !== '' && keys.has(key);
      // A line without a key goes with the one above it.
      const above = (upTo: number) => all.slice(0, upTo + 1).findLast((each) => orderKey(kind, each) !== '');
      const part = check(
        all.filter((_, position) => {
          const nearest = above(position);
          return nearest && touched(orderKey(kind, nearest));
        }),
      );
      expect(part.orders).toEqual(check(all).orders.filter(({ order }) => touched(order.key)));
    }),
  );
});

/** Lines with the fixes of their problems accepted, one after the other. */
function accept(lines: readonly Line[], problems: readonly Problem[]): readonly Line[] {
  const cells = problems.flatMap(({ fix }) => (fix?.type === 'set' ? fix.cells : []));
  return lines.map((each) => {
    const changes = cells.filter((cell) => cell.line === each.id).map(({ field, value }) => [field, value] as const);
    return { ...each, cells: { ...each.cells, ...Object.fromEntries(changes) } };
  });
}
