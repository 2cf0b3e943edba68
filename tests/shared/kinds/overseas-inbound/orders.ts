import type { InboundOrder } from '#shared/kinds/overseas-inbound/fields.ts';

type LineValues = InboundOrder['lines'][number]['values'];

export const goodOrder: InboundOrder['values'] = {
  referenceNo: 'IB-1',
  warehouseCode: 'SYD01',
  tallyRule: '2',
  useShipperBoxNo: true,
  shipperContactName: '王小明',
  shipperPhone: '18856789348',
  country: 'CN',
  addressLine1: '稠州北路100号',
};

export const goodLine: LineValues = {
  boxNo: '01',
  boxQty: 1,
  weightDeclared: '12.5',
  lengthDeclared: '60',
  widthDeclared: '40',
  heightDeclared: '35.5',
  sku: 'SKU-1',
  productQty: 20,
};

/** An order whose lines differ from {@link goodLine} by these values, numbered from 1. */
export function order(
  lines: readonly Partial<LineValues>[],
  values: Partial<InboundOrder['values']> = {},
): InboundOrder {
  return {
    key: 'IB-1',
    values: { ...goodOrder, ...values },
    lines: lines.map((changes, index) => ({ id: index + 1, values: { ...goodLine, ...changes } })),
    attachments: [],
  };
}
