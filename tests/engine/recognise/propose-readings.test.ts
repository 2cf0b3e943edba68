import { describe, expect, test } from 'vitest';
import { packageInbound } from '#shared/kinds/package-inbound.ts';
import { recognise, sheetOf, type Typed } from './sheets.ts';

type Column = readonly [header: string, ...values: Typed[]];

const base: readonly Column[] = [
  ['客户参考编号', 'IB-1', 'IB-1', 'IB-2'],
  ['送往仓库代码', 'SYD01', 'SYD01', 'MEL02'],
  ['箱号', '01', '02', '01'],
  ['箱数', 1, 2, 3],
  ['SKU', 'SKU-A', 'SKU-B', 'SKU-C'],
];
const each: Column = ['每箱数量', 20, 21, 22];
const weight: Column = ['单箱毛重(kg)', 12.5, 8.4, 20];

function read(columns: readonly Column[]) {
  const rows = [1, 2, 3].map((row) => columns.map((column) => column[row] ?? null));
  const [sheet] = recognise([sheetOf([columns.map(([header]) => header), ...rows])]);
  return { sheet, last: sheet?.columns.at(-1) };
}

const sides = ['lengthDeclared', 'widthDeclared', 'heightDeclared'];
const sizes = ['60*40*30', '50×40×35', '55x45x40'] as const;

test.each(['外箱尺寸', '长宽高', '外箱规格(cm)', 'Carton Dimensions', 'Carton Size (L*W*H)', '箱子尺寸 长*宽*高'])(
  'a column %s of nothing but three sides is split, and nothing is asked',
  (header) => {
    const { sheet, last } = read([...base, each, weight, [header, ...sizes]]);
    expect(last).toMatchObject({ field: null, reading: { fields: sides } });
    expect(last?.likely).toBeUndefined();
    expect(sheet?.missing.filter((field) => sides.includes(field))).toEqual([]);
  },
);

test('its sides come in the order that its header says', () => {
  expect(read([...base, each, weight, ['宽*长*高', ...sizes]]).last?.reading?.fields).toEqual([
    'widthDeclared',
    'lengthDeclared',
    'heightDeclared',
  ]);
});

test.each<[string, Column]>([
  ['a header that says something else', ['规格', ...sizes]],
  ['a cell without three sides', ['外箱尺寸', ...sizes.slice(0, 2), '大箱']],
  ['inches in its header', ['外箱尺寸(inch)', ...sizes]],
  ['inches in its cells', ['外箱尺寸', '24*16*12in', '60*40*30', '60*40*30']],
])('with %s a split is asked about at the least', (_, column) => {
  const { last } = read([...base, each, weight, column]);
  expect(last?.reading === undefined || last.likely === true).toBe(true);
});

test('the unit of such a header goes with it', () => {
  const { last } = read([...base, each, weight, ['外箱尺寸(MM)', '600*400*300', '500*400*350', '550*450*400']]);
  expect(last).toMatchObject({ reading: { fields: sides, unit: 'mm' }, likely: true });
});

test.each(['产品尺寸', '内箱尺寸', '托盘尺寸'])('%s is not what is sent', (header) => {
  expect(read([...base, each, weight, [header, ...sizes]]).last?.reading).toBeUndefined();
});

test('nothing is split where the sides have columns of their own, or two columns may be meant', () => {
  const own: Column[] = [
    ['长', 60, 50, 55],
    ['宽', 40, 40, 45],
    ['高', 30, 35, 40],
  ];
  expect(read([...base, each, weight, ...own, ['外箱尺寸', ...sizes]]).last?.reading).toBeUndefined();
  const { sheet } = read([...base, each, weight, ['外箱尺寸', ...sizes], ['箱子尺寸', ...sizes]]);
  expect(sheet?.columns.filter(({ reading }) => reading)).toEqual([]);
});

test.each([
  ['毛重(g)', 'g', 'weightDeclared'],
  ['单箱重量（克）', 'g', 'weightDeclared'],
  ['Carton Weight (lb)', 'lb', 'weightDeclared'],
  ['箱重LBS', 'lb', 'weightDeclared'],
  ['箱长(mm)', 'mm', 'lengthDeclared'],
  ['Carton Length (in)', 'in', 'lengthDeclared'],
])('of %s it is asked whether it is in %s, and what that comes to is shown', (header, unit, field) => {
  const { last, sheet } = read([...base, each, [header, 125, 84, 200]]);
  expect(last?.field).toBeNull();
  expect(sheet?.questions).toMatchObject([{ index: 6, field, kind: 'unit', readings: [{ answer: { unit } }] }]);
  expect(sheet?.questions?.[0]?.readings[0]?.examples).toHaveLength(3);
});

test('a header with two units, or one of another sort, proposes nothing', () => {
  expect(read([...base, each, ['毛重(kg/lb)', 125, 84, 200]]).last?.reading).toBeUndefined();
  expect(read([...base, each, ['毛重(cm)', 125, 84, 200]]).last?.field).toBeNull();
});

test('numbers of a run of boxes may be its totals, unless their header says otherwise', () => {
  const runs: readonly Column[] = [
    ...base.slice(0, 2),
    ['箱号', '1-10', '11-20', '21-25'],
    ['总箱数', 10, 10, 5],
    base[4] as Column,
  ];
  const total: Column = ['数量', 200, 210, 100];
  expect(askedPer([...runs, weight, total])).toEqual(['productQty']);
  expect(askedPer([...runs, each, ['毛重(KG)', 125, 100, 50]])).toEqual(['weightDeclared']);
  expect(askedPer([...runs, each, ['每箱毛重(KG)', 125, 100, 50]])).toEqual([]);
  expect(askedPer([...runs, weight, ['数量', 201, 210, 100]])).toEqual([]);
});

/** The fields of the columns of which it is asked whether they are of each box or of all. */
function askedPer(columns: readonly Column[]): string[] {
  const { sheet } = read(columns);
  return sheet?.questions?.flatMap(({ kind, field }) => (kind === 'perTotal' ? field : [])) ?? [];
}

describe('numbers that divide by the boxes of their row, under a header that says neither', () => {
  const qty: Column = ['数量', 20, 42, 66];

  test('are of each or of all: both readings are shown with the rows', () => {
    const { sheet, last } = read([...base, weight, qty]);
    expect(last).toMatchObject({ field: 'productQty' });
    expect(sheet?.questions).toEqual([
      {
        index: 6,
        field: 'productQty',
        kind: 'perTotal',
        readings: [
          {
            answer: { per: 'total' },
            examples: [
              { typed: '42', read: '42 ÷ 2 = 21' },
              { typed: '66', read: '66 ÷ 3 = 22' },
            ],
          },
          {
            answer: { per: 'each' },
            examples: [
              { typed: '42', read: '42' },
              { typed: '66', read: '66' },
            ],
          },
        ],
        untilAnswered: true,
      },
    ]);
  });

  test.each<[string, readonly Column[], string[]]>([
    [
      'the weight too, where its header leaves it open as well',
      [['毛重', 12, 20, 30], qty],
      ['weightDeclared', 'productQty'],
    ],
    ['no weight beside quantities of each', [each, ['毛重', 12, 20, 30]], []],
    ['none that do not divide', [weight, ['数量', 20, 41, 66]], []],
    ['none where another column has the totals', [weight, ['数量', 20, 21, 22], ['合计', 20, 42, 66]], []],
  ])('%s', (_, more, asked) => {
    expect(askedPer([...base, ...more])).toEqual(asked);
  });

  test('nothing is asked where every row is one box', () => {
    const single = base.map((column): Column => (column[0] === '箱数' ? ['箱数', 1, 1, 1] : column));
    expect(askedPer([...single, weight, qty])).toEqual([]);
  });
});

test('件数 beside a number of each is likely how many boxes there are, where no other column says that', () => {
  const pieces: Column = ['件数', 2, 3, 4];
  const boxless = base.filter(([header]) => header !== '箱数');
  expect(read([...boxless, each, weight, pieces]).last).toMatchObject({ field: 'boxQty', likely: true });
  expect(read([...base, each, weight, pieces]).last?.field).toBeNull();
  expect(read([...base, weight, pieces]).last).toMatchObject({ field: 'productQty', likely: true });
  expect(read([...boxless, weight, pieces]).last?.field).not.toBe('boxQty');
  expect(read([...boxless, each, weight, ['总件数', 20, 42, 66]]).last?.field).toBeNull();
});

test.each(['国家中文名', 'Country name (Chinese)'])('%s is not surely a country’s code', (header) => {
  const { last } = read([...base, each, weight, [header, '中国', '中国', '美国']]);
  expect(last?.field === 'country' && last.likely !== true).toBe(false);
});

test.each([
  ['Carton Nos', 'C1', 'C2', 'C1'],
  ['Carton Nos.', '1-2', '3-5', '1-4'],
  ['CTN NOS', '01', '02', '01'],
] as const)('%s are the numbers of the boxes, not how many', (header, ...values) => {
  const numberless = base.filter(([of]) => of !== '箱号');
  expect(read([...numberless, each, weight, [header, ...values]]).last?.field).toBe('boxNo');
});

test('a total that says so is asked about where the sheet has no number of each', () => {
  expect(read([...base, weight, ['总数量', 20, 42, 66]]).sheet?.questions).toEqual([
    {
      index: 6,
      field: 'productQty',
      kind: 'perTotal',
      readings: [
        {
          answer: { per: 'total' },
          examples: [
            { typed: '20 ÷ 1', read: '20' },
            { typed: '42 ÷ 2', read: '21' },
            { typed: '66 ÷ 3', read: '22' },
          ],
        },
      ],
    },
  ]);
  expect(read([...base, weight, each, ['总数量', 20, 42, 66]]).last?.field).toBeNull();
});

test('other kinds have sides, too', () => {
  const table = [
    ['外部单号', '来货快递单号', '验货结果', '重量(g)', '尺寸(cm)'],
    ['205569999000', 'YT7565691026770', '质检通过', 400, '23*34*56'],
    ['205569999001', 'YT7565691026771', '质检通过', 500, '23*34*56'],
  ];
  const [sheet] = recognise([sheetOf(table)], { kinds: [packageInbound] });
  expect(sheet?.questions).toMatchObject([{ index: 3, field: 'weight', readings: [{ answer: { unit: 'g' } }] }]);
  expect(sheet?.columns.slice(3)).toMatchObject([
    { field: null },
    { field: null, reading: { fields: ['length', 'width', 'height'] } },
  ]);
});

const boxed = (count: Column): readonly Column[] => [
  ['客户参考编号', 'IB-1', 'IB-1', 'IB-2'],
  ['送往仓库代码', 'SYD01', 'SYD01', 'MEL02'],
  ['箱号', '01', '02', '01'],
  ['SKU', 'SKU-A', 'SKU-B', 'SKU-C'],
  each,
  weight,
  count,
];

test("an order's count of boxes in each of its rows is not that of each box", () => {
  const { sheet, last } = read(boxed(['总箱数', 2, 2, 1]));
  expect(last?.field).toBeNull();
  expect(sheet?.missing).toContain('boxQty');
  expect(read(boxed(['箱数', 2, 2, 1])).last).toMatchObject({ field: 'boxQty', likely: true });
});

test("nor is one that stands in the order's first row alone", () => {
  const columns = boxed(['总箱数', 2, null, 1]).map((column, at): Column => {
    return at < 2 ? [column[0], column[1] ?? null, null, column[3] ?? null] : column;
  });
  expect(read(columns).last?.field).toBeNull();
});

test.each<[string, Column]>([
  ['one box alone', ['总箱数', 1, 1, 1]],
  ['other numbers', ['总箱数', 2, 2, 2]],
  ['more than its boxes', ['箱数', 4, 2, 1]],
])('a count of %s is that of each box, and nothing is asked', (_, count) => {
  const { last } = read(boxed(count));
  expect(last).toMatchObject({ field: 'boxQty' });
  expect(last?.likely).toBeUndefined();
});

test('what was packed may be of each box or of all: 装箱数量 is never sure', () => {
  const { last } = read([...base, weight, ['装箱数量', 20, 40, 60]]);
  expect(last).toMatchObject({ field: 'productQty', likely: true });
});
