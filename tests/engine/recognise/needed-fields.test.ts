import { expect, test } from 'vitest';
import { recognise, sheetOf } from './sheets.ts';

const header = ['客户入库单号', '目的仓', '理货规则', '用客户箱号'];
const packing = ['箱号', '箱数', '单箱重量(KG)', '长(CM)', '宽(CM)', '高(CM)', 'SKU', '每箱数量'];
const values = ['IB-1', 'SYD01', '单件', '是', '01', 1, 12.5, 60, 40, 35.5, 'SKU-A', 20];
/** A sheet of one line; `more`: columns after the others, header and value. */
const flat = (...more: readonly (readonly [string, string])[]) =>
  sheetOf([
    [...header, ...packing, ...more.map(([name]) => name)],
    [...values, ...more.map(([, value]) => value)],
  ]);
const sender = ['shipperContactName', 'shipperPhone', 'country', 'addressLine1'];
const neededIn = (...more: readonly (readonly [string, string])[]) =>
  recognise([flat(...more)])[0]?.needed?.map(({ field }) => field);

test('fields that are required without another one are needed where the sheet has neither', () => {
  const [sheet] = recognise([flat()]);
  expect(sheet?.missing).toEqual([]);
  expect(sheet?.needed).toEqual(sender.map((field) => ({ field, unless: ['shipperWarehouseCode'] })));
});

test('what the sheet has is not needed, nor is anything where it has the other field', () => {
  expect(neededIn(['发货人', '王小明'], ['发货人电话', '188'])).toEqual(['country', 'addressLine1']);
  expect(neededIn(['发货地址代码', 'NB-YARD'])).toBeUndefined();
});

test('a cell above the table and a value for all rows are a source, too', () => {
  const above = [['发货地址代码', 'NB-YARD'], [], [...header, ...packing], values];
  expect(recognise([sheetOf(above)])[0]?.needed).toBeUndefined();
  const constants = { shipperWarehouseCode: 'NB-YARD' };
  const [sheet] = recognise([flat()], { choices: [{ file: 0, sheet: 'Sheet1', constants }] });
  expect(sheet?.needed).toBeUndefined();
  const [named] = recognise([flat()], { choices: [{ file: 0, sheet: 'Sheet1', constants: { country: 'CN' } }] });
  expect(named?.needed?.map(({ field }) => field)).toEqual(sender.filter((field) => field !== 'country'));
});

test('a column without a field is offered for what is needed', () => {
  const [sheet] = recognise([flat(['Factory Address', '浙江省义乌市北苑街道稠州北路100号3幢'])]);
  expect(sheet?.candidates).toContainEqual({ index: 12, field: 'addressLine1' });
});
