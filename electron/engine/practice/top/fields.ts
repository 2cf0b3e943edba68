import type { Json, JsonObject } from '../json.ts';
import { type Check, dateTime, day, like, oneOf, pairs, text, wholeFrom } from './checks.ts';

export interface FieldRule {
  readonly required: boolean;
  readonly check: Check;
}

export type FieldTable = Readonly<Record<string, FieldRule>>;

const must = (check: Check): FieldRule => ({ required: true, check });
const may = (check: Check): FieldRule => ({ required: false, check });

/** The call's own form fields, each a text; those that hold JSON are checked once they are parsed. */
export const orderFields: FieldTable = {
  order_code: must(text),
  store_code: must(text),
  order_type: must(oneOf('601', '501', '302', '904', '306')),
  inbound_type_desc: may(text),
  order_flag: may(like(/^\d+(?:,\d+)*$/, '9,13')),
  order_create_time: must(dateTime),
  supplier_code: may(text),
  supplier_name: may(text),
  tms_service_code: may(text),
  tms_service_name: may(text),
  tms_order_code: may(text),
  prev_order_code: may(text),
  return_reason: may(text),
  expect_start_time: may(day),
  expect_end_time: may(day),
  extend_fields: may(pairs),
  remark: may(text),
  sender_info: may(text),
  receiver_info: may(text),
  order_item_list: must(text),
};

const party = (prefix: string, names: string): FieldTable =>
  Object.fromEntries(names.split(' ').map((name) => [`${prefix}_${name}`, may(text)]));

export const senderFields = party('sender', 'phone mobile name code address town area city province zip_code');
export const receiverFields = party('receiver', 'phone mobile name address town area city province zip_code');

export const itemFields: FieldTable = {
  order_item_id: must(text),
  item_id: must(text),
  item_quantity: must(wholeFrom(1)),
  inventory_type: must(oneOf(1, 101, 102, 103, 201, 301)),
  purchase_price: may(wholeFrom(0)),
  produce_code: may(text),
  batch_code: may(text),
  produce_date: may(dateTime),
  due_date: may(dateTime),
  extend_fields: may(pairs),
};

/** What is wrong with an order: what it lacks, and what it should not be like. */
export interface Complaints {
  readonly missing: readonly string[];
  readonly wrong: readonly string[];
}

/** Everything wrong with the members of one object, unknown ones included. `at` is its path with a dot at the end. */
export function checkFields(object: JsonObject, table: FieldTable, at = ''): Complaints {
  const missing = Object.keys(table).filter((name) => table[name]?.required && object[name] === undefined);
  const wrong = Object.entries(object).flatMap(([name, value]) => {
    const problem = problemOf(table, name, value);
    return problem === null ? [] : [`${at}${name.slice(0, 100)} ${problem}`];
  });
  return { missing: missing.map((name) => at + name), wrong };
}

function problemOf(table: FieldTable, name: string, value: Json): string | null {
  const rule = Object.hasOwn(table, name) ? table[name] : undefined;
  return rule ? rule.check(value) : 'is not known';
}
