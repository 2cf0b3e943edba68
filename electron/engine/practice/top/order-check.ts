import { isList, isObject, type Json, type JsonObject, parseJson } from '../json.ts';
import {
  type Complaints,
  checkFields,
  type FieldTable,
  itemFields,
  orderFields,
  receiverFields,
  senderFields,
} from './fields.ts';

const MOST_ITEMS = 5000;

/** An order as its form fields describe it, JSON parsed; and everything that is wrong with its form. */
export interface ReadOrder extends Complaints {
  readonly order: JsonObject;
}

export function readOrder(fields: Readonly<Record<string, string>>): ReadOrder {
  const own = checkFields(fields, orderFields);
  const parts: Complaints[] = [own];
  const order: Record<string, Json> = { ...fields };
  const parse = (name: string, check: (value: Json) => Complaints) => {
    const given = fields[name];
    if (given === undefined) return;
    const value = parseJson(Buffer.from(given));
    parts.push(value === undefined ? wrong(`${name} is no JSON`) : check(value));
    if (value !== undefined) order[name] = value;
  };
  parse('sender_info', (value) => checkObject(value, senderFields, 'sender_info'));
  parse('receiver_info', (value) => checkObject(value, receiverFields, 'receiver_info'));
  parse('order_item_list', checkItems);
  return {
    order,
    missing: parts.flatMap((part) => part.missing),
    wrong: parts.flatMap((part) => part.wrong),
  };
}

/** What the vendor's remarks ask of an order whose form is right; null when it is met. */
export function scenarioProblem(order: JsonObject): string | null {
  const sender = isObject(order.sender_info) ? order.sender_info : {};
  const lacks = (name: string, value: Json | undefined) =>
    value === undefined ? `${name} is required for order_type ${order.order_type}` : null;
  if (String(order.expect_start_time ?? '') > String(order.expect_end_time ?? '99999999')) {
    return 'expect_end_time is before expect_start_time';
  }
  switch (order.order_type) {
    case '501':
      return (
        lacks('prev_order_code', order.prev_order_code) ??
        lacks('return_reason', order.return_reason) ??
        lacks('sender_name', sender.sender_name)
      );
    case '302':
      return lacks('sender_name', sender.sender_name);
    default:
      return null;
  }
}

function checkItems(list: Json): Complaints {
  if (!isList(list)) return wrong('order_item_list must be an array');
  if (list.length === 0 || list.length > MOST_ITEMS)
    return wrong(`order_item_list must have 1 to ${MOST_ITEMS} elements`);
  const ids = new Set<Json>();
  const each = list.map((element, index): Complaints => {
    const at = `order_item_list[${index}]`;
    if (!isObject(element) || Object.keys(element).join() !== 'order_item') {
      return wrong(`${at} must be an object with order_item alone`);
    }
    const item = element.order_item ?? null;
    const found = checkObject(item, itemFields, `${at}.order_item`);
    if (!isObject(item)) return found;
    const { order_item_id: id, produce_date: produced, due_date: due } = item;
    const own: string[] = [];
    if (id !== undefined && ids.has(id)) own.push(`${at}.order_item.order_item_id is not unique`);
    if (typeof produced === 'string' && typeof due === 'string' && produced > due) {
      own.push(`${at}.order_item.due_date is before produce_date`);
    }
    if (id !== undefined) ids.add(id);
    return { missing: found.missing, wrong: [...found.wrong, ...own] };
  });
  return { missing: each.flatMap(({ missing }) => missing), wrong: each.flatMap((found) => found.wrong) };
}

function checkObject(value: Json, table: FieldTable, path: string): Complaints {
  return isObject(value) ? checkFields(value, table, `${path}.`) : wrong(`${path} must be an object`);
}

function wrong(...texts: readonly string[]): Complaints {
  return { missing: [], wrong: texts };
}
