import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read, utils, write } from 'xlsx';
import { dockhand, freshHome } from './dockhand.ts';

/** No number type of JavaScript keeps the last digits of these. */
const ids = ['60123456789012343', '912345678901234567', '2887421737338134261'];
const [item17 = '', item18 = '', item19 = ''] = ids;

function workbook(home: string, rows: readonly (readonly (string | number)[])[]): string {
  const path = join(home, 'orders.xlsx');
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), '入库通知');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  return path;
}

const records = (home: string) =>
  readFileSync(join(home, 'practice', 'ledger.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('ids of 17 to 19 digits are the same in the cell, on the wire and in the result workbook', async () => {
  expect(ids.every((id) => String(Number(id)) !== id)).toBe(true);
  const home = freshHome();
  const header = ['入库单号', '仓库编码', '单据类型', '创建时间', '货品ID', '数量', '库存类型'];
  const line = (order: string, item: string) => [order, 'WH1', '普通入库', '2026-06-01 10:00:00', item, 3, '正品'];
  const path = workbook(home, [header, line(item19, item17), line(item19, item18), line(item18, item19)]);
  const out = join(home, 'results.xlsx');
  const { code, summary } = await dockhand(home, ['submit', path, '--results', out, '--json']);
  expect(code).toBe(0);
  expect(summary).toMatchObject({ accepted: 2 });

  const sent = new Map(records(home).map(({ reference, orderNo, body }) => [reference, { orderNo, body }]));
  expect([...sent.keys()].sort()).toEqual([item19, item18].sort());
  const itemsOf = (order: string) =>
    sent.get(order)?.body.order_item_list.map(({ order_item }: { order_item: object }) => order_item);
  expect(itemsOf(item19)).toMatchObject([{ item_id: item17 }, { item_id: item18 }]);
  expect(itemsOf(item18)).toMatchObject([{ item_id: item19 }]);

  const [sheet] = Object.values(read(readFileSync(out)).Sheets);
  const cells = sheet ? Object.values(sheet).filter((cell) => cell?.t === 's') : [];
  const texts = cells.map(({ v }) => v);
  for (const [order, { orderNo }] of sent) expect(texts).toEqual(expect.arrayContaining([order, orderNo]));
});

test('a 17-digit id that Excel made a number has lost digits: an error in its cell, never a guess', async () => {
  const home = freshHome();
  const header = ['入库单号', '仓库编码', '单据类型', '创建时间', '货品ID', '数量', '库存类型'];
  const path = workbook(home, [header, ['PO1', 'WH1', '普通入库', '2026-06-01 10:00:00', Number(item17), 3, '正品']]);
  const { events, summary } = await dockhand(home, ['submit', path, '--json']);
  expect(summary).toMatchObject({ incomplete: 1, accepted: 0 });
  expect(events).toContainEqual(expect.objectContaining({ code: 'id.digitsLost', column: '货品ID', row: 2 }));
});
