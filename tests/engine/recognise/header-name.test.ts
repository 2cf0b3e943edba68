import { expect, test } from 'vitest';
import { headerName, plainName } from '#engine/recognise/header-name.ts';

test('case, width, spaces and punctuation do not matter', () => {
  expect(plainName('  ＳＫＵ＊ 编码 ')).toBe('sku编码');
  expect(plainName('Reference_No.')).toBe('referenceno');
});

test('a bracketed unit or note may be left out', () => {
  expect(headerName('单箱重量（KG）')).toMatchObject({ full: '单箱重量kg', short: '单箱重量', unit: 'kg' });
  expect(headerName('*客户入库单号【必填】').short).toBe('客户入库单号');
  expect(headerName('地址（不超过 50 个字）').short).toBe('地址');
});

test('a bracket that changes the meaning stays', () => {
  expect(headerName('重量(总重)').short).toBe('重量总重');
  expect(headerName('重量(净)').short).toBe('重量净');
});

test('a unit counts after a separator or a Chinese word, not inside a word', () => {
  expect(headerName('Weight, lbs')).toMatchObject({ short: 'weight', unit: 'lb' });
  expect(headerName('长cm')).toMatchObject({ short: '长', unit: 'cm' });
  expect(headerName('Program')).toMatchObject({ short: 'program', unit: null });
});

test('a header in two languages falls into its pieces', () => {
  expect(headerName('箱号\nBox No').parts).toEqual(['箱号', 'boxno']);
  expect(headerName('箱号 Box No.').parts).toEqual(['箱号', 'boxno']);
  expect(headerName('SKU/货号').parts).toEqual(['sku', '货号']);
  expect(headerName('箱号').parts).toEqual([]);
});

test('words that JavaScript objects know by themselves are ordinary words', () => {
  expect(headerName('constructor (toString)')).toMatchObject({ short: 'constructor', unit: null });
});
