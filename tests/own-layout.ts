import { writeFileSync } from 'node:fs';
import { utils, write } from 'xlsx';

/**
 * An office's own packing list: a title and facts above the table, headers of its own, the three sides in one column, no
 * column for 用客户箱号, a total below.
 */
export const ownHeaders = '入库参考号*,理货方式,箱子编号,箱数,毛重KG,外箱尺寸,商品编号,单箱数量,品名,发货地址代码';

/** Writes that list for a day, as .xlsx where the path says so, and hands the path back. Two boxes for each order; `first` counts the orders from. */
export function writeOwnLayout(
  path: string,
  { first = 1, orders = 3 }: { first?: number; orders?: number } = {},
): string {
  const lines = Array.from({ length: orders }, (_, at) => {
    const key = `YW-2026-${String(first + at).padStart(4, '0')}`;
    return [
      `${key},按件,C1,2,8.5,60*40*30,YP-100,10,收纳盒,NB`,
      `${key},按件,C2,3,9.75,50*40*35,YP-101,15,收纳盒 大,NB`,
    ];
  }).flat();
  const table = ['供应商A 7月装箱单', '目的仓：SYD01,,制单：小陈', ownHeaders, ...lines, `合计,,,${orders * 5}`];
  writeFileSync(path, path.endsWith('.xlsx') ? workbookOf(table) : `${table.join('\n')}\n`);
  return path;
}

/** The same cells in a workbook, numbers as numbers. */
function workbookOf(table: readonly string[]): Buffer {
  const typed = (text: string) => (text === '' ? null : /^\d+(\.\d+)?$/u.test(text) ? Number(text) : text);
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(table.map((row) => row.split(',').map(typed))), '装箱单');
  return write(book, { type: 'buffer', bookType: 'xlsx' });
}
