import type { Ledger, LedgerRecord } from '../ledger.ts';
import type { LifeSpec } from '../life.ts';

/** Where days that were let pass stand in the ledger; each says how many orders there were when it began. */
const series = { partner: 'etower', kind: 'day' } as const;

/** The days of the practice warehouse: they pass by its clock or, where that is not so, on request. */
export interface Calendar {
  /** Days that have passed since an order was stored. */
  age(order: LedgerRecord): number;
  /** When (ms since the epoch) an order's nth day began. */
  dayOf(order: LedgerRecord, day: number): number;
}

export function openCalendar(ledger: Ledger, { daySeconds }: LifeSpec, now: number): Calendar {
  if (daySeconds > 0) {
    const dayMs = daySeconds * 1000;
    return {
      age: ({ at }) => Math.max(0, Math.floor((now - Date.parse(at)) / dayMs)),
      dayOf: ({ at }, day) => Date.parse(at) + day * dayMs,
    };
  }
  const days = ledger.count(series);
  const dayNo = (n: number) => ledger.find(series, `day-${n}`);
  /** The days before an order: of those that began with fewer orders than up to it. */
  const before = (order: LedgerRecord) => {
    let [from, to] = [0, days];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if (Number(dayNo(middle + 1)?.body.orders) < ordinalOf(order)) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  return {
    age: (order) => days - before(order),
    dayOf: (order, day) => Date.parse(dayNo(before(order) + day)?.at ?? order.at),
  };
}

/** Lets days pass; the number of all that have. `orders`: how many are stored. */
export function passDays(ledger: Ledger, count: number, orders: number, now: number): number {
  const at = new Date(now).toISOString();
  const first = ledger.count(series) + 1;
  for (let day = first; day < first + count; day += 1) {
    ledger.append({ ...series, reference: `day-${day}`, orderNo: String(day), at, body: { orders } });
  }
  return first + count - 1;
}

/** The running number in an order's own. */
function ordinalOf({ orderNo }: LedgerRecord): number {
  return Number(/(\d{6,})O$/.exec(orderNo.slice('E10000yyMMdd'.length))?.[1] ?? 0);
}
