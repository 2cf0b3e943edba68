import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inboundColumns as columns, readColumns } from '../../fixtures/inbound-columns.ts';

/** Names that are surely a field's, and words that make them something else. */
const traps: Readonly<Record<string, readonly [names: readonly string[], words: readonly string[]]>> = {
  referenceNo: [
    ['客户参考号', '入库单号', 'Reference No', 'Client Ref'],
    ['旧', 'Old', '供应商', 'Supplier', '发票', 'Invoice', '退货', 'Return', '合同', '上级', '报关', '平台'],
  ],
  warehouseCode: [
    ['目的仓', '仓库代码', 'Warehouse Code'],
    ['旧', 'Old', '退货', 'Return', '中转', 'Transit', '备用'],
  ],
  boxNo: [
    ['箱号', 'Carton No', 'Box No'],
    ['内', 'Inner', '旧', 'Old', '托盘', 'Pallet', '供应商'],
  ],
  boxQty: [
    ['箱数', 'Carton Qty', 'No. of Cartons'],
    ['内', 'Inner', '托盘', 'Pallet', '短少', '破损', 'Damaged', '退货', '空', '剩余'],
  ],
  weightDeclared: [
    ['箱重', '单箱重量', 'Carton Weight'],
    [
      '净',
      'Net',
      '体积',
      'Volumetric',
      '计费',
      'Chargeable',
      '内箱',
      'Inner',
      '托盘',
      'Pallet',
      '皮',
      '产品',
      'Product',
      '实收',
    ],
  ],
  lengthDeclared: [
    ['箱长', 'Carton Length'],
    ['产品', 'Product', '托盘', 'Pallet', '内箱', 'Inner'],
  ],
  sku: [
    ['货号', '商品编码', 'Item Code'],
    ['供应商', '旧', 'Old', '平台'],
  ],
  productQty: [
    ['每箱数量', 'Qty per Carton', 'PCS/CTN'],
    ['内箱', 'Inner', '托盘', 'Pallet', '库存', '退货', '破损', 'Damaged', '短少'],
  ],
};

const shapes: readonly ((name: string, word: string) => string)[] = [
  (name, word) => `${name}(${word})`,
  (name, word) => `${name} [${word}]`,
  (name, word) => `${name}（${word}）*`,
  (name, word) => `${word}\n${name}`,
];

test('a name beside which, in brackets or in a line, stands a word that turns it round is surely not its field', () => {
  const trap = fc.constantFrom(...Object.entries(traps)).chain(([field, [names, words]]) =>
    fc.record({
      field: fc.constant(field),
      name: fc.constantFrom(...names),
      word: fc.constantFrom(...words),
      shape: fc.constantFrom(...shapes),
    }),
  );
  fc.assert(
    fc.property(trap, fc.boolean(), ({ field, name, word, shape }, isBeside) => {
      const own = columns.find((column) => column.field === field);
      const header = shape(name, word);
      const others = isBeside ? columns : columns.filter((column) => column !== own);
      const found = readColumns([...others, { header, field: null, values: own?.values ?? [] }]).at(-1);
      expect(found?.found === field && found.isSure, header).toBe(false);
    }),
    { numRuns: 60 },
  );
});
