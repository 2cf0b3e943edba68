import { expect, test } from 'vitest';
import { templateColumns } from '#engine/report/template-columns.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { translator } from '#shared/text/index.ts';
import { recognise, sheetOf, type Typed } from './sheets.ts';

type Column = readonly [header: string, ...values: Typed[]];

/** Which of the columns are used without a question, and as what. */
function sure(kind: string, columns: readonly Column[], above: readonly Typed[][] = []) {
  const rows = [1, 2, 3].map((row) => columns.map((column) => column[row] ?? null));
  const table = sheetOf([...above, columns.map(([header]) => header), ...rows]);
  const [sheet] = recognise([table], { kinds, kind });
  const told = sheet?.columns.filter(({ field, likely }) => field !== null && !likely) ?? [];
  return { ...Object.fromEntries(told.map(({ header, field }) => [header, field])), cells: sheet?.cells };
}

const address: readonly Column[] = [
  ['country', 'CN', 'CN', 'CN'],
  ['state', '浙江', '浙江', '浙江'],
  ['city', '义乌', '义乌', '宁波'],
];

test('in a sheet of the partner’s keys a bare word is its key', () => {
  const keys: readonly Column[] = [
    ['referenceNo*', 'IB-1', 'IB-2', 'IB-3'],
    ['warehouseCode*', 'SYD01', 'SYD01', 'MEL02'],
    ['boxNo', '1', '2', '3'],
    ['boxQty', 1, 2, 3],
    ['SKU', 'SKU-A', 'SKU-B', 'SKU-C'],
    ['productQty', 20, 21, 22],
    ['weightDeclared', 12.5, 8.4, 20],
  ];
  expect(sure('overseas-inbound', [...keys, ...address])).toMatchObject({
    country: 'country',
    state: 'state',
    city: 'city',
    productQty: 'productQty',
  });
});

test('in one of labels it is not, though labels and keys are the same words', () => {
  const labels: readonly Column[] = [
    ['Reference No', 'IB-1', 'IB-2', 'IB-3'],
    ['Warehouse Code', 'SYD01', 'SYD01', 'MEL02'],
    ['Box No', '1', '2', '3'],
    ['Box Qty', 1, 2, 3],
    ['SKU', 'SKU-A', 'SKU-B', 'SKU-C'],
    ['Weight Declared', 12.5, 8.4, 20],
  ];
  const found = sure('overseas-inbound', [
    ...labels,
    ['Country', 'AU', 'AU', 'NZ'],
    ['Post Code', '2000', '2000', '3000'],
  ]);
  expect(found).toMatchObject({ 'Weight Declared': 'weightDeclared', 'Box No': 'boxNo' });
  expect(found).not.toHaveProperty('Country');
  expect(found).not.toHaveProperty('Post Code');
});

test.each(kinds)('$id: each header of a template is sure in it, and each label alone', (kind) => {
  const fields = Object.entries(kind.fields).filter(([, { unasked }]) => !unasked);
  for (const lang of ['zh', 'en'] as const) {
    const headers = new Map(templateColumns(kind, translator(lang)).map(({ key, header }) => [key, header]));
    for (const named of [(key: string) => headers.get(key), (key: string) => kind.fields[key]?.label[lang]]) {
      const columns = fields.map(([key, { example }]): Column => [named(key) ?? '', example, example, example]);
      const expected = Object.fromEntries(fields.map(([key]) => [named(key) ?? '', key]));
      expect(sure(kind.id, columns)).toMatchObject(expected);
    }
  }
});

test('a due date is when goods go off where the partner says it, and elsewhere perhaps when they must be there', () => {
  const base: readonly Column[] = [
    ['入库单号', 'IB-1', 'IB-2', 'IB-3'],
    ['仓库编码', 'STORE_1', 'STORE_1', 'STORE_2'],
    ['商家编码', 'SKU-A', 'SKU-B', 'SKU-C'],
    ['数量', 20, 21, 22],
  ];
  const due: Column = ['Due Date', '2026-06-22', '2026-06-22', '2026-06-25'];
  expect(sure('cainiao-stock-in', [...base, due])).not.toHaveProperty('Due Date');
});

test('what a cell above the table says plainly no column says that only may', () => {
  const columns: readonly Column[] = [
    ['Inbound Order No.', 'IB-1', 'IB-2', 'IB-3'],
    ['Store', 'US-A', 'US-A', 'US-B'],
    ['Carton No.', '1', '2', '3'],
    ['No. of Cartons', 1, 2, 3],
    ['Item SKU', 'SKU-A', 'SKU-B', 'SKU-C'],
    ['Qty per Carton', 20, 21, 22],
    ['G.W. per Carton (kg)', 12.5, 8.4, 20],
  ];
  const { cells } = sure('overseas-inbound', columns, [['目的仓编码：', 'SYD01'], []]);
  expect(cells).toEqual([expect.objectContaining({ field: 'warehouseCode', value: 'SYD01' })]);
});

test('but one that holds others of the same sort is asked about', () => {
  const columns: readonly Column[] = [
    ['Inbound Order No.', 'IB-1', 'IB-2', 'IB-3'],
    ['Location', 'SYD01', 'MEL02', 'SYD01'],
    ['Carton No.', '1', '2', '3'],
    ['No. of Cartons', 1, 2, 3],
    ['Item SKU', 'SKU-A', 'SKU-B', 'SKU-C'],
    ['Qty per Carton', 20, 21, 22],
    ['G.W. per Carton (kg)', 12.5, 8.4, 20],
  ];
  const rows = [1, 2, 3].map((row) => columns.map((column) => column[row] ?? null));
  const table = sheetOf([['目的仓编码：', 'SYD01'], [], columns.map(([header]) => header), ...rows]);
  const [sheet] = recognise([table], { kinds, kind: 'overseas-inbound' });
  expect(sheet?.columns.find(({ header }) => header === 'Location')).toMatchObject({
    ...{ field: 'warehouseCode', likely: true },
  });
});
