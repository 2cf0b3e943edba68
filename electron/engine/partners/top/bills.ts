import { z } from 'zod';
import type { ReportedSku } from '#shared/follow-up/reported.ts';
import { typesIn } from '#shared/partners/top-follow-up.ts';
import { type Exchange, readDate } from '../http/exchange.ts';
import { type ExactJson, parseExactJson } from '../http/json.ts';
import type { ChangedOrder, ChangesPartner, Received, Unanswered } from '../partner-client.ts';
import { call, type TopAccess } from './call.ts';
import { classOf, type TopError } from './error-class.ts';
import { readTopError, unansweredBy } from './read-answer.ts';

const QUERY = 'taobao.wlb.wms.cainiao.bill.query';
const STOCK_IN = 'taobao.wlb.wms.stock.in.bill.get';
const SALES_RETURN = 'taobao.wlb.wms.return.bill.get';

/** A document that is finished: only then is what was received of it final. */
const FINISHED = 'WMS_CONFIRMED';

/** Characters kept of a text. */
const MAX_TEXT = 300;

/** Numbers stand in an answer as their digits. */
const text = z
  .union([z.string(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value).trim()));

/** A whole number; blank is none, which is not 0. */
const count = text.pipe(
  z.union([
    z.literal('').transform((): null => null),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ]),
);

const changed = z.looseObject({
  order_code: text,
  cn_order_code: text,
  status: text,
  remark: text,
  modified_time: text,
});

const received = z.looseObject({
  order_code: text,
  cn_order_code: text,
  status: text,
  confirm_time: text,
});

const item = z.looseObject({ order_item_id: text, item_id: text, item_code: text, apply_qty: count });
const pieces = z.looseObject({ inventory_type: text, item_qty: count });

/**
 * What Cainiao says of documents: which changed in a window of time, and what was received of one. Orders are matched by their
 * `order_code` and never filtered by type, which the calls number differently.
 */
export function createTopChanges(access: TopAccess): ChangesPartner {
  const { settings, ports } = access;
  const { concurrency, ratePerSecond, pollPageSize: pageSize, pollZone, pollEmptyAs } = settings;
  const damagedTypes = typesIn(settings.damagedTypes);
  const damaged = damagedTypes.ok ? damagedTypes.value : new Set<string>();

  /** The member that the method answers with; else what the exchange came to. */
  async function ask(method: string, body: Record<string, string>, signal: AbortSignal) {
    const result = await call(access, body, signal, method);
    return result.type === 'answered' ? read(method, result) : result;
  }

  function read(method: string, { status, bytes, headers }: Extract<Exchange, { readonly type: 'answered' }>) {
    const json = parseExactJson(bytes);
    const error = readTopError(json);
    const theirs = readDate(headers);
    const skewMs = theirs === null ? 0 : ports.clock.now() - theirs;
    // Each call has a permission of its own: without that of the details, what changed can still be asked for.
    if (error && method !== QUERY && classOf(error) === 'permission') {
      return { type: 'refused', status, ...permissionWords(error) } as const;
    }
    if (error) return unansweredBy(error, { status, skewMs });
    const answer = isObject(json) ? json[`${method.replace('taobao.', '').replaceAll('.', '_')}_response`] : undefined;
    if (!isObject(answer)) return unreadable(status);
    const said = z.looseObject({ wl_success: text, wl_error_code: text, wl_error_msg: text }).safeParse(answer).data;
    if (said?.wl_success.toLowerCase() === 'false' || said?.wl_error_code) {
      return { type: 'refused', status, code: said.wl_error_code, message: said.wl_error_msg } as const;
    }
    return { type: 'read', status, answer } as const;
  }

  return {
    concurrency,
    ratePerSecond,
    pageSize,
    async changed({ from, to }, page, signal) {
      const body = {
        start_modified_time: wallTime(from, pollZone),
        end_modified_time: wallTime(to, pollZone),
        page_no: String(page),
        page_size: String(pageSize),
      };
      const result = await ask(QUERY, body, signal);
      if (result.type !== 'read') return result;
      const { status, answer } = result;
      const total = count.safeParse(answer.total_count);
      const list = elements(answer.order_info_list, 'order_info');
      if (!total.success || !list) return unreadable(status);
      if (total.data === null && isBlank(answer.order_info_list)) {
        return pollEmptyAs === 'none'
          ? { type: 'answered', status, total: 0, count: 0, orders: [] }
          : unreadable(status);
      }
      const orders = list.map((each) => changed.safeParse(each).data);
      if (orders.some((each) => each === undefined)) return unreadable(status);
      const ours = orders.flatMap((each): readonly ChangedOrder[] =>
        each && each.order_code !== '' && each.status !== ''
          ? [
              {
                key: each.order_code,
                orderNo: each.cn_order_code || null,
                status: each.status.slice(0, MAX_TEXT),
                statusText: each.remark.slice(0, MAX_TEXT),
                changedAt: each.modified_time.slice(0, MAX_TEXT),
              },
            ]
          : [],
      );
      return { type: 'answered', status, total: total.data, count: list.length, orders: ours };
    },
    async received(key, isReturn, signal) {
      const result = await ask(isReturn ? SALES_RETURN : STOCK_IN, { order_code: key }, signal);
      if (result.type !== 'read') return result;
      const { status, answer } = result;
      const info = isReturn ? (answer.return_order_info ?? answer.stock_in_info) : answer.stock_in_info;
      if (isBlank(info)) return { type: 'answered', status, received: 'missing' };
      return { type: 'answered', status, received: receivedOf(info, key, damaged) ?? 'unreadable' };
    },
  };
}

const unreadable = (status: number): Unanswered => ({ type: 'unknown', reason: 'unreadable', status });

const isBlank = (value: ExactJson | undefined) => value === undefined || value === null || value === '';

const permissionWords = ({ code, msg, subCode, subMsg }: TopError) => ({
  code: [code, subCode].filter(Boolean).join(' '),
  message: (subMsg || msg).slice(0, MAX_TEXT),
});

/**
 * Null when it is of another order, or anything of it that counts cannot be read; `missing` while its document is not finished:
 * what is not received yet is not short. A sales return has no status; of it nothing is said before there is a time or a piece.
 */
function receivedOf(info: ExactJson, key: string, damaged: ReadonlySet<string>): Received | 'missing' | null {
  const head = received.safeParse(info);
  if (!head.success || (head.data.order_code !== '' && head.data.order_code !== key)) return null;
  const { status, confirm_time: confirmedAt } = head.data;
  if (status !== '' && status !== FINISHED) return 'missing';
  const list = elements(head.data.order_item_list as ExactJson, 'order_item');
  const lines = list?.map((each) => lineOf(each, confirmedAt || null, damaged));
  if (!lines || lines.length === 0 || lines.some((line) => line === null)) return null;
  if (status === '' && confirmedAt === '' && lines.every((line) => line?.putAway === 0)) return 'missing';
  const sums = [
    ...Map.groupBy(
      lines.filter((line) => line !== null),
      ({ sku }) => sku,
    ).values(),
  ].map((same) =>
    same.reduce(({ sku, name, putAwayAt, ...one }, other) => ({
      ...{ sku, name, putAwayAt },
      forecast: plus(one.forecast, other.forecast),
      putAway: plus(one.putAway, other.putAway),
      damaged: plus(one.damaged ?? null, other.damaged ?? null),
    })),
  );
  return { orderNo: head.data.cn_order_code || null, lines: sums };
}

function lineOf(each: ExactJson, confirmedAt: string | null, damaged: ReadonlySet<string>): ReportedSku | null {
  const line = item.safeParse(each);
  if (!line.success || line.data.order_item_id === '') return null;
  const list = elements(line.data.inventory_item_list as ExactJson, 'inventory_item');
  const parts = list?.map((part) => pieces.safeParse(part).data);
  if (!parts || parts.some((part) => part === undefined || part.item_qty === null)) return null;
  const sum = (counts: (type: string) => boolean) =>
    parts.reduce((all, part) => all + (part && counts(part.inventory_type) ? (part.item_qty ?? 0) : 0), 0);
  return {
    sku: line.data.order_item_id,
    name: [...new Set([line.data.item_code, line.data.item_id])].filter((name) => name !== '').join(' '),
    forecast: line.data.apply_qty,
    putAway: sum(() => true),
    putAwayAt: confirmedAt,
    damaged: sum((type) => damaged.has(type)),
  };
}

const plus = (one: number | null, other: number | null) =>
  one === null && other === null ? null : (one ?? 0) + (other ?? 0);

/**
 * The elements of a list: bare, or as plain TOP JSON has it in an object of its element type's name; each bare too, or in a member
 * of its own name. Blank is none; null where it is no list.
 */
function elements(list: ExactJson | undefined, name: string): readonly ExactJson[] | null {
  if (list === undefined || list === null || list === '') return [];
  if (Array.isArray(list)) {
    return list.map((each: ExactJson) => (isObject(each) && isObject(each[name]) ? each[name] : each));
  }
  if (!isObject(list)) return null;
  const [only, ...more] = Object.values(list);
  if (more.length > 0) return null;
  return only === undefined || Array.isArray(only) ? elements(only, name) : elements([only], name);
}

const isObject = (value: ExactJson | undefined): value is { readonly [name: string]: ExactJson | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `yyyy-MM-dd HH:mm:ss` on a clock of the zone. */
function wallTime(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone || 'Asia/Shanghai', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')} ${of('hour')}:${of('minute')}:${of('second')}`;
}
