import { expect, test } from 'vitest';
import { dockhand, freshHome } from './dockhand.ts';
import { workbook } from './workbooks.ts';

const headers = [
  '内部流水记号',
  '目的仓',
  '发货地址代码',
  '箱号',
  '箱数',
  '箱重',
  '箱长',
  '箱宽',
  '箱高',
  'SKU',
  '每箱数量',
];
const row = (key: string, box: string) => [key, 'SYD01', 'NB', box, 1, 12.5, 60, 40, 35, `S${box}`, 20];
const orders = [headers, row('IB-1', '01'), row('IB-1', '02'), row('IB-2', '01')];

const answers = ['--set', 'tallyRule=单件', '--set', 'useShipperBoxNo=是'];

test('a column is named by its header, and a value is given for all rows', async () => {
  const path = workbook({ 发货: orders });
  const asked = await dockhand(freshHome(), ['check', path]);
  expect(asked.code).toBe(2);
  const { stderr } = asked;
  expect(stderr.trim().split('\n')).toHaveLength(1);
  for (const header of headers) expect(stderr).toContain(header);
  expect(stderr).toContain('The likeliest is “内部流水记号”. Name it with --map "HEADER=referenceNo"');
  const map = ['--map', '内部流水 记号=referenceNo'];
  const checked = await dockhand(freshHome(), ['check', path, ...map, ...answers, '--json']);
  expect(checked.summary).toMatchObject({ orders: 2, lines: 3, errors: 0, ready: 2 });
  expect(checked.events[0]).toMatchObject({
    type: 'sheet',
    columns: expect.arrayContaining([
      expect.objectContaining({ column: 'A', field: 'referenceNo', how: 'chosen', sure: true }),
    ]),
  });
  const sent = await dockhand(freshHome(), ['submit', path, ...map, ...answers, '--yes', '--json']);
  expect(sent.code).toBe(0);
  expect(sent.summary).toMatchObject({ accepted: 2 });
});

test('of several sheets only the named one is read, with its header where it is said to stand', async () => {
  const path = workbook({ 上月: orders, 本月: [['客户入库单号', '目的仓'], ['见下', ''], ...orders] });
  const options = ['--sheet', '本月', '--header-row', '3', '--map', '内部流水记号=referenceNo', ...answers];
  const { events, summary } = await dockhand(freshHome(), ['check', path, ...options, '--json']);
  expect(summary).toMatchObject({ orders: 2, errors: 0 });
  expect(events.filter(({ type }) => type === 'sheet')).toMatchObject([
    { sheet: '上月', use: 'ignored', reason: 'chosen' },
    { sheet: '本月', use: 'whole', headerRow: 3 },
  ]);
});

test.each([
  [['--map', '流水=referenceNo'], '流水'],
  [['--map', '内部流水记号=refNo'], 'refNo'],
  [['--map', '内部流水记号'], '--map'],
  [['--map', '内部流水记号=referenceNo', '--sheet', '下月'], '下月'],
  [['--header-row', '0'], '--header-row'],
])('%s names what is not there: code 2 and one sentence', async (options, named) => {
  const { code, stderr } = await dockhand(freshHome(), ['check', workbook({ 发货: orders }), ...options]);
  expect(code).toBe(2);
  expect(stderr).toContain(named);
});

test('rows and columns that somebody hid are read like all others, and said to be', async () => {
  const sheets = { 发货: [['客户参考编号', ...headers.slice(1)], ...orders.slice(1)] };
  const path = workbook(sheets, 'orders.xlsx', { rows: [2, 3], columns: [5] });
  const told = await dockhand(freshHome(), ['check', path, ...answers, '--json']);
  expect(told.events[0]).toMatchObject({ type: 'sheet', hiddenRows: 2, hiddenColumns: ['F'] });
  expect(told.summary).toMatchObject({ lines: 3 });
  const { stdout } = await dockhand(freshHome(), ['check', path, ...answers]);
  expect(stdout).toContain('发货: 2 hidden or filtered rows and 1 hidden column were read like the others');
});

const parcels = [
  ['外部订单号', '1688订单号', '快递单号', '物流公司', '1688商品ID', '规格ID', '数量', '商品名称'],
  ['205569999000', '2887421737338134260', 'YT7565691026770', '圆通', '688', '4970432383383', 2, '短袖'],
];

test('every sheet is told once and before all else, whatever kinds its workbook holds', async () => {
  const path = workbook({ 发货: [['客户参考编号', ...headers.slice(1)], ...orders.slice(1)], 预报: parcels });
  const strange = workbook(
    {
      杂记: [
        ['甲', '乙'],
        ['一', '二'],
      ],
    },
    'notes.xlsx',
  );
  const { events, runs } = await checked([strange, path, ...answers, '--json']);
  const types = events.map(({ type }) => type);
  expect(types.lastIndexOf('sheet')).toBeLessThan(types.findIndex((type) => type !== 'sheet'));
  const told = events.flatMap((event) => (event.type === 'sheet' ? [[event.file, event.sheet, event.kind]] : []));
  expect(told.toSorted()).toEqual([
    ['notes.xlsx', '杂记', null],
    ['orders.xlsx', '发货', 'overseas-inbound'],
    ['orders.xlsx', '预报', 'package-forecast'],
  ]);
  expect(runs).toBe(2);
  const { stdout } = await dockhand(freshHome(), ['check', path, ...answers]);
  expect(stdout.match(/发货: read as/g)).toHaveLength(1);
  expect(stdout).toMatch(/预报: read as “Package forecast”/);
});

async function checked(args: readonly string[]) {
  const { events } = await dockhand(freshHome(), ['check', ...args]);
  return { events, runs: events.filter(({ type }) => type === 'summary').length };
}

test('a value for a field that no sheet has is refused, and the kinds are named that have it', async () => {
  const path = workbook({ 预报: parcels });
  const { code, stderr } = await dockhand(freshHome(), ['check', path, '--set', 'tallyRule=单件']);
  expect(code).toBe(2);
  expect(stderr).toContain('tallyRule');
  expect(stderr).toContain('overseas-inbound');
  // Of several kinds one is enough.
  const both = workbook({ 发货: [['客户参考编号', ...headers.slice(1)], ...orders.slice(1)], 预报: parcels });
  expect((await dockhand(freshHome(), ['check', both, ...answers])).code).not.toBe(2);
});
