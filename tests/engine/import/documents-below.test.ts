import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import { importOne, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const header = [
  '入库单号',
  '入库仓库编码',
  '创建时间',
  '商家编码',
  '应收数量',
  '库存类型',
  '单据类型',
  '买家姓名',
  '买家电话',
];

/** What the buyer's columns came to, of orders of these sorts one below the other. */
async function buyersOf(...types: (readonly [type: string, rows: number])[]) {
  const rows = types
    .flatMap(([type, count]) => Array.from({ length: count }, () => type))
    .map((type, at) => [
      ...[`IB-${at}`, 'STORE_666110', '2026-06-22 10:20:00', 'SKU-A01', 20, '正品'],
      ...[type, '张三', `138000${10_000 + at}`],
    ]);
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...rows]), 'Sheet1');
  const path = join(mkdtempSync(join(tmpdir(), 'dockhand-documents-')), 'a.xlsx');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  const run = await importOne(engine, path);
  const [file] = await engine.call('imports.recognition', { run: run.id });
  const { columns = [] } = file?.sheets[0] ?? {};
  const { items } = await engine.call('lines.window', { run: run.id, offset: rows.length - 1, limit: 1 });
  const told = columns.slice(-2).map(({ field, likely }) => field && `${field}${likely ? '?' : ''}`);
  return { told, last: items[0]?.cells.sender_name?.text ?? null };
}

test.each<[string, (readonly [string, number])[], (string | null)[], string | null]>([
  ['returns, all of them', [['501', 120]], ['sender_name', 'sender_phone'], '张三'],
  ['bought, all of them', [['601', 120]], [null, null], null],
  [
    'returns, and others below',
    [
      ['501', 90],
      ['601', 20],
      ['302', 5],
    ],
    ['sender_name?', 'sender_phone?'],
    '张三',
  ],
  [
    'bought, and returns below',
    [
      ['601', 90],
      ['501', 20],
    ],
    ['sender_name?', 'sender_phone?'],
    '张三',
  ],
])('buyers of orders that are %s', async (_, types, told, last) => {
  expect(await buyersOf(...types)).toEqual({ told, last });
});
