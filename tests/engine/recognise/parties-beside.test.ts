import { expect, test } from 'vitest';
import { recogniseWorkbook } from '#engine/recognise/recognise.ts';
import { fieldsOf } from '#shared/contract/recognition.ts';
import { kinds } from '#shared/kinds/registry.ts';

const own = '客户入库单号|目的仓|理货规则|用客户箱号|箱号|箱数|单箱重量|长|宽|高|SKU|每箱数量';
const ofLine = ['IB-1', 'SYD01', '单箱', '是', '01', 1, 12.5, 60, 40, 35, 'SKU-1', 20];

const values: Readonly<Record<string, string>> = {
  名: 'Jane Poe',
  电: '0412345678',
  国: 'AU',
  城: 'Sydney',
  址: '12 King St',
  邮: '2000',
};

/** The fields of columns beside a list of boxes; each stands for what its value is. */
function fieldsBeside(headers: readonly string[], holds: string, groups?: readonly string[]) {
  const more = [...holds].map((of) => values[of] ?? '');
  const titles = groups && [[...own.split('|').map(() => null), ...groups.map((text) => text || null)]];
  const rows = [...(titles ?? []), [...own.split('|'), ...headers], [...ofLine, ...more], [...ofLine, ...more]];
  const info = { name: 'Sheet1', index: 0, hidden: false, hiddenColumns: [], rowCount: rows.length };
  const head = rows.map((cells, at) => ({ row: at + 1, cells }));
  const [sheet] = recogniseWorkbook([{ info, head }], { kinds, kind: 'overseas-inbound', memory: [], choices: [] });
  const columns = sheet?.columns.filter(({ index }) => index >= ofLine.length) ?? [];
  return columns.map((column) => fieldsOf(column)[0] ?? null);
}

test.each([
  [['Consignee', 'Tel', 'Country', 'City', 'Address'], '名电国城址'],
  [['收货人', '国家', '电话', '地址'], '名国电址'],
  [['国家', '城市', '地址', '收件人', '电话'], '国城址名电'],
  [['收件人姓名', '手机号', '邮编', '详细地址'], '名电邮址'],
])('what stands beside the receiver is not the shipper’s: %j', (headers, holds) => {
  expect(fieldsBeside(headers, holds)).toEqual(headers.map(() => null));
});

test('nor what stands below the title of the receiver’s group', () => {
  expect(fieldsBeside(['姓名', '电话', '国家', '地址'], '名电国址', ['收货方', '', '', ''])).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('of two parties beside each other each has its own', () => {
  const shipper = ['shipperContactName', 'shipperPhone', 'country', 'addressLine1'];
  const none = [null, null, null, null];
  const headers = ['发货人', '电话', '国家', '地址', '收货人', '电话', '国家', '地址'];
  expect(fieldsBeside(headers, '名电国址名电国址')).toEqual([...shipper, ...none]);
  const turned = [...headers.slice(4), ...headers.slice(0, 4)];
  expect(fieldsBeside(turned, '名电国址名电国址')).toEqual([...none, ...shipper]);
});

test('where the columns before two names may be of either, they are of none', () => {
  const headers = ['电话', '发货人', '电话', '收货人'];
  expect(fieldsBeside(headers, '电名电名')[0]).toBe(null);
});

test('a code of the shipper’s says nothing of whose the columns beside it are', () => {
  expect(fieldsBeside(['发货地址代码', '收货人', '电话'], '城名电')).toEqual(['shipperWarehouseCode', null, null]);
});

test('above the table, too, an address belongs to whom the label over it names', () => {
  const rows = [
    ['发货人：', '王小明', null, '收货人：', 'Jane Poe'],
    ['电话：', '18856789348', null, '电话：', '0412345678'],
    [],
    own.split('|'),
    ofLine,
  ];
  const info = { name: 'Sheet1', index: 0, hidden: false, hiddenColumns: [], rowCount: rows.length };
  const head = rows.map((cells, at) => ({ row: at + 1, cells }));
  const [sheet] = recogniseWorkbook([{ info, head }], { kinds, kind: 'overseas-inbound', memory: [], choices: [] });
  expect(sheet?.cells?.map(({ field, value }) => [field, value])).toEqual([
    ['shipperContactName', '王小明'],
    ['shipperPhone', '18856789348'],
  ]);
});
