import { expect, test } from 'vitest';
import { recognise, sheetOf, type Typed } from './sheets.ts';

type Column = readonly [header: string, ...values: Typed[]];

const base: readonly Column[] = [
  ['客户参考编号', 'IB-1', 'IB-1', 'IB-2'],
  ['送往仓库代码', 'SYD01', 'SYD01', 'MEL02'],
  ['箱号', '01', '02', '01'],
  ['SKU', 'SKU-A', 'SKU-B', 'SKU-C'],
  ['单箱毛重(kg)', 12.5, 8.4, 20],
];
const each: Column = ['每箱数量', 20, 21, 22];

/** What a column of this name is, where the sheet has a number of each beside it, or neither that nor a number of boxes. */
function read(header: string, beside: readonly Column[], others = base) {
  const columns = [...others, ...beside, [header, 1, 2, 3] as const];
  const rows = [1, 2, 3].map((row) => columns.map((column) => column[row] ?? null));
  const [sheet] = recognise([sheetOf([columns.map(([name]) => name), ...rows])]);
  const column = sheet?.columns.at(-1);
  return { field: column?.field, isSure: column?.field != null && column.likely !== true };
}

test.each(
  `Pcs Qty|Qty Pcs|PCS|数量(PCS)|Qty (pcs)|Qty/PCS|Pieces|Piece Qty|No. of Pcs|Number of Pieces|Units|Qty of Units|EA Qty
数量(个)|数量(件)|个数|套数|双数|数量(套)|件数(PCS)|件数 PCS|CTN PCS QTY|Carton Pcs Qty|CTN QTY (PCS)|箱件数|Package Qty (pcs)
Qty|数量|Quantity|PCS/CTN|件数/箱|个数/箱|Pcs per Carton|每箱PCS|QTY/CTN|装箱数|Case Qty|Total PCS|总件数`.split(
    /[|\n]/,
  ),
)('%s is never proposed as the number of boxes', (header) => {
  for (const beside of [[], [each]]) expect(read(header, beside).field).not.toBe('boxQty');
});

test.each(
  `CTN Qty|CTNS|No. of Ctns|No. of Cartons|NO OF CTN|Number of cartons|箱数|总箱数|箱数(CTN)|Total Cartons|Carton Quantity|Boxes
Qty of Cartons|Qty CTN|Box Qty|Number of Boxes|# of boxes|No. of packages|数量（箱）|数量(CTN)|件数(箱)`.split(/[|\n]/),
)('%s is the number of boxes', (header) => {
  for (const beside of [[], [each]]) expect(read(header, beside)).toEqual({ field: 'boxQty', isSure: true });
});

test('Qty(CTNS) is the number of boxes, and asked about: by its halves it might be another', () => {
  for (const beside of [[], [each]]) expect(read('Qty(CTNS)', beside).field).toBe('boxQty');
});

test.each('件数|Packages|总箱数(件)|Ctns/Pcs|箱数/件数'.split('|'))('%s is surely no number of boxes', (header) => {
  expect(read(header, [])).toMatchObject({ isSure: false });
});

test.each('G.W. / CTNS|G.W./CTNS|Gross Weight/Cartons|Weight (kg)/CTNS|Qty/CTNS|PCS / CTNS|Qty/Boxes'.split('|'))(
  '%s is of each box, or of all: it is asked about',
  (header) => {
    const without = base.filter(([name]) => !/毛重/.test(name));
    const field = /G\.W\.|Weight/.test(header) ? 'weightDeclared' : 'productQty';
    expect(read(header, [], without)).toEqual({ field, isSure: false });
  },
);

test.each('G.W. / CTN|Gross Weight/Carton|Weight (kg)/box|Qty/CTN|PCS / CTN|毛重/箱'.split('|'))(
  '%s is of each box',
  (header) => {
    const without = base.filter(([name]) => !/毛重/.test(name));
    const field = /G\.W\.|Weight|毛重/.test(header) ? 'weightDeclared' : 'productQty';
    expect(read(header, [], without)).toEqual({ field, isSure: true });
  },
);
