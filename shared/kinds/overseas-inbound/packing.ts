import type { PackedGoods, Packing } from '../packing.ts';
import { boxes } from './boxes.ts';
import type { InboundOrder } from './fields.ts';

/** The boxes as freight sees them, each with its lines' SKUs in the order of the lines. */
export function packing(order: InboundOrder): Packing {
  const { values, lines } = order;
  const shipper = values.shipperBizName ?? values.shipperContactName;
  const byNumber = Map.groupBy(lines, (line) => line.values.boxNo ?? '');
  const goods = (boxNo: string): PackedGoods[] =>
    (byNumber.get(boxNo) ?? []).map(({ values: { sku = '', productQty = 0, remark } }) => ({
      sku,
      pieces: productQty,
      ...(remark !== undefined && { remark }),
    }));
  return {
    referenceNo: values.referenceNo ?? order.key,
    warehouse: values.warehouseCode ?? '',
    ownBoxNos: values.useShipperBoxNo === true,
    ...(values.shippedDate !== undefined && { shipped: values.shippedDate }),
    ...(values.eta !== undefined && { eta: values.eta }),
    ...(shipper !== undefined && { shipper }),
    ...(values.shipperPhone !== undefined && { phone: values.shipperPhone }),
    boxes: boxes(order).map((box) => ({ ...box, contents: goods(box.boxNo) })),
  };
}
