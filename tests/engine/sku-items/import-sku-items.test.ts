import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { utils, write } from 'xlsx';
import { skuItemHandlers } from '#engine/sku-items/sku-items.ts';
import { skuItemProcedures } from '#shared/contract/sku-items.ts';
import { skuItemSheet } from '#shared/kinds/sku-items.ts';
import { translator } from '#shared/text/index.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { tempStore } from '../store/support/temp-store.ts';

const unchanged = async () => undefined;

/** Imports a file with this content into a fresh table. */
async function imported(name: string, content: string | Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'dockhand-sku-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, content);
  const { skuItems } = tempStore();
  const result = await skuItemHandlers(skuItems, unchanged)['skuItems.import']({ path, account: '' });
  skuItemProcedures['skuItems.import'].output.parse(result);
  return { result, known: Object.fromEntries(skuItems.known('')) };
}

const xlsx = (rows: readonly (readonly (string | number | null)[])[]) => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'SKU对照表');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }));
};

test('a workbook with a title above its header; long ids as text, short ones as numbers', async () => {
  const rows = [
    ['SKU 与货品ID 对照', null, null],
    ['商品名称', '商家编码', '后端商品ID'],
    ['杯子', 'CUP-1', '60123456789012345678'],
    ['盘子', 1001, 77001],
    [null, null, null],
  ];
  expect(await imported('sku.xlsx', xlsx(rows))).toEqual({
    result: { added: 2, changed: 0, unchanged: 0, problems: [], refused: null },
    known: { 'CUP-1': '60123456789012345678', '1001': '77001' },
  });
});

test('rows that cannot be taken are told, with their place and in words; the others are taken', async () => {
  const rows = [
    ['SKU', '货品ID'],
    ['A', '1'],
    ['B', 60123456789012340],
    ['C', null],
    [null, '4'],
    ['D', '5'],
    ['D', '6'],
    ['A', '1'],
  ];
  const { result, known } = await imported('sku.xlsx', xlsx(rows));
  expect(known).toEqual({ A: '1' });
  expect(result).toMatchObject({ added: 1, refused: null });
  expect(result.problems.map(({ row, code, field }) => `${row} ${code} ${field}`)).toEqual([
    '3 id.digitsLost item_id',
    '4 value.required item_id',
    '5 value.required sku',
    '6 sku.twice sku',
    '7 sku.twice sku',
  ]);
  for (const lang of ['zh', 'en'] as const) {
    for (const problem of result.problems) {
      expect(renderProblem(translator(lang), skuItemSheet, problem)).not.toMatch(/\{\{|^\w+\.\w+$/);
    }
  }
});

test('a CSV will do', async () => {
  expect((await imported('sku.csv', 'SKU,货品ID\nA,60123456789012340\n')).known).toEqual({ A: '60123456789012340' });
});

test.each([
  [
    'sku.xlsx',
    xlsx([
      ['品名', '数量'],
      ['杯子', 3],
    ]),
    'notSkuTable',
  ],
  ['sku.xlsx', new Uint8Array(Buffer.from('PK\u0003\u0004 broken')), 'damaged'],
])('%s that is no such table is refused as a whole (%#)', async (name, content, code) => {
  const { result, known } = await imported(name, content);
  expect(result).toMatchObject({ added: 0, refused: { file: name, code } });
  expect(known).toEqual({});
});

test('a file that is not there is refused', async () => {
  const handlers = skuItemHandlers(tempStore().skuItems, unchanged);
  expect(await handlers['skuItems.import']({ path: '/nowhere/sku.xlsx', account: '' })).toMatchObject({
    refused: { file: 'sku.xlsx', code: 'notFound' },
  });
});

test('text that reads in two encodings is asked about, and read in the one that is named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dockhand-sku-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'sku.csv');
  writeFileSync(path, Buffer.from('SKU,Item ID\r\nKöln-1,7001\r\nMünchen-2,7002\r\n', 'latin1'));
  const { skuItems } = tempStore();
  const take = (encoding?: 'windows-1252' | 'euc-jp') =>
    skuItemHandlers(skuItems, unchanged)['skuItems.import']({ path, account: '', encoding });
  expect(await take()).toMatchObject({
    added: 0,
    refused: { file: 'sku.csv', code: 'encodingAsked', params: { first: 'windows-1252', firstText: 'Köln-1' } },
  });
  expect(await take('euc-jp')).toMatchObject({ added: 0, refused: { code: 'encodingWrong' } });
  expect(await take('windows-1252')).toMatchObject({ added: 2, refused: null });
  expect(Object.fromEntries(skuItems.known(''))).toEqual({ 'Köln-1': '7001', 'München-2': '7002' });
});
