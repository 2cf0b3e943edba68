import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dockhand, type Finished, freshHome, samples } from './dockhand.ts';
import { workbook } from './workbooks.ts';

const headers = [
  '流水',
  '去向',
  '理货规则',
  '用客户箱号',
  '发货地址代码',
  '箱号',
  '箱数',
  '规格甲',
  '规格乙',
  'SKU',
  '规格丙',
];
const row = (key: string, box: string) => {
  return [key, 'SYD01', '单件', '是', 'NB', box, 4, '60*40*30.5', 12_500, `S${box}`, 80];
};
const sheet = (...keys: readonly string[]) => [headers, ...keys.map((key) => row(key, '01'))];

const said = [
  '流水=referenceNo',
  '去向=warehouseCode',
  '规格甲=lengthDeclared,widthDeclared,heightDeclared',
  '规格乙=weightDeclared:g',
  '规格丙=productQty:total',
].flatMap((each) => ['--map', each]);

const scratch = (name: string) => join(mkdtempSync(join(tmpdir(), 'dockhand-layouts-')), name);
const sheetEvent = ({ events }: Finished) => events.find(({ type }) => type === 'sheet');

/** How it was read, without by whose word. */
const readAs = (finished: Finished) => {
  const event = sheetEvent(finished);
  if (event?.type !== 'sheet') throw new Error('no sheet');
  return { ...event, columns: event.columns.map(({ how: _, ...column }) => column) };
};

test('what one office saved another reads by: the same columns, the same orders', async () => {
  const out = scratch('own.json');
  const first = await dockhand(freshHome(), [
    'check',
    workbook({ 发货: sheet('IB-1', 'IB-2') }),
    ...said,
    '--save-layout',
    out,
    '--json',
  ]);
  expect(first).toMatchObject({ code: 0, summary: { ready: 2, errors: 0 } });
  const home = freshHome();
  const path = workbook({ 发货: sheet('IB-1', 'IB-2') });
  const unknown = await dockhand(home, ['check', path, '--json']);
  expect(unknown.code).not.toBe(0);
  const second = await dockhand(home, ['check', path, '--layout', out, '--json']);
  expect(second).toMatchObject({ code: 0, summary: { ready: 2, errors: 0 } });
  expect(readAs(second)).toEqual(readAs(first));
  const hows = (of: Finished) => {
    const event = sheetEvent(of);
    return event?.type === 'sheet'
      ? event.columns.filter(({ how }) => how === 'layout').map(({ column }) => column)
      : [];
  };
  expect(hows(second)).toEqual(expect.arrayContaining(['A', 'B', 'H', 'I', 'K']));
  // Layouts of a file are not remembered by reading alone.
  expect((await dockhand(home, ['check', path, '--json'])).code).toBe(unknown.code);
});

test('a column that is only likely is not saved, and asked of again where the layout is used', async () => {
  const out = scratch('likely.json');
  const likely = [headers.with(10, '数量'), row('IB-1', '01').with(10, 20), row('IB-2', '02').with(10, 21)];
  const path = workbook({ 发货: likely });
  const first = await dockhand(freshHome(), ['check', path, ...said.slice(0, -2), '--save-layout', out, '--json']);
  const isLikely = (of: Finished) => {
    const event = sheetEvent(of);
    return event?.type === 'sheet' ? event.columns[10] : undefined;
  };
  expect(isLikely(first)).toMatchObject({ field: 'productQty', sure: false });
  expect(Object.keys(JSON.parse(readFileSync(out, 'utf8')).layouts[0].columns)).not.toContain('数量');
  const home = freshHome();
  const refused = await dockhand(home, ['submit', path, '--layout', out]);
  expect([refused.code, refused.stderr.includes('数量')]).toEqual([2, true]);
  const sent = await dockhand(home, ['submit', path, '--layout', out, '--yes', '--json']);
  expect(sent).toMatchObject({ code: 0, summary: { accepted: 2 } });
});

test('of two kinds each has a layout file of its own, and every path is told', async () => {
  const out = scratch('own.json');
  const own = workbook({ 发货: sheet('IB-1') });
  const parcels = join(samples, 'package-inbound-gbk.csv');
  const both = await dockhand(freshHome(), ['check', own, parcels, ...said, '--save-layout', out]);
  const paths = [out, out.replace('.json', '-2.json')];
  for (const path of paths) expect(both.stdout).toContain(path);
  const kinds = paths.map((path) => JSON.parse(readFileSync(path, 'utf8')).layouts[0].kind);
  expect(new Set(kinds).size).toBe(2);
});

test('cells above the tables and further tables are told with their own headers', async () => {
  const [names, line] = [headers.slice(1), row('IB-1', '01').slice(1)];
  const first = [['客户入库单号：', 'IB-1'], [], names, line, []];
  const second = [['客户入库单号：', 'IB-2'], [], names.toReversed(), line.toReversed()];
  const path = workbook({ 发货: [...first, ...second] });
  const checked = await dockhand(freshHome(), ['check', path, ...said.slice(2), '--json']);
  const split = expect.objectContaining({ column: 'D', fields: ['lengthDeclared', 'widthDeclared', 'heightDeclared'] });
  expect(sheetEvent(checked)).toMatchObject({
    headerRow: 3,
    cells: [{ cell: 'B1', label: '客户入库单号', field: 'referenceNo' }],
    // The cell is stated anew in row 6, and the table of row 8 stands below it.
    tables: [
      { headerRow: 6, cells: [{ cell: 'B6', field: 'referenceNo' }] },
      { headerRow: 8, cells: [{ cell: 'B6', field: 'referenceNo' }], columns: expect.arrayContaining([split]) },
    ],
  });
  expect(checked.summary).toMatchObject({ orders: 2, lines: 2, ready: 2 });
});

const file = (more: object) => JSON.stringify({ dockhand: 'layouts', version: 1, layouts: [], ...more });
const layout = (columns: object) => ({ name: 'a', kind: 'overseas-inbound', headers: ['a'], columns });

test.each([
  ['no JSON', 'PK\u0003\u0004\u0000'],
  ['a list of layouts that is none', file({ layouts: 'all' })],
  ['a newer version', file({ version: 2, layouts: [layout({})] })],
  ['a field that is not known', file({ layouts: [layout({ a: { field: '__proto__' } })] })],
  ['a unit that is not known', file({ layouts: [layout({ a: { field: 'weightDeclared', unit: 'stone' } })] })],
  ['a kind that is not known', file({ layouts: [{ ...layout({}), kind: 'constructor' }] })],
  ['brackets without end', '['.repeat(200_000)],
])('a layout file with %s is refused with one sentence, and nothing is read', async (_, text) => {
  const path = scratch('hostile.json');
  writeFileSync(path, text);
  const { code, stdout, stderr } = await dockhand(freshHome(), [
    'check',
    workbook({ 发货: sheet('IB-1') }),
    '--layout',
    path,
    '--json',
  ]);
  expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
});

test('a layout file that is not there, and a place that cannot be written, are said', async () => {
  const path = workbook({ 发货: sheet('IB-1') });
  const none = await dockhand(freshHome(), ['check', path, '--layout', scratch('none.json')]);
  expect([none.code, none.stderr.trim().split('\n').length]).toEqual([2, 1]);
  const nowhere = await dockhand(freshHome(), ['check', path, ...said, '--save-layout', join(path, 'out.json')]);
  expect([nowhere.code, nowhere.stderr.trim().split('\n').length]).toEqual([2, 1]);
});
