import { expect, test } from 'vitest';
import { readHeader } from '#engine/recognise/read-header.ts';
import { wordScore } from '#engine/recognise/word-pattern.ts';

const said = (text: string) => [...readHeader(text).whole.concepts].sort().join(' ');

test.each([
  ['入库参考号*', 'inbound number reference'],
  ['客户参考编号', 'client number reference'],
  ['Client Ref.', 'client reference'],
  ['ERP单号', 'bare client number order'],
  ['預計到倉日期', 'arrive date expect'],
  ['G.W. (kg)', 'gross weight'],
  ['CTN NO.', 'carton number'],
  ['shipperContactName', 'contact name shipper whom'],
  ['trackingno', 'number waybill'],
  ['件/箱', 'carton per piece'],
  ['长*宽*高(cm)', 'size'],
  ['箱号（必填，不超过20字）', 'carton number'],
  ['是否用客户箱号 1-是 2-否', 'carton client number use'],
  ['Ship Date (yyyy-mm-dd)', 'date ship'],
])('%s says %s', (header, concepts) => {
  expect(said(header)).toBe(concepts);
});

test('units are taken out of brackets and from the end', () => {
  expect(readHeader('箱重(KG)').units).toEqual(['kg']);
  expect(readHeader('Length cm').units).toEqual(['cm']);
  expect(readHeader('毛重/磅').units).toEqual(['lb']);
  expect(readHeader('SKU').units).toEqual([]);
});

test('a header in two languages has two halves; one name on two lines has none', () => {
  expect(readHeader('箱号\nCarton No').halves).toHaveLength(2);
  expect(readHeader('SKU编码/SKU Code').halves).toHaveLength(2);
  expect(readHeader('Carton\nNumber').halves).toEqual([]);
  expect(readHeader('商品 SKU').halves).toEqual([]);
});

test('what is not known counts against a reading', () => {
  const words = ['carton number'];
  const known = wordScore(words, readHeader('箱号').whole);
  const partly = wordScore(words, readHeader('箱喵号').whole);
  expect(known).toBe(1);
  expect(partly).toBeGreaterThan(0);
  expect(partly).toBeLessThan(0.9);
});

test('a telling word that a field does not ask for makes it another thing', () => {
  const words = ['weight carton?'];
  expect(wordScore(words, readHeader('箱重').whole)).toBe(1);
  expect(wordScore(words, readHeader('箱总重').whole)).toBe(0);
  expect(wordScore(words, readHeader('体积重').whole)).toBe(0);
});
