import { expect, test } from 'vitest';
import { mapped, recognise, sheetOf } from './sheets.ts';

const header = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', '发货人', '电话', '国家', '地址'];
const packing = ['箱号', '箱数', '单箱重量(KG)', '长(CM)', '宽(CM)', '高(CM)', 'SKU', '每箱数量', '备注'];
const order = ['IB-1', 'SYD01', '单件', '是', '王小明', '188', 'CN', '稠州北路'];
const box = ['01', 1, 12.5, 60, 40, 35.5, 'SKU-A', 20, null];
const flat = [
  [...header, ...packing],
  [...order, ...box],
];

test('a flat sheet is used whole, with every column told', () => {
  const [sheet] = recognise([sheetOf(flat)]);
  expect(sheet).toMatchObject({ use: 'whole', kind: 'overseas-inbound', headerRow: 1, missing: [], conflicts: [] });
  expect(sheet?.columns[14]).toEqual({ index: 14, header: 'SKU', field: 'sku', rule: 'exact', samples: ['SKU-A'] });
  expect(sheet?.columns.every(({ field }) => field !== null)).toBe(true);
});

test('what stands in a total is not told as contents of its column', () => {
  const total = ['合计', ...Array<null>(8).fill(null), 7, null, null, null, null, null, 40, null];
  const [sheet] = recognise([sheetOf([...flat, ['IB-2', ...order.slice(1), ...box], total])]);
  const samples = sheet?.columns.map((column) => column.samples);
  expect([samples?.[0], samples?.[9], samples?.[15]]).toEqual([['IB-1', 'IB-2'], ['1'], ['20']]);
});

test('the header may stand below titles and notes', () => {
  const [sheet] = recognise([sheetOf([['6月海外仓备货装箱单'], ['制表:关务部', null, '单位:KG / CM'], [], ...flat])]);
  expect(sheet).toMatchObject({ use: 'whole', headerRow: 4 });
});

/** Rows of words such as a form has them, then a header in words that nobody knows, and texts below it. */
const inOwnWords = [
  ...Array.from({ length: 7 }, (_, at) => [
    `联系事项${'甲乙丙丁戊己庚'[at]}`,
    '请于到港前确认',
    '如有疑问请致电',
    '谢谢合作',
  ]),
  ['喵喵', '咕咕', '嘟嘟', '哒哒', '嗒嗒', '噜噜', '呜呜', '啦啦'],
  ...Array.from({ length: 12 }, (_, at) => [`IB-${at}`, 'SYD01', '单件', '是', `A${at}`, '1', `SKU-${at}`, '20']),
];

test('a header in words that nobody knows, below many rows of words, is found where its layout is remembered', () => {
  const fields = [
    'referenceNo',
    'warehouseCode',
    'tallyRule',
    'useShipperBoxNo',
    'boxNo',
    'boxQty',
    'sku',
    'productQty',
  ];
  const own = inOwnWords[7]?.map(String) ?? [];
  const columns = Object.fromEntries(own.map((name, at) => [name, { field: fields[at] ?? null }]));
  const layout = { name: 'own', kind: 'overseas-inbound', headers: own.toSorted(), columns, constants: {}, cells: [] };
  const [sheet] = recognise([sheetOf(inOwnWords)], { memory: [layout] });
  expect(sheet).toMatchObject({ use: 'whole', headerRow: 8 });
  expect(sheet?.columns.map(({ field }) => field)).toEqual(fields);
});

test('of two rows the lower one is no second line of the header where it holds numbers', () => {
  const table = [
    ['客户参考编号', '送往仓库代码', '商品货号', '每箱件数', '箱数\n箱号'],
    ['IB-1', 'SYD01', 'SKU-A', 20, 1],
    ['IB-2', 'SYD01', 'SKU-B', 20, 2],
  ];
  const [sheet] = recognise([sheetOf(table)]);
  expect(sheet).toMatchObject({ headerRow: 1 });
  expect(sheet?.columns.at(-1)?.field).toBeNull();
});

test('a two-line header with group titles is joined', () => {
  const groups = [
    '订单',
    null,
    null,
    null,
    '发货人',
    null,
    null,
    null,
    ...packing.map((_, at) => (at ? null : '装箱')),
  ];
  const leaves = ['客户入库单号', '目的仓', '理货规则', '用客户箱号', '姓名', '手机号码', '国家', '地址', ...packing];
  const [sheet] = recognise([sheetOf([groups, leaves, [...order, ...box]])]);
  expect(sheet).toMatchObject({ use: 'whole', headerRow: 2, headerLines: 2, missing: [] });
  expect(sheet?.columns[4]).toMatchObject({ header: '发货人 姓名', field: 'shipperContactName' });
  expect(sheet?.columns[7]).toMatchObject({ header: '发货人 地址', field: 'addressLine1' });
});

test('a header merged over two rows is two lines', () => {
  const upper = [...header, ...packing];
  const lower = upper.map((value) => ({ type: 'plain', value, mergedFrom: 1 }) as const);
  const split = [...lower.slice(0, 4), '姓名', '手机', ...lower.slice(6)];
  const [sheet] = recognise([sheetOf([upper, split, [...order, ...box]])]);
  expect(sheet).toMatchObject({ use: 'whole', headerRow: 2, headerLines: 2, missing: [] });
});

test('orders and packing on two sheets are linked; the remark of an order sheet is the order’s', () => {
  const orders = sheetOf(
    [
      [...header, '备注'],
      [...order, '急'],
    ],
    '订单',
  );
  const boxes = sheetOf(
    [
      ['客户入库单号', ...packing],
      ['IB-1', ...box],
    ],
    '装箱',
  );
  const [first, second] = recognise([orders, boxes]);
  expect(first).toMatchObject({ use: 'order', missing: [] });
  expect(second).toMatchObject({ use: 'detail', missing: [] });
  expect(mapped(second?.columns ?? [])).toMatchObject({ 备注: 'remark', 客户入库单号: 'referenceNo' });
});

test('an order sheet that also counts its boxes is still the order sheet beside a packing sheet', () => {
  const orders = sheetOf(
    [
      [...header, '箱数'],
      [...order, 5],
    ],
    '订单',
  );
  const boxes = sheetOf(
    [
      ['客户入库单号', ...packing],
      ['IB-1', ...box],
    ],
    '装箱',
  );
  const [first, second] = recognise([orders, boxes]);
  expect(first?.use).toBe('order');
  expect(mapped(first?.columns ?? [])).toMatchObject({ 箱数: null });
  expect(second?.use).toBe('detail');
});

test('a sheet of details without a sheet of orders is used, and what it lacks is named', () => {
  const [sheet] = recognise([
    sheetOf([
      ['客户入库单号', ...packing],
      ['IB-1', ...box],
    ]),
  ]);
  expect(sheet).toMatchObject({
    use: 'whole',
    kind: 'overseas-inbound',
    missing: ['warehouseCode', 'tallyRule', 'useShipperBoxNo'],
  });
});

test('sheets without a table say why they are left out', () => {
  const sheets = recognise([
    sheetOf([], '空'),
    sheetOf([['本表由关务部填写'], ['请勿改动表头']], 'Sheet2'),
    sheetOf(
      [
        ['字段', '怎么填'],
        ['箱号', '每箱一个'],
      ],
      '填写说明',
    ),
    sheetOf(
      [
        ['No', 'INV-1'],
        ['Total', 123.5],
      ],
      'Invoice',
    ),
  ]);
  expect(sheets.map(({ ignored }) => ignored)).toEqual(['empty', 'instructions', 'instructions', 'unknown']);
});

test('an unknown sheet names what it resembles and lacks', () => {
  const [sheet] = recognise([
    sheetOf([
      ['目的仓', '理货规则', '单价'],
      ['SYD01', '单件', 3],
    ]),
  ]);
  expect(sheet).toMatchObject({ use: 'ignored', ignored: 'unknown', kind: null, headerRow: 1 });
  expect(sheet?.resembles).toEqual([
    { kind: 'overseas-inbound', score: expect.any(Number), missing: ['referenceNo', 'useShipperBoxNo'] },
  ]);
  expect(sheet?.columns.map((column) => column.header)).toEqual(['目的仓', '理货规则', '单价']);
});

test('a person’s choices come first', () => {
  const sheet = sheetOf([
    ['目的仓', '批', '理货规则'],
    ['SYD01', 'IB-1', '单件'],
  ]);
  const choice = { file: 0, sheet: 'Sheet1', kind: 'overseas-inbound', columns: { '1': 'referenceNo' } };
  const [used] = recognise([sheet], { choices: [choice] });
  expect(used).toMatchObject({ use: 'whole', kind: 'overseas-inbound' });
  expect(used?.columns[1]).toMatchObject({ field: 'referenceNo', rule: 'chosen' });

  const [left] = recognise([sheetOf(flat)], { choices: [{ file: 0, sheet: 'Sheet1', use: 'ignored' }] });
  expect(left).toMatchObject({ use: 'ignored', ignored: 'chosen', kind: 'overseas-inbound' });

  const twice = sheetOf([...flat, [...header, ...packing], [...order, ...box]]);
  const [moved] = recognise([twice], { choices: [{ file: 0, sheet: 'Sheet1', headerRow: 3 }] });
  expect(moved).toMatchObject({ use: 'whole', headerRow: 3 });
});

test('a column without a header is shown with its values and may be chosen', () => {
  const bare = sheetOf([
    [...header, ...packing.map((name) => (name === 'SKU' ? null : name))],
    [...order, ...box],
  ]);
  expect(recognise([bare])[0]?.columns[14]).toMatchObject({ header: '', field: null, samples: ['SKU-A'] });
  const [chosen] = recognise([bare], { choices: [{ file: 0, sheet: 'Sheet1', columns: { '14': 'sku' } }] });
  expect(chosen?.columns[14]).toMatchObject({ field: 'sku', rule: 'chosen' });
});

test('a hidden sheet is used only when it is asked for; hidden rows and columns are used and counted', () => {
  const sheet = sheetOf(flat);
  const info = { ...sheet.info, hidden: true, hiddenColumns: [3] };
  const head = sheet.head.map((row) => (row.row === 2 ? { ...row, hidden: true as const } : row));
  expect(recognise([{ info, head }])[0]).toMatchObject({ use: 'ignored', ignored: 'hidden', hidden: true });
  const asked = [{ hints: { sheets: ['Sheet1'] } }, { choices: [{ file: 0, sheet: 'Sheet1', use: 'whole' as const }] }];
  for (const options of asked)
    expect(recognise([{ info, head }], options)[0]).toMatchObject({
      use: 'whole',
      hidden: true,
      hiddenRows: 1,
      hiddenColumns: [3],
    });
});

test('two columns of one name are a question, not a missing column', () => {
  const [sheet] = recognise([
    sheetOf([
      [...header, ...packing, 'SKU'],
      [...order, ...box, 'X'],
    ]),
  ]);
  expect(sheet?.conflicts).toEqual([{ field: 'sku', columns: [14, 17] }]);
  expect(sheet?.missing).toEqual([]);
});

test('a sheet is shown by its first rows as they stand: values of different rows are not put together', () => {
  const unknown = sheetOf([
    ['alpha', 'beta', 'gamma'],
    ['A-1', 'same', 1],
    [],
    ['A-2', 'same', null],
    ['A-3', 'same', 3],
    ['A-4', 'other', 4],
  ]);
  const rows = [
    ['A-1', 'same', '1'],
    ['A-2', 'same', ''],
    ['A-3', 'same', '3'],
  ];
  const choices = [{ file: 0, sheet: 'Sheet1', use: 'whole' as const, kind: 'overseas-inbound', headerRow: 1 }];
  expect(recognise([unknown], { choices })[0]?.firstRows).toEqual(rows);
});
