import { expect, test } from 'vitest';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import type { FileFormat } from '#engine/read/read.ts';
import { createLineBuilder } from '#engine/recognise/line-builder.ts';
import { boxTotals } from '#shared/freight/weights.ts';
import { boxes } from '#shared/kinds/overseas-inbound/boxes.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { recognise } from '../recognise/sheets.ts';
import { checkLines } from './check-lines.ts';
import { brief, context } from './inbound-lines.ts';

/** Reads, recognises and checks a sample workbook, as an import does. */
function checkSample(name: string, format: FileFormat) {
  const opened = openWorkbook(new URL(`../../../resources/samples/${name}`, import.meta.url).pathname, format);
  if (!opened.ok) throw new Error(opened.code);
  const sheets = opened.reader.sheets.map((info) => ({ info, rows: [...opened.reader.rows(info.index)].flat() }));
  const found = recognise(
    sheets.map(({ info, rows }) => ({ info, head: rows.slice(0, 80) })),
    { kinds },
  );
  let id = 0;
  const lines = found.flatMap((recognition, at) => {
    if (recognition.use === 'ignored') return [];
    const builder = createLineBuilder(recognition, { kind: overseasInbound, file: 0, nextId: () => ++id });
    return builder.add(sheets[at]?.rows ?? []).lines;
  });
  const { orders, loose } = checkLines({ kind: overseasInbound, lines, context });
  return { orders: [...orders], loose };
}

test.each([
  ['overseas-merged-cells.xlsx', 'xlsx', 12, 30, 24],
  ['overseas-two-sheets.xls', 'xls', 8, 24, 48],
] as const)('%s is without a mistake', (name, format, orderCount, lineCount, boxCount) => {
  const { orders, loose } = checkSample(name, format);
  expect(loose).toEqual([]);
  expect(orders.flatMap(({ problems }) => brief(problems))).toEqual([]);
  expect(orders).toHaveLength(orderCount);
  expect(orders.flatMap(({ order }) => order.lines)).toHaveLength(lineCount);
  const packed = orders.map(({ order }) => boxTotals(boxes(order)).boxes);
  expect(packed.reduce((sum, count) => sum + count, 0)).toBe(boxCount);
});

test('overseas-with-mistakes.xlsx has three clean orders and four with every mistake found', () => {
  const { orders } = checkSample('overseas-with-mistakes.xlsx', 'xlsx');
  const codes = orders.map(({ order, problems }) => [order.key, problems.map(({ code }) => code)]);
  expect(Object.fromEntries(codes)).toEqual({
    'BAD-001': [],
    'BAD-002': ['number.tooManyPlaces', 'text.tooLong'],
    'BAD-003': ['country.unknown', 'text.tooLong'],
    'BAD-004': ['choice.unknown', 'yesNo.unknown'],
    'BAD-005': ['box.disagrees'],
    'BAD-006': [],
    'BAD-007': [],
  });
});
