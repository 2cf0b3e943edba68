import type { Json, JsonObject } from '../kind.ts';
import type { StockInLine, StockInOrder } from './fields.ts';
import { itemIds } from './item-ids.ts';

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
    sender_info: given({
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
    receiver_info: given({
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

const asNumber = (text: string | undefined) => (text === undefined ? undefined : Number(text));

/** `yyyy-MM-dd` → `yyyyMMdd`. */
const asDay = (date: string | undefined) => date?.replaceAll('-', '');

/** Without the members that have no value, structures without members included. */
function given(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter((member): member is [string, Json] => hasValue(member[1])));
}

function hasValue(value: Json | undefined): boolean {
  if (value === undefined) return false;
  return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
}
