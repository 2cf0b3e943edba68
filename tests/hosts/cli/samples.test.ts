import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dockhand, freshHome, samples } from './dockhand.ts';

const sample = (name: string) => join(samples, name);
const ledger = (home: string) =>
  readFileSync(join(home, 'practice', 'ledger.ndjson'), 'utf8')
    .trim()
    .split('\n');

test('merged cells: 12 orders, 30 lines, 24 boxes, no errors; total row and instruction sheet said to be left out', async () => {
  const home = freshHome();
  const { code, summary } = await dockhand(home, ['check', sample('overseas-merged-cells.xlsx'), '--json']);
  expect(code).toBe(0);
  expect(summary).toMatchObject({ kind: 'overseas-inbound', orders: 12, lines: 30, errors: 0, ready: 12 });

  const { stdout } = await dockhand(home, ['check', sample('overseas-merged-cells.xlsx')]);
  expect(stdout).toMatch(/装箱单: row 35 not imported \(total row\)/);
  expect(stdout).toMatch(/说明: not used \(only explanations/);
});

test('two sheets: 8 orders, 24 lines and both attachments of the first order reach the partner', async () => {
  const home = freshHome();
  const { code, summary, events } = await dockhand(home, ['submit', sample('overseas-two-sheets.xls'), '--json']);
  expect(code).toBe(0);
  expect(summary).toMatchObject({ orders: 8, lines: 24, errors: 0, accepted: 8, queued: 0 });
  expect(new Set(events.flatMap((event) => (event.type === 'order' ? [event.state] : [])))).toEqual(
    new Set(['accepted']),
  );

  const records = ledger(home).map((line) => JSON.parse(line));
  const boxes = records.flatMap(({ body }) => body.packingDetails).reduce((sum, box) => sum + box.boxQty, 0);
  expect(boxes).toBe(48);
  const first = records.find(({ reference }) => reference === 'PO-2026-0001');
  expect(first.body.attachments.map(({ attachName }: { attachName: string }) => attachName)).toEqual([
    'packing-list.pdf',
    'invoice.xlsx',
  ]);
});

test('mistakes: 7 orders, 3 clean ones are sent, each mistake is named in its cell', async () => {
  const home = freshHome();
  const { code, summary, events } = await dockhand(home, ['submit', sample('overseas-with-mistakes.xlsx'), '--json']);
  expect(code).toBe(1);
  expect(summary).toMatchObject({ orders: 7, accepted: 3, incomplete: 4, errors: 7 });
  const accepted = events.flatMap((event) => (event.type === 'order' && event.state === 'accepted' ? [event.key] : []));
  expect(accepted.sort()).toEqual(['BAD-001', 'BAD-006', 'BAD-007']);
  const errors = events.flatMap((event) =>
    event.type === 'problem' && event.severity === 'error' ? [[event.row, event.column]] : [],
  );
  expect(errors).toEqual([
    [3, '单箱重量(KG)'],
    [4, 'SKU'],
    [5, '国家'],
    [5, '地址'],
    [6, '理货规则'],
    [6, '用客户箱号'],
    [8, '单箱重量(KG)'],
  ]);
});

test('the same workbook again sends nothing: all orders exist and the ledger stays as it is', async () => {
  const home = freshHome();
  const file = sample('overseas-merged-cells.xlsx');
  await dockhand(home, ['submit', file, '--json']);
  const before = ledger(home);
  const again = await dockhand(home, ['submit', file, '--json']);
  expect(again.code).toBe(0);
  expect(again.summary).toMatchObject({ orders: 12, accepted: 0, exists: 12, queued: 0 });
  expect(ledger(home)).toEqual(before);
});

test('several files are one run; a file that cannot be used does not harm the others', async () => {
  const home = freshHome();
  const files = ['overseas-merged-cells.xlsx', 'overseas-two-sheets.xls', 'packing-list.pdf'].map(sample);
  const { code, summary, events } = await dockhand(home, ['check', ...files, join(home, 'gone.xlsx'), '--json']);
  expect(code).toBe(1);
  expect(summary).toMatchObject({ orders: 20, lines: 54, errors: 0 });
  expect(events.filter((event) => event.type === 'summary')).toHaveLength(1);
  expect(events.find((event) => event.type === 'problem')).toMatchObject({ file: 'gone.xlsx', code: 'file.notFound' });
});

test('the same order number in two files is an error on both, never merged', async () => {
  const home = freshHome();
  const file = sample('overseas-merged-cells.xlsx');
  const copy = join(home, 'copy.xlsx');
  await import('node:fs/promises').then(({ copyFile }) => copyFile(file, copy));
  const { code, summary } = await dockhand(home, ['check', file, copy, '--json']);
  expect(code).toBe(1);
  expect(summary).toMatchObject({ orders: 24, incomplete: 24, ready: 0 });
});

test('products: 3 of them, one for two countries, are registered, and get the barcodes of the system', async () => {
  const home = freshHome();
  const out = join(home, 'results.csv');
  const { code, summary } = await dockhand(home, ['submit', sample('product-create.xlsx'), '--results', out, '--json']);
  expect(code).toBe(0);
  expect(summary).toMatchObject({ kind: 'product-create', orders: 3, lines: 4, errors: 0, warnings: 0, accepted: 3 });
  const products = ledger(home).map((line) => JSON.parse(line).body);
  expect(products.map(({ sku, grossWeight, estimateWeightUnit }) => [sku, grossWeight, estimateWeightUnit])).toEqual([
    ['LAMP-01', '0.85', 'KG'],
    ['FAN-02', '0.32', 'KG'],
    ['SOAP-03', '1.2', 'LB'],
  ]);
  expect(products[0].countryInformationItems.map(({ countryCode }: { countryCode: string }) => countryCode)).toEqual([
    'AU',
    'NZ',
  ]);
  expect(new Set(readFileSync(out, 'utf8').match(/UBI\w+S/g)).size).toBe(3);

  const again = await dockhand(home, ['submit', sample('product-create.xlsx'), '--json']);
  expect(again.summary).toMatchObject({ exists: 3 });
});
