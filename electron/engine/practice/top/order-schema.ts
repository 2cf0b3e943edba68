import { z } from 'zod';
import { isObject, type Json, parseJson } from '../json.ts';
import { dateTime, isInCalendar } from '../schema.ts';

const MOST_ITEMS = 5000;

const text = z.string().regex(/\S/, 'must not be empty');

const like = (pattern: RegExp, example: string) => {
  const words = `must look like ${example}`;
  return z.string(words).regex(pattern, words);
};

const wholeFrom = (min: number) => {
  const words = `must be a whole number from ${min}`;
  return z.int(words).min(min, words);
};

const moment = dateTime('2015-03-16 17:13:16');
export const dateTimeField = moment;

/** `yyyyMMdd`, a day that the calendar has. */
const day = like(/^\d{8}$/, '20150331').refine(
  (value) => isInCalendar(value.replace(/^(....)(..)(..)$/, '$1-$2-$3 00:00:00')),
  'is no date of the calendar',
);

/** `k:v;k:v`, no colon or semicolon inside a value. */
const pairs = like(/^[^:;]+:[^:;]+(?:;[^:;]+:[^:;]+)*$/, 'a:1;b:2');

/** A form field that holds JSON. */
const json = <T extends z.ZodType<unknown, Json>>(schema: T) =>
  z
    .string()
    .transform((value, ctx): Json => {
      const parsed = parseJson(Buffer.from(value));
      if (parsed !== undefined) return parsed;
      ctx.addIssue('is no JSON');
      return z.NEVER;
    })
    .pipe(schema);

/** A party to the order; the vendor repeats which one in front of every name. */
const party = (prefix: string, ...names: readonly string[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [`${prefix}_${name}`, text.exactOptional()])));

const item = z
  .strictObject({
    order_item_id: text,
    item_id: text,
    item_quantity: wholeFrom(1),
    inventory_type: z.literal([1, 101, 102, 103, 201, 301]),
    purchase_price: wholeFrom(0).exactOptional(),
    produce_code: text.exactOptional(),
    batch_code: text.exactOptional(),
    produce_date: moment.exactOptional(),
    due_date: moment.exactOptional(),
    extend_fields: text.exactOptional(),
  })
  .refine(
    ({ produce_date: made, due_date: due }) =>
      made === undefined || due === undefined || made.slice(0, 10) <= due.slice(0, 10),
    {
      path: ['due_date'],
      error: 'is before produce_date',
    },
  );

/** The vendor wraps each item in an object of its own. */
const wrappedItem = z
  .custom<{ readonly order_item: Json }>(
    (value) => isObject(value) && Object.keys(value).join() === 'order_item',
    'must be an object with order_item alone',
  )
  .pipe(z.object({ order_item: item }));

const COUNT = `must have 1 to ${MOST_ITEMS} elements`;

const items = z
  .array(wrappedItem)
  .min(1, COUNT)
  .max(MOST_ITEMS, COUNT)
  .superRefine((list, ctx) => {
    const ids = new Set<string>();
    list.forEach(({ order_item: { order_item_id: id } }, index) => {
      const path = [index, 'order_item', 'order_item_id'];
      if (ids.has(id)) ctx.addIssue({ code: 'custom', path, message: 'is not unique' });
      ids.add(id);
    });
  });

/** The call's own form fields, as the vendor's page has them. */
export const order = z.strictObject({
  order_code: text,
  store_code: text,
  order_type: z.literal(['601', '501', '302', '904', '306']),
  inbound_type_desc: text.exactOptional(),
  order_flag: like(/^\d+(?:,\d+)*$/, '9,13').exactOptional(),
  order_create_time: moment,
  supplier_code: text.exactOptional(),
  supplier_name: text.exactOptional(),
  tms_service_code: text.exactOptional(),
  tms_service_name: text.exactOptional(),
  tms_order_code: text.exactOptional(),
  prev_order_code: text.exactOptional(),
  return_reason: text.exactOptional(),
  expect_start_time: day.exactOptional(),
  expect_end_time: day.exactOptional(),
  extend_fields: pairs.exactOptional(),
  remark: text.exactOptional(),
  sender_info: json(
    party('sender', 'phone', 'mobile', 'name', 'code', 'address', 'town', 'area', 'city', 'province', 'zip_code'),
  ).exactOptional(),
  receiver_info: json(
    party('receiver', 'phone', 'mobile', 'name', 'address', 'town', 'area', 'city', 'province', 'zip_code'),
  ).exactOptional(),
  order_item_list: json(items),
});

export type Order = z.output<typeof order>;
