import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportedOrder } from '#engine/store/imports.ts';
import { unpackLine } from '#engine/store/store.ts';
import { gridLine, type LineFilter } from '#shared/contract/runs.ts';
import { cellText } from '#shared/sheets/cell.ts';
import { problem } from '../../fixtures/any-problem.ts';
import { importRun, line, order, packed } from './support/sample-run.ts';
import { tempStore } from './support/temp-store.ts';

const all = { offset: 0, limit: 100 };

describe('a window of lines', () => {
  test('gives what the contract promises, with marks, states and problems', () => {
    const store = tempStore();
    const cells = { key: { type: 'plain', value: 'PO-1', mergedFrom: 2, formula: true }, qty: 1e21 } as const;
    const run = importRun(store, {
      orders: [
        order(1, [line(1, cells), line(2, { qty: true })], {
          state: 'incomplete',
          problems: [
            problem('number.form', { line: 2, field: 'qty', params: { text: 'x' } }),
            problem('weight.blank', { line: 2, field: 'weight' }),
            problem('order.tooLong', { severity: 'warning' }),
          ],
        }),
      ],
      lines: packed(line(3, {})),
    });
    store.edits.apply(run, [
      { type: 'cell', line: 2, field: 'qty', value: null },
      { type: 'cell', line: 3, field: 'note', value: 'n' },
    ]);
    const { total, items } = store.grid.window({ run, filter: {}, ...all });
    expect(total).toBe(3);
    expect(items.map((it) => gridLine.parse(it))).toEqual(items);
    expect(items[0]).toMatchObject({
      order: 'PO-1',
      orderState: 'incomplete',
      cells: { key: { text: 'PO-1', mergedFrom: 2, formula: true }, qty: { text: '1000000000000000000000' } },
      problems: [{ code: 'order.tooLong', line: null, order: 'PO-1', row: 2, column: '' }],
    });
    expect(items[1]?.cells).toEqual({ qty: { text: '', edited: true } });
    expect(items[1]?.problems).toMatchObject([
      { code: 'number.form', file: 'Stock 100%.xlsx', sheet: 'S', row: 3, column: 'Quantity', params: { text: 'x' } },
      { code: 'weight.blank', column: 'k/weight' },
    ]);
    expect(items[2]).toMatchObject({ order: null, orderState: null, cells: { note: { text: 'n', edited: true } } });
  });

  test('leaves dropped lines out, filtered or not', () => {
    const store = tempStore();
    const run = importRun(store, { orders: [order(1, [line(1, { qty: 'x' }), line(2, { qty: 'x' })])] });
    store.edits.apply(run, [{ type: 'drop', line: 1, dropped: true }]);
    for (const filter of [{}, { search: 'x' }, { state: 'ready' as const }, { order: 'PO-1' }]) {
      expect(store.grid.window({ run, filter, ...all }).items.map((it) => it.id)).toEqual([2]);
    }
    expect(store.runs.counts(run)?.lines).toBe(1);
  });

  test('finds text as typed: wildcards are letters, case is not', () => {
    const store = tempStore();
    const run = importRun(store, {
      lines: packed(line(1, { a: '100%' }), line(2, { a: '1000' }), line(3, { a: 'Los_A' })),
    });
    const found = (search: string) => store.grid.window({ run, filter: { search }, ...all }).items.map((it) => it.id);
    expect(found('100%')).toEqual([1]);
    expect(found('S_a')).toEqual([3]);
    expect(found('\\')).toEqual([]);
  });
});

const codes = ['a.one', 'b.two'] as const;
const severities = ['error', 'warning', 'info'] as const;
const states = ['ready', 'incomplete'] as const;
const texts = ['red', 'green', 'blue'] as const;
const drawnOrder = fc.record({
  state: fc.constantFrom(...states),
  lines: fc.array(
    fc.record({
      text: fc.constantFrom(...texts),
      problems: fc.array(fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...severities)), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});
const drawnFilter = fc.record(
  {
    severity: fc.constantFrom(...severities),
    code: fc.constantFrom(...codes),
    state: fc.constantFrom(...states),
    search: fc.constantFrom(...texts),
    order: fc.constantFrom('PO-1', 'PO-2'),
  },
  { requiredKeys: [] },
);

test('every combination of filters agrees with looking at each line', () => {
  const store = tempStore();
  fc.assert(
    fc.property(fc.array(drawnOrder, { maxLength: 5 }), drawnFilter, fc.nat(5), (drawn, filter, offset) => {
      let id = 0;
      const orders: ImportedOrder[] = drawn.map(({ state, lines }, i) => {
        const stored = lines.map((it) => ({ line: line(++id, { text: it.text }), problems: it.problems }));
        const problems = stored.flatMap((it) =>
          it.problems.map(([code, severity]) => problem(code, { severity, line: it.line.id })),
        );
        return order(
          i + 1,
          stored.map((it) => it.line),
          { state, problems },
        );
      });
      const run = importRun(store, { orders });
      const expected = orders.flatMap((it) => it.lines.filter((l) => passes(it, l.id, filter))).map((it) => it.id);
      const { total, items } = store.grid.window({ run, filter, offset, limit: 3 });
      expect(total).toBe(expected.length);
      expect(items.map((it) => it.id)).toEqual(expected.slice(offset, offset + 3));
      store.runs.delete(run);
    }),
    { numRuns: 150 },
  );
});

function passes(it: ImportedOrder, id: number, { severity, code, state, search, order: key }: LineFilter): boolean {
  const found = it.problems.filter((p) => p.line === id);
  const cells = it.lines.filter((l) => l.id === id).map((l) => unpackLine(l).cells)[0] ?? {};
  return (
    ((severity === undefined && code === undefined) ||
      found.some((p) => (severity ?? p.severity) === p.severity && (code ?? p.code) === p.code)) &&
    (state === undefined || it.state === state) &&
    (key === undefined || it.key === key) &&
    (search === undefined || Object.values(cells).some((cell) => cellText(cell).includes(search)))
  );
}
