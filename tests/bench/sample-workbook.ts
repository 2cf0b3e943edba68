import { writeFileSync } from 'node:fs';
import { utils, write } from 'xlsx';

const headers = [
  ...[
    '客户入库单号',
    '目的仓',
    '理货规则',
    '用客户箱号',
    '发出日期',
    '预计到仓',
    '发货人',
    '电话',
    '国家',
    '省',
    '城市',
  ],
  ...['地址', '箱号', '箱数', '单箱重量(KG)', '长(CM)', '宽(CM)', '高(CM)', 'SKU', '每箱数量', '备注'],
];

/** Lines of one order, as offices pack them. */
const LINES_PER_ORDER = 10;

/** A flat overseas-inbound workbook of so many lines, without mistakes: what an office drops in, only longer. */
export function writeSampleWorkbook(path: string, lines: number): void {
  const rows = Array.from({ length: lines }, (_, index) => {
    const order = Math.floor(index / LINES_PER_ORDER);
    const box = index % LINES_PER_ORDER;
    const date = new Date(Date.UTC(2026, 5, 1 + (order % 28)));
    return [
      ...[`BENCH-${String(order).padStart(6, '0')}`, order % 2 ? 'SYD01' : 'MEL02', '单箱', '是', date, date],
      ...['王小明', '18856789348', 'CN', '浙江省', '义乌市', `稠州北路${order}号`],
      ...[String(box + 1).padStart(2, '0'), 1 + (box % 3), 12.5 + box / 8, 60, 40, 35.5, `SKU-${index % 5000}`, 20, ''],
    ];
  });
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([headers, ...rows], { dense: true }), '装箱单');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
}
