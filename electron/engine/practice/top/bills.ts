import { z } from 'zod';
import { type Calendar, openCalendar } from '../calendar.ts';
import { isList, isObject, type Json, type JsonObject } from '../json.ts';
import type { LedgerRecord } from '../ledger.ts';
import { type Fate, happens, type LifeSpec, stageOn } from '../life.ts';
import type { PracticeAnswer, PracticeContext } from '../partner.ts';
import { check, sentence } from '../schema.ts';
import { answered, notAccepted, refused } from './envelope.ts';
import { dateTimeField } from './order-schema.ts';

/** Where stock-in orders stand in the ledger, and those that were cancelled. */
export const stockInOrders = { partner: 'top', kind: 'stock-in' } as const;
const cancelled = { partner: 'top', kind: 'stock-in-cancelled' } as const;

const DAMAGED = 101;

type Fields = Readonly<Record<string, string>>;

const wholeText = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(from).max(to, `may be ${to} at most`));

const query = z.strictObject({
  start_modified_time: dateTimeField,
  end_modified_time: dateTimeField,
  order_type: z.string().exactOptional(),
  page_no: wholeText(1, 999_999).exactOptional(),
  page_size: wholeText(1, 50).exactOptional(),
});

const one = z
  .strictObject({ order_code: z.string().exactOptional(), cn_order_code: z.string().exactOptional() })
  .refine((value) => value.order_code || value.cn_order_code, 'order_code or cn_order_code is required');

const cancel = z.strictObject({
  order_code: z.string().min(1),
  order_type: z.literal(['601', '501', '302', '904']),
  store_code: z.string().min(1),
});

/** What became of an order by now; null while nobody tells of it. */
interface Bill {
  readonly record: LedgerRecord;
  readonly status: 'WMS_ACCEPT' | 'WMS_REJECT' | 'WMS_CONFIRMED' | 'WMS_CANCEL';
  readonly remark: string;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

/** `…cainiao.bill.query`: what changed in a window of time, oldest change first. */
export function queryBills(fields: Fields, context: PracticeContext): PracticeAnswer {
  const { value, complaints } = check(query, fields);
  if (!value)
    return refused(41, 'Invalid Arguments', {
      code: 'isv.invalid-parameter',
      msg: complaints.map(sentence).join('; '),
    });
  const { life, question, ledger } = context;
  const [from, to] = [timeOf(value.start_modified_time), timeOf(value.end_modified_time)];
  const bills = [...ledger.all(stockInOrders)]
    .map((record) => billOf(record, context))
    .filter((bill) => bill !== null)
    // Seconds are all that the window says.
    .filter(({ modified }) => Math.floor(modified / 1000) >= from / 1000 && Math.floor(modified / 1000) <= to / 1000)
    .filter(({ record }) => !happens(life.answers.silent, life.seed, 'silent', record.reference, question))
    .filter(({ record }) => value.order_type === undefined || record.body.order_type === value.order_type)
    .sort((first, other) => first.modified - other.modified);
  const [page, size] = [value.page_no ?? 1, value.page_size ?? 50];
  const shown = bills.slice((page - 1) * size, page * size).map(
    ({ record, status, remark, modified }): JsonObject => ({
      order_code: record.reference,
      cn_order_code: record.orderNo,
      status,
      order_type: Number(record.body.order_type),
      store_code: record.body.store_code ?? '',
      modified_time: wallTime(modified),
      ...(remark !== '' && { remark }),
      order_source: 201,
    }),
  );
  return answered('wlb_wms_cainiao_bill_query', {
    total_count: bills.length,
    ...(shown.length > 0 && { order_info_list: { cainiao_bill_query_orderinfolist: shown } }),
  });
}

/** `…stock.in.bill.get` and `…return.bill.get`: what was received of one order. */
export function getBill(fields: Fields, context: PracticeContext, isReturn: boolean): PracticeAnswer {
  const { value, complaints } = check(one, fields);
  if (!value)
    return refused(40, 'Missing Required Arguments', {
      code: 'isv.missing-parameter',
      msg: complaints.map(sentence).join('; '),
    });
  const { ledger, life, question } = context;
  const record = value.cn_order_code
    ? ledger.findByNumber(stockInOrders, value.cn_order_code)
    : ledger.find(stockInOrders, value.order_code ?? '');
  const fits = record && (record.body.order_type === '501') === isReturn;
  const bill = fits ? billOf(record, context) : null;
  if (!fits || !bill) return refused(50, 'Remote service error', { code: 'isv.order-not-exist', msg: 'no such order' });
  const call = isReturn ? 'wlb_wms_return_bill_get' : 'wlb_wms_stock_in_bill_get';
  if (happens(life.answers.silent, life.seed, 'silent', record.reference, question)) return answered(call, {});
  const contradict = happens(life.answers.contradict, life.seed, 'contradict', record.reference, question);
  const info = {
    order_code: record.reference,
    cn_order_code: record.orderNo,
    order_type: Number(record.body.order_type),
    ...(!isReturn && { status: bill.status }),
    ...(bill.status === 'WMS_CONFIRMED' && { confirm_time: wallTime(bill.modified) }),
    order_item_list: {
      [isReturn ? 'cainiao_return_bill_orderitemlist' : 'stock_in_bill_orderitemlist']: itemsOf(
        bill,
        life,
        isReturn ? null : contradict,
      ),
    },
  };
  return answered(call, { [isReturn ? 'return_order_info' : 'stock_in_info']: info });
}

/** `…order.cancel.notify`: possible until the warehouse is done with an order, once. */
export function cancelOrder(fields: Fields, context: PracticeContext): PracticeAnswer {
  const { value, complaints } = check(cancel, fields);
  if (!value)
    return refused(41, 'Invalid Arguments', {
      code: 'isv.invalid-parameter',
      msg: complaints.map(sentence).join('; '),
    });
  const { ledger } = context;
  const call = 'wlb_wms_order_cancel_notify';
  const record = ledger.find(stockInOrders, value.order_code);
  if (!record || record.body.store_code !== value.store_code || record.body.order_type !== value.order_type) {
    return notAccepted('practice.notThere', 'no such order', call);
  }
  const status = billOf(record, context)?.status;
  if (status !== undefined && status !== 'WMS_ACCEPT') {
    return notAccepted('practice.tooLate', `the order is ${status}`, call);
  }
  const at = new Date(context.now()).toISOString();
  ledger.append({ ...cancelled, reference: record.reference, orderNo: record.orderNo, at, body: {} });
  return answered(call, { wl_success: true, wl_error_code: '', wl_error_msg: '' });
}

function billOf(record: LedgerRecord, { ledger, life, now }: PracticeContext): Bill | null {
  const gone = ledger.find(cancelled, record.reference);
  if (gone) return { record, status: 'WMS_CANCEL', remark: '', modified: Date.parse(gone.at) };
  const calendar: Calendar = openCalendar(ledger, life, now(), 'stock-in');
  const has = (fate: Fate) => happens(life.fates[fate], life.seed, fate, record.reference);
  const age = calendar.age(record);
  const stage = stageOn(age, has('late'), has('unconfirmed'));
  if (stage.name === 'draft') return null;
  const taken = calendar.dayOf(record, 1);
  if (has('refused'))
    return { record, status: 'WMS_REJECT', remark: 'practice: the warehouse is full', modified: taken };
  if (stage.name !== 'done') return { record, status: 'WMS_ACCEPT', remark: '', modified: taken };
  return { record, status: 'WMS_CONFIRMED', remark: '', modified: calendar.dayOf(record, stage.putAwayOn ?? age) };
}

/**
 * Every line with what was announced of it, and once the order is finished what was received: sellable and damaged apart.
 * `contradict` null: what was announced is not said, as in the call for sales returns.
 */
function itemsOf({ record, status }: Bill, life: LifeSpec, contradict: boolean | null): readonly Json[] {
  const lines = isList(record.body.order_item_list) ? record.body.order_item_list.filter(isObject) : [];
  const has = (fate: Fate) => happens(life.fates[fate], life.seed, fate, record.reference);
  return lines.map((line, index): JsonObject => {
    const item = isObject(line.order_item) ? line.order_item : {};
    const announced = Number(item.item_quantity);
    const isLast = index === lines.length - 1;
    const lacks = has('short') && isLast ? Math.max(1, Math.floor(announced / 10)) : 0;
    const more = has('over') && index === 0 ? 1 : 0;
    const there = announced - lacks + more;
    const broken = has('damaged') && index === 0 ? Math.min(1, there) : 0;
    const part = (type: Json, count: number) => ({ inventory_item: { inventory_type: type, item_qty: count } });
    return {
      order_item: {
        order_item_id: String(item.order_item_id),
        item_id: String(item.item_id),
        ...(contradict !== null && { apply_qty: announced - (contradict && index === 0 ? 1 : 0) }),
        ...(status === 'WMS_CONFIRMED' && {
          inventory_item_list: {
            inventory_item: [
              ...(there - broken > 0 ? [part(item.inventory_type ?? 1, there - broken)] : []),
              ...(broken > 0 ? [part(DAMAGED, broken)] : []),
            ],
          },
        }),
      },
    };
  });
}

const timeOf = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`);

/** `yyyy-MM-dd HH:mm:ss` in GMT+8. */
const wallTime = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
