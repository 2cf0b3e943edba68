import type { Ledger, LedgerRecord } from './ledger.ts';
import type { LifeSpec } from './life.ts';

/** Where days that were let pass stand in the ledger; each says how many orders there were of a kind when it began. */
const series = { partner: 'etower', kind: 'day' } as const;

/** Orders that live on: where their number stands in a day, and their running number in their own. */
const counted = {
  po: { count: 'orders', ordinal: ({ orderNo }: LedgerRecord) => /(\d{6,})O$/.exec(orderNo.slice(12))?.[1] },
  'stock-in': { count: 'stockIn', ordinal: ({ orderNo }: LedgerRecord) => /^LBX\d{8}(\d{9,})$/.exec(orderNo)?.[1] },
} as const;

/** The days of the practice warehouses: they pass by their clock or, where that is not so, on request. */
export interface Calendar {
  /** Days that have passed since an order was stored. */
  age(order: LedgerRecord): number;
  /** When (ms since the epoch) an order's nth day began. */
  dayOf(order: LedgerRecord, day: number): number;
}

export function openCalendar(
  ledger: Ledger,
  { daySeconds }: LifeSpec,
  now: number,
  kind: keyof typeof counted = 'po',
): Calendar {
  if (daySeconds > 0) {
    const dayMs = daySeconds * 1000;
    return {
      age: ({ at }) => Math.max(0, Math.floor((now - Date.parse(at)) / dayMs)),
      dayOf: ({ at }, day) => Date.parse(at) + day * dayMs,
    };
  }
  const days = ledger.count(series);
  const dayNo = (n: number) => ledger.find(series, `day-${n}`);
  const { count, ordinal } = counted[kind];
  /** The days before an order: of those that began with fewer orders than up to it. */
  const before = (order: LedgerRecord) => {
    const own = Number(ordinal(order) ?? 0);
    let [from, to] = [0, days];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      // A day of an earlier version did not count this kind.
      if (Number(dayNo(middle + 1)?.body[count] ?? 0) < own) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  return {
    age: (order) => days - before(order),
    dayOf: (order, day) => Date.parse(dayNo(before(order) + day)?.at ?? order.at),
  };
}

/** Lets days pass; the number of all that have. */
export function passDays(ledger: Ledger, count: number, now: number): number {
  const at = new Date(now).toISOString();
  const first = ledger.count(series) + 1;
  const orders = ledger.count({ partner: 'etower', kind: 'po' });
  const stockIn = ledger.count({ partner: 'top', kind: 'stock-in' });
  for (let day = first; day < first + count; day += 1) {
    ledger.append({ ...series, reference: `day-${day}`, orderNo: String(day), at, body: { orders, stockIn } });
  }
  return first + count - 1;
}
