import { asNumber, given, givenAny } from '../json.ts';
import type { JsonObject } from '../kind.ts';
import type { StockInLine, StockInOrder } from './fields.ts';

/**
 * The business parameters of `taobao.wlb.wms.stock.in.order.notify`, values as they are meant; the client turns each
 * into the text of a form field. Ids are text; purchase prices go as they were typed, since the vendor names no unit.
 */
export function toPayload({ values, lines }: StockInOrder): JsonObject {
  const ids = itemIds(lines);
  return given({
    order_code: values.order_code,
    store_code: values.store_code,
    order_type: asNumber(values.order_type),
    inbound_type_desc: values.inbound_type_desc,
    order_flag: values.order_flag?.replace(/\s/g, ''),
    order_create_time: values.order_create_time,
    supplier_code: values.supplier_code,
    supplier_name: values.supplier_name,
    tms_service_code: values.tms_service_code,
    tms_service_name: values.tms_service_name,
    tms_order_code: values.tms_order_code,
    prev_order_code: values.prev_order_code,
    return_reason: values.return_reason,
    expect_start_time: asDay(values.expect_start_time),
    expect_end_time: asDay(values.expect_end_time),
    extend_fields: values.extend_fields,
    remark: values.remark,
    sender_info: givenAny({
      sender_phone: values.sender_phone,
      sender_mobile: values.sender_mobile,
      sender_name: values.sender_name,
      sender_code: values.sender_code,
      sender_address: values.sender_address,
      sender_town: values.sender_town,
      sender_area: values.sender_area,
      sender_city: values.sender_city,
      sender_province: values.sender_province,
      sender_zip_code: values.sender_zip_code,
    }),
    receiver_info: givenAny({
      receiver_phone: values.receiver_phone,
      receiver_mobile: values.receiver_mobile,
      receiver_name: values.receiver_name,
      receiver_address: values.receiver_address,
      receiver_area: values.receiver_area,
      receiver_city: values.receiver_city,
      receiver_province: values.receiver_province,
      receiver_zip_code: values.receiver_zip_code,
      receiver_town: values.receiver_town,
    }),
    order_item_list: lines.map((line, index) => ({ order_item: item(line, ids[index] ?? '') })),
  });
}

function item({ values }: StockInLine, orderItemId: string): JsonObject {
  return given({
    order_item_id: orderItemId,
    item_id: values.item_id,
    item_quantity: values.item_quantity,
    inventory_type: asNumber(values.inventory_type),
    purchase_price: values.purchase_price,
    produce_code: values.produce_code,
    batch_code: values.batch_code,
    produce_date: values.produce_date,
    due_date: values.due_date,
    extend_fields: values.item_extend_fields,
  });
}

/** `yyyy-MM-dd` → `yyyyMMdd`. */
const asDay = (date: string | undefined) => date?.replaceAll('-', '');

/**
 * The `order_item_id` of every line: the sheet's own, else the next free number in reading order, `000001` first. The
 * same lines always come to the same ids.
 */
export function itemIds(lines: readonly StockInLine[]): readonly string[] {
  const taken = new Set(lines.map(({ values }) => values.order_item_id));
  let last = 0;
  const next = () => {
    let id: string;
    do id = String(++last).padStart(6, '0');
    while (taken.has(id));
    return id;
  };
  return lines.map(({ values }) => values.order_item_id ?? next());
}
