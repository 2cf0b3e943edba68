import type { Problem } from '#shared/problem.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import { type Cells, check, flat, good, goodDetail, goodOrder, line } from './inbound-lines.ts';

/** Cells that are wrong in every way a cell of this kind can be wrong. */
const wrongCells: readonly Cells[] = [
  ...each('sku', ' Ａ1 ', 'x'.repeat(21), 'A\nB', 1e17, 1.5, '5.51294E+12'),
  ...each('sku', { type: 'error', value: '#REF!' }, { type: 'uncached', value: '' }, { type: 'picture', value: '' }),
  ...each('sku', { type: 'plain', value: 'A1', surplus: '12' }),
  ...each('sku', '待定', 'S-1、S-2', 'S-1/S-2', { type: 'plain', value: 12_000, powers: '1.20E+04' }),
  ...each('remark', '示例，请删除'),
  ...each('postCode', 10_010),
  ...each('sku', { type: 'date', value: '2026-03-04 00:00:00' }),
  ...each('remark', 'x'.repeat(32_767), { type: 'tooLong', value: 'xx…', length: 40_000 }),
  ...each('weightDeclared', 'abc', '12kg', '0', '1e9', '12.3456'),
  ...each('boxQty', 100_000),
  ...each('productQty', '2打', 1.5, 0, 3e9, { type: 'plain', value: 20, mergedFrom: 1 }),
  ...each('productQty', { type: 'plain', value: 40, formula: true, subtotal: 'sum' }),
  ...each('eta', 'soon', '2026-02-30', '06/07/2026', 46195, '6月1日', '2026-06-01T00:00:00Z'),
  ...each('useShipperBoxNo', 0, {
    type: 'plain',
    value: '是',
    from: { text: '是', rule: 'value', refused: 'negated' },
  }),
  ...each('tallyRule', '散货'),
  ...each('country', 'China'),
  ...each('shipperEmail', 'nobody'),
  ...each('addressLine1', undefined),
  ...each('warehouseCode', undefined, '悉尼仓'),
  { ...good, boxNo: '1-5', boxQty: 3 },
];

/** Everything found in runs that are broken in every way an overseas inbound run can be. */
export function brokenRuns(): readonly Problem[] {
  const settings = { boxNoAs: 'number', sendOrderRemark: false };
  const knownWarehouses = new Set(['MEL02']);
  const runs = [
    ...wrongCells.map((cells) => flat(cells)),
    flat(good, { ...good, country: 'US' }),
    flat(good, { ...good, weightDeclared: 13 }),
    flat({ ...good, shippedDate: '2026-06-02', eta: '2026-06-01', shipperWarehouseCode: 'X' }),
    flat(good, { ...good, referenceNo: undefined }),
    [line(1, good), line(2, good, { file: 1 })],
    [line(1, goodOrder, { part: 'order' }), line(2, goodOrder, { part: 'order' })],
    [line(1, goodDetail, { part: 'detail' })],
    flat({ ...good, declaredWeightUnit: 'LB', declareDimensionUnit: 'mm' }, { ...good, boxNo: '02' }),
    flat({ ...good, declaredWeightUnit: 'stone', orderRemark: '6月备货' }),
  ];
  return runs.flatMap((lines) => {
    const { orders, loose } = check(lines, { settings, knownWarehouses });
    return [...orders, ...loose].flatMap(({ problems }) => problems);
  });
}

function each(field: string, ...cells: readonly (SourceCell | undefined)[]): readonly Cells[] {
  return cells.map((cell) => ({ ...good, [field]: cell }));
}
