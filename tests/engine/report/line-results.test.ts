import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { read, utils } from 'xlsx';
import { findKind } from '#shared/kinds/registry.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';

const fields = Object.entries(findKind('freight-order')?.fields ?? {});

/** A CSV file of international orders, each line the fields' own examples with some cells changed. */
function freightCsv(lines: readonly Readonly<Record<string, string>>[]): string {
  const row = (line: Readonly<Record<string, string>>) =>
    fields.map(([key, field]) => `"${line[key] ?? field.example}"`).join(',');
  const path = join(freshFolder(), 'freight.csv');
  writeFileSync(path, [fields.map(([, { label }]) => label.zh).join(','), ...lines.map(row)].join('\n'));
  return path;
}

test('each line has its own tracking number and carrier, in the workbook, the list and the order; prices asked are not sent', async () => {
  const engine = await openEngine();
  onTestFinished(() => engine.close());
  const { id: run } = await importOne(
    engine,
    freightCsv([
      { tmallOrderId: '9001', itemId: '700000000001', skuId: '41' },
      { tmallOrderId: '9002', itemId: '700000000001', skuId: '41' },
      { tmallOrderId: '9001', itemId: '700000000002', skuId: '42' },
    ]),
  );
  await engine.call('submissions.start', { run, choose: 'cheapest', confirmWarnings: true });
  const { counts } = await engine.call('submissions.settled', { run });
  expect(counts).toMatchObject({ accepted: 2 });

  const out = join(freshFolder(), 'results.xlsx');
  await engine.call('reports.write', { run, type: 'results', format: 'xlsx', out, lang: 'zh' });
  const book = read(readFileSync(out));
  const orders = utils.sheet_to_json<Record<string, string | number>>(book.Sheets.结果 ?? {});
  expect(orders.map(({ 发送次数 }) => 发送次数)).toEqual([1, 1]);
  const lines = utils.sheet_to_json<Record<string, string>>(book.Sheets.明细 ?? {});
  const numbers = lines.map(({ 国际运单号 = '' }) => 国际运单号);
  expect(lines.map(({ 单据号 }) => 单据号)).toEqual(['9001', '9002', '9001']);
  expect(numbers[0]).toMatch(/^PRXP\d{8}01YQ$/);
  expect(numbers[1]).toMatch(/^PRXP\d{8}01YQ$/);
  expect(numbers[2]).toBe(numbers[0]?.replace('01YQ', '02YQ'));
  for (const line of lines) {
    expect(line.国际物流公司).toBeTruthy();
    expect(line.对方单号).toBeTruthy();
  }

  const { items } = await engine.call('orders.window', { run });
  const column = (findKind('freight-order')?.results ?? []).findIndex(({ label }) => label.zh === '国际运单号');
  expect(items.map(({ results }) => results[column])).toEqual([`${numbers[0]}\n${numbers[2]}`, numbers[1]]);
  const { lineResults } = await engine.call('orders.get', { order: items[0]?.id ?? 0 });
  expect(lineResults.map(({ row, values }) => [row, values[0]])).toEqual([
    [2, numbers[0]],
    [4, numbers[2]],
  ]);
  const grid = await engine.call('lines.window', { run });
  expect(grid.items.map(({ orderShown, partnerNo }) => [orderShown, partnerNo])).toEqual(
    ['9001', '9002', '9001'].map((key) => ['accepted', items.find((order) => order.key === key)?.partnerNo]),
  );
});
