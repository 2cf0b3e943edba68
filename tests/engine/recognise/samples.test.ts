import { expect, test } from 'vitest';
import { openWorkbook } from '#engine/read/open-workbook.ts';
import type { FileFormat } from '#engine/read/read.ts';
import { createLineBuilder } from '#engine/recognise/line-builder.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import { kinds as registered } from '#shared/kinds/registry.ts';
import { recognise } from './sheets.ts';

/** Reads, recognises and builds the lines of a sample workbook, as the reading worker does. */
function readSample(name: string, format: FileFormat, kinds = registered) {
  const path = new URL(`../../../resources/samples/${name}`, import.meta.url).pathname;
  const opened = openWorkbook(path, format);
  if (!opened.ok) throw new Error(opened.code);
  const { reader } = opened;
  const batches = reader.sheets.map(({ index }) => [...reader.rows(index)]);
  const sheets = recognise(
    reader.sheets.map((info, at) => ({ info, head: (batches[at]?.flat() ?? []).slice(0, 80) })),
    { kinds },
  );
  let id = 0;
  return sheets.map((recognition, at) => {
    const { sheet, use, ignored, headerRow, missing, conflicts } = recognition;
    const unused = recognition.columns.filter(({ field }) => field === null).map(({ header }) => header);
    const told = { sheet, use, headerRow, missing, conflicts, unused };
    if (use === 'ignored') return { ...told, ignored, lines: [], skipped: [] };
    const builder = createLineBuilder(recognition, { kind: overseasInbound, file: 0, nextId: () => ++id });
    const built = (batches[at] ?? []).map((rows) => builder.add(rows));
    return { ...told, lines: built.flatMap(({ lines }) => lines), skipped: built.flatMap(({ skipped }) => skipped) };
  });
}

const clean = { missing: [], conflicts: [], unused: [] };

test('merged cells below a title: 30 lines, the total left out, the second sheet instructions', () => {
  const [packing, notes] = readSample('overseas-merged-cells.xlsx', 'xlsx');
  expect(packing).toMatchObject({ use: 'whole', headerRow: 4, ...clean });
  expect(packing?.lines).toHaveLength(30);
  expect(new Set(packing?.lines.map(({ cells }) => JSON.stringify(plain(cells.referenceNo)))).size).toBe(12);
  expect(packing?.skipped.map(({ row, reason }) => [row, reason])).toEqual([
    [1, 'title'],
    [2, 'title'],
    [3, 'blank'],
    [4, 'header'],
    [35, 'total'],
  ]);
  expect(packing?.lines[1]?.cells).toMatchObject({ referenceNo: { value: 'IB2606-001', mergedFrom: 5 }, boxNo: '02' });
  expect(notes).toMatchObject({ use: 'ignored', ignored: 'instructions' });
});

test('two sheets of an old workbook are orders and their packing', () => {
  const [orders, packing] = readSample('overseas-two-sheets.xls', 'xls');
  expect(orders).toMatchObject({ use: 'order', headerRow: 1, ...clean });
  expect(orders?.lines).toHaveLength(8);
  expect(packing).toMatchObject({ use: 'detail', headerRow: 1, ...clean });
  expect(packing?.lines).toHaveLength(24);
});

test('a sheet full of mistakes is still read whole', () => {
  const [sheet] = readSample('overseas-with-mistakes.xlsx', 'xlsx');
  expect(sheet).toMatchObject({ use: 'whole', headerRow: 1, ...clean });
  expect(sheet?.lines).toHaveLength(10);
});

test('an invoice is no inbound order', () => {
  expect(readSample('invoice.xlsx', 'xlsx')).toMatchObject([{ use: 'ignored', ignored: 'unknown' }]);
});

test.each<[string, FileFormat]>([
  ['freight-orders.xlsx', 'xlsx'],
  ['package-inbound-gbk.csv', 'csv'],
  ['domestic-logistics.ods', 'ods'],
  ['cainiao-stock-in.xlsx', 'xlsx'],
])('%s is not mistaken for inbound orders', (name, format) => {
  expect(readSample(name, format, [overseasInbound])).toMatchObject([{ use: 'ignored' }]);
});

function plain(cell: unknown): unknown {
  return typeof cell === 'object' && cell !== null && 'value' in cell ? cell.value : cell;
}
