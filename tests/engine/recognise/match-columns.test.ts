import { expect, test } from 'vitest';
import { headerName } from '#engine/recognise/header-name.ts';
import { type Guidance, matchColumns } from '#engine/recognise/match-columns.ts';
import { vocabulary } from '#engine/recognise/vocabulary.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import type { LinePart } from '#shared/sheets/line.ts';

function match(headers: readonly string[], guidance: Guidance = {}, part: LinePart = 'whole') {
  const cells = headers.map((text, index) => ({ index, text, names: text === '' ? [] : [headerName(text)] }));
  const { columns, conflicts } = matchColumns(cells, vocabulary(overseasInbound, part), {
    profiles: new Map(),
    ...guidance,
  });
  return { columns: columns.map(({ field, rule }) => (field ? `${field} ${rule}` : rule)), conflicts };
}

test('keys, wire names and labels of both languages are exact, oddities aliases, all else is read by its words', () => {
  expect(
    match(['referenceNo', 'shipperAddress.country', '箱号', 'BOX QTY', '货号', '附件格式', '预计到仓期', 'Talyl Rule'])
      .columns,
  ).toEqual([
    'referenceNo exact',
    'country exact',
    'boxNo exact',
    'boxQty exact',
    'sku words',
    'attachType alias',
    'eta words',
    'tallyRule fuzzy',
  ]);
});

test('what a person chose comes before what is remembered, and both before names', () => {
  const { columns } = match(['SKU', '箱号', '备注', '数量'], {
    chosen: { 0: { field: 'remark' }, 3: { field: null } },
    remembered: { sku: { field: 'boxNo' }, 箱号: { field: 'sku' }, 备注: { field: null } },
  });
  expect(columns).toEqual(['remark chosen', 'sku remembered', 'remembered', 'chosen']);
});

test('a weaker claim loses to a better one without a question', () => {
  expect(match(['客户单号', '客户入库单号'])).toEqual({ columns: [null, 'referenceNo exact'], conflicts: [] });
  expect(match(['单箱重量(申报)', '单箱重量'])).toEqual({ columns: [null, 'weightDeclared exact'], conflicts: [] });
});

test('two equal claims are a question: neither column gets the field, nor does a near name', () => {
  expect(match(['箱号', '箱号', '客户箱号'])).toEqual({
    columns: [null, null, null],
    conflicts: [{ field: 'boxNo', columns: [0, 1] }],
  });
});

test('choosing one of two equal columns answers the question', () => {
  expect(match(['箱号', '箱号'], { chosen: { 1: { field: 'boxNo' } } })).toEqual({
    columns: [null, 'boxNo chosen'],
    conflicts: [],
  });
});

test('a column that is split takes every field of its parts', () => {
  const fields = ['lengthDeclared', null, 'heightDeclared'];
  expect(match(['尺寸', '长', '高', '宽'], { chosen: { 0: { field: null, fields } } }).columns).toEqual([
    'chosen',
    null,
    null,
    'widthDeclared exact',
  ]);
  const contested = { 0: { field: null, fields }, 1: { field: 'heightDeclared' } };
  expect(match(['尺寸', '甲'], { chosen: contested }).conflicts).toEqual([
    { field: 'heightDeclared', columns: [0, 1] },
  ]);
});

test('a choice of a field that the kind does not have is no choice', () => {
  expect(match(['箱号', '备注'], { chosen: { 0: { field: 'toString' }, 1: { field: 'nothing' } } }).columns).toEqual([
    'boxNo exact',
    'remark exact',
  ]);
});

test('a column in another unit is not the field', () => {
  expect(match(['单箱重量(LB)', '长(mm)', 'Width in', '高 CM']).columns).toEqual([
    null,
    null,
    null,
    'heightDeclared exact',
  ]);
});

test('a header in two languages counts when both agree', () => {
  expect(match(['箱号\nBox No', 'SKU数量', '每箱数量/Qty']).columns).toEqual(['boxNo exact', null, 'productQty words']);
});

test('on a sheet of orders alone the fields of lines do not stand', () => {
  expect(match(['客户入库单号', '目的仓', '箱数'], {}, 'order').columns).toEqual([
    'referenceNo exact',
    'warehouseCode exact',
    null,
  ]);
});
