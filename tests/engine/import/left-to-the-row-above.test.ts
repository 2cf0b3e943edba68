import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { openEngine } from '../engine-fixture.ts';
import { answerIn, further, importInto, ofBoxes, ofOrders, whole } from './support/packing-rows.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const importRows = (...rows: readonly string[]) => importInto(engine, rows);
const answer = (run: string, answers: Parameters<typeof answerIn>[2]) => answerIn(engine, run, answers);

async function questionsOf(run: string) {
  const [file] = await engine.call('imports.recognition', { run });
  const questions = file?.sheets[0]?.questions ?? [];
  return questions.map(({ kind, field, readings }) => [kind, field, readings[0]?.examples]);
}

async function errorsOf(run: string) {
  const { items } = await engine.call('problems.window', { run, limit: 100 });
  return items.filter(({ severity }) => severity === 'error').map(({ row, code, field }) => [row, code, field]);
}

interface Detail {
  readonly boxNo: string;
  readonly boxQty: number;
  readonly weightDeclared: number;
  readonly lengthDeclared: number;
  readonly sku: string;
  readonly productQty: number;
}

/** Order number → what would be sent of each of its lines. */
async function sent(run: string) {
  const { items } = await engine.call('orders.window', { run });
  const bodies = await Promise.all(
    items.map(async ({ id, key }) => {
      const { body } = await engine.call('orders.get', { order: id });
      const { packingDetails: details = [] }: { packingDetails?: readonly Detail[] } = JSON.parse(body ?? '{}');
      return [
        key,
        details.map((it) =>
          [it.boxNo, it.boxQty, it.weightDeclared, it.lengthDeclared, it.sku, it.productQty].join(' '),
        ),
      ];
    }),
  );
  return Object.fromEntries(bodies);
}

describe('an order number that stands in its first row only', () => {
  const rows = [
    whole('A-1', '1', 'S1'),
    further('2', 'S2'),
    further('3', 'S3'),
    whole('A-2', '1', 'S1'),
    further('2', 'S2'),
  ];

  test('is asked about once, with the rows and what stands above them, and nothing is sent before', async () => {
    const run = await importRows(...rows);
    expect(await questionsOf(run.id)).toEqual([
      [
        'blanks',
        'referenceNo',
        [
          { typed: '3', read: 'A-1' },
          { typed: '4', read: 'A-1' },
          { typed: '6', read: 'A-2' },
        ],
      ],
    ]);
    await expect(engine.call('submissions.start', { run: run.id, confirmWarnings: true })).rejects.toMatchObject({
      code: 'columns.asksBlanks',
      params: { row: '3', first: 'A-1', column: '客户入库单号' },
    });
  });

  test('is the number of the rows below once that is said, and the next day it is not asked', async () => {
    const run = await importRows(...rows);
    const again = await answer(run.id, ofOrders);
    expect(await errorsOf(again.id)).toEqual([]);
    expect(again.counts).toMatchObject({ orders: 2, lines: 5 });
    await engine.call('submissions.start', { run: again.id, confirmWarnings: true });
    await engine.call('submissions.settled', { run: again.id });
    expect(await sent(again.id)).toEqual({
      'A-1': ['1 1 12.5 60 S1 20', '2 1 12.5 60 S2 20', '3 1 12.5 60 S3 20'],
      'A-2': ['1 1 12.5 60 S1 20', '2 1 12.5 60 S2 20'],
    });
    const next = await importRows(whole('B-1', '1', 'S1'), further('2', 'S2'));
    expect(await questionsOf(next.id)).toEqual([]);
    expect(next.counts).toMatchObject({ orders: 1, lines: 2, errors: 0 });
  });

  test('is missing in each of them where a person says so', async () => {
    const run = await importRows(...rows);
    const again = await answer(run.id, { 0: { field: 'referenceNo', blanks: 'missing' } });
    expect(await questionsOf(again.id)).toEqual([]);
    expect(await errorsOf(again.id)).toEqual([3, 4, 6].map((row) => [row, 'key.missing', 'referenceNo']));
  });

  test('is changed in all of its rows at once', async () => {
    const run = await answer((await importRows(...rows)).id, ofOrders);
    const { items } = await engine.call('lines.window', { run: run.id });
    const [first] = items;
    await engine.call('edits.apply', {
      run: run.id,
      cells: [{ line: first?.id ?? 0, field: 'referenceNo', value: 'A-9' }],
    });
    const { items: orders } = await engine.call('orders.window', { run: run.id });
    expect(orders.map(({ key }) => key).toSorted()).toEqual(['A-2', 'A-9']);
    expect(await errorsOf(run.id)).toEqual([]);
  });

  test('is not lent to a row that says all else of an order where the others do not: its number was forgotten', async () => {
    await answer((await importRows(...rows)).id, ofOrders);
    const next = await importRows(
      whole('B-1', '1', 'S1'),
      further('2', 'S2'),
      whole('', '3', 'S3'),
      whole('B-2', '1', 'S1'),
    );
    expect(await errorsOf(next.id)).toEqual([[4, 'key.missing', 'referenceNo']]);
    expect(next.counts).toMatchObject({ orders: 2, ready: 1 });
  });

  test('does not reach beyond a row that adds an order up', async () => {
    const total = '合计,,,,,,3,37.5,,,,,60';
    const run = await importRows(...rows.slice(0, 3), total, further('9', 'S9'), ...rows.slice(3));
    const again = await answer(run.id, ofOrders);
    expect(await errorsOf(again.id)).toContainEqual([6, 'key.missing', 'referenceNo']);
  });
});

test.each([
  ['is repeated elsewhere on the sheet', [whole('A-1', '1', 'S1'), whole('A-1', '2', 'S2'), further('3', 'S3')]],
  [
    'is missing in one of many rows that say all else of an order',
    [...['1', '2', '3', '4', '5'].map((nth) => whole(`A-${nth}`, '1', 'S1')), whole('', '1', 'S1')],
  ],
])('an order number that %s is a mistake of its row, not a question', async (_, rows) => {
  const run = await importRows(...rows);
  expect(await questionsOf(run.id)).toEqual([]);
  expect((await errorsOf(run.id)).map(([, code]) => code)).toEqual(['key.missing']);
});

describe('what is said of a box in its first row only', () => {
  const inBox = (box: string, sku: string) => `A-1,,,,,${box},,,,,,${sku},5`;
  const boxes = [whole('A-1', '1', 'S1'), inBox('', 'S2'), inBox('1', 'S3'), whole('A-1', '2', 'S1')];

  test('is asked about once, and holds for all of its rows once that is said', async () => {
    const run = await importRows(...boxes);
    expect(await questionsOf(run.id)).toEqual([
      [
        'sameBox',
        'boxNo',
        [
          { typed: '3', read: '1' },
          { typed: '4', read: '1' },
        ],
      ],
    ]);
    await expect(engine.call('submissions.start', { run: run.id, confirmWarnings: true })).rejects.toMatchObject({
      code: 'columns.asksSameBox',
    });
    const again = await answer(run.id, ofBoxes);
    expect(await errorsOf(again.id)).toEqual([]);
    await engine.call('submissions.start', { run: again.id, confirmWarnings: true });
    await engine.call('submissions.settled', { run: again.id });
    expect(await sent(again.id)).toEqual({
      'A-1': ['1 1 12.5 60 S1 20', '1 1 12.5 60 S2 5', '1 1 12.5 60 S3 5', '2 1 12.5 60 S1 20'],
    });
  });

  test('lends no quantity: a row without one is an error still', async () => {
    const run = await answer((await importRows(...boxes)).id, ofBoxes);
    const without = await importRows(whole('A-1', '1', 'S1'), inBox('', 'S2'), 'A-1,,,,,,,,,,,S4,');
    expect(run.counts.errors).toBe(0);
    expect((await errorsOf(without.id)).some(([row, , field]) => row === 4 && field === 'productQty')).toBe(true);
    expect((await errorsOf(without.id)).some(([row]) => row === 3)).toBe(false);
  });

  test('does not reach into the next order', async () => {
    const run = await answer((await importRows(...boxes)).id, ofBoxes);
    expect(run.counts.errors).toBe(0);
    const next = await importRows(whole('A-1', '1', 'S1'), `A-2,SYD01,单箱,是,NB-YARD,1,,,,,,S2,5`);
    expect((await errorsOf(next.id)).map(([row, code, field]) => [row, code, field])).toContainEqual([
      3,
      'value.required',
      'weightDeclared',
    ]);
  });

  test('is closed by mending the rows by hand', async () => {
    const run = await importRows(whole('A-1', '1', 'S1'), inBox('1', 'S2'));
    expect(await questionsOf(run.id)).toHaveLength(1);
    const values = {
      boxQty: '1',
      weightDeclared: '12.5',
      lengthDeclared: '60',
      widthDeclared: '40',
      heightDeclared: '35',
    };
    const cells = Object.entries(values).map(([field, value]) => ({ line: 2, field, value }));
    await engine.call('edits.apply', { run: run.id, cells });
    expect(await questionsOf(run.id)).toEqual([]);
  });
});

describe('a word that means the cell above', () => {
  test.each(['同上', '〃', 'Ditto', '"'])('%s', async (word) => {
    const quoted = `"${word.replaceAll('"', '""')}"`;
    const run = await importRows(
      whole('A-1', '1', 'S1'),
      [quoted, quoted, quoted, quoted, quoted, '2', quoted, quoted, quoted, quoted, quoted, 'S2', '7'].join(),
      [quoted, '', '', '', '', quoted, quoted, quoted, quoted, quoted, quoted, 'S3', '8'].join(),
    );
    expect(await errorsOf(run.id)).toEqual([]);
    await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
    await engine.call('submissions.settled', { run: run.id });
    expect(await sent(run.id)).toEqual({
      'A-1': ['1 1 12.5 60 S1 20', '2 1 12.5 60 S2 7', '2 1 12.5 60 S3 8'],
    });
  });

  test('with nothing above it is an error, and nobody’s order number', async () => {
    const run = await importRows('同上,SYD01,单箱,是,NB-YARD,同上,1,12.5,60,40,35,S1,20', whole('A-1', '1', 'S1'));
    expect(run.counts.orders).toBe(1);
    const errors = await errorsOf(run.id);
    expect(errors).toContainEqual([2, 'key.missing', 'referenceNo']);
    expect(errors).toContainEqual([2, 'cell.ditto', 'boxNo']);
  });

  test('that a person types into a cell is an error there', async () => {
    const run = await importRows(whole('A-1', '1', 'S1'));
    await engine.call('edits.apply', { run: run.id, cells: [{ line: 1, field: 'sku', value: '同上' }] });
    expect(await errorsOf(run.id)).toEqual([[2, 'cell.ditto', 'sku']]);
  });

  test('for a quantity, it is a warning to look at', async () => {
    const run = await importRows(whole('A-1', '1', 'S1'), 'A-1,,,,,2,1,12.5,60,40,35,S2,同上');
    const { items } = await engine.call('problems.window', { run: run.id, limit: 100 });
    expect(items.map(({ row, code, severity }) => [row, code, severity])).toContainEqual([
      3,
      'cell.likeAbove',
      'warning',
    ]);
  });
});
