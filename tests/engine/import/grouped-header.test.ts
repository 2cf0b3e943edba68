import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import { openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

test('a header of two lines with a sender and a receiver is read as one, though most of a receiver is not sent', async () => {
  const rows = [
    [
      '客户单号',
      '目的仓',
      '发货方信息',
      '',
      '',
      '',
      '收货方信息',
      '',
      '',
      '',
      '箱号',
      '箱数',
      'SKU',
      '单箱数量',
      '箱重',
      '长',
      '宽',
      '高',
    ],
    ['', '', '联系人', '电话', '国家', '地址', '联系人', '电话', '国家', '地址', '', '', '', '', '', '', '', ''],
    [
      'WT-1',
      'SYD01',
      '李敏',
      '13868801122',
      'CN',
      '稠江街道9号',
      'Tom',
      '+61295550101',
      'AU',
      '12 Depot Rd',
      1,
      2,
      'PN-1',
      10,
      6,
      40,
      30,
      30,
    ],
    [
      'WT-2',
      'MEL02',
      '李敏',
      '13868801122',
      'CN',
      '稠江街道9号',
      'Ann',
      '+61395550202',
      'AU',
      '7 Dock St',
      1,
      1,
      'PN-2',
      12,
      6.5,
      40,
      30,
      30,
    ],
  ];
  const sheet = utils.aoa_to_sheet(rows);
  const over = [0, 1, 10, 11, 12, 13, 14, 15, 16, 17].map((c) => ({ s: { r: 0, c }, e: { r: 1, c } }));
  sheet['!merges'] = [...over, { s: { r: 0, c: 2 }, e: { r: 0, c: 5 } }, { s: { r: 0, c: 6 }, e: { r: 0, c: 9 } }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '订单');
  const path = join(mkdtempSync(join(tmpdir(), 'dockhand-header-')), 'a.xlsx');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  const { runs } = await engine.call('imports.create', {
    importId: 'grouped',
    paths: [path],
    kind: 'overseas-inbound',
  });
  const [file] = await engine.call('imports.recognition', { run: runs[0]?.id ?? '' });
  expect(file?.sheets[0]).toMatchObject({ headerRow: 2, headerLines: 2 });
  expect(runs[0]?.counts).toMatchObject({ orders: 2, lines: 2 });
});
