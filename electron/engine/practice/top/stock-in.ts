import type { PracticeAnswer, PracticeContext } from '../partner.ts';
import { notAccepted, notified, refused } from './envelope.ts';
import { readOrder, scenarioProblem } from './order-check.ts';

/** Where stock-in orders stand in the ledger. */
export const stockInOrders = { partner: 'top', kind: 'stock-in' } as const;

/** "Already exists", in the language in which the vendor's services speak. */
const EXISTS = '\u5df2\u5b58\u5728';
/** Complaints told at once. */
const MOST = 20;

/**
 * The call itself. What the vendor leaves open: an order code is looked up before anything else of its order is
 * checked, and one that is there is refused in the call's own envelope.
 */
export function notifyStockIn(fields: Readonly<Record<string, string>>, context: PracticeContext): PracticeAnswer {
  const reference = fields.order_code ?? '';
  if (context.ledger.find(stockInOrders, reference))
    return notAccepted('practice.exists', `order_code ${reference} ${EXISTS}`);
  const { order, missing, wrong } = readOrder(fields);
  if (missing.length > 0) {
    const names = missing.slice(0, MOST).join(', ');
    return refused(40, 'Missing Required Arguments', { code: 'isv.missing-parameter', msg: names });
  }
  if (wrong.length > 0) {
    return refused(50, 'Remote service error', { code: 'isv.invalid-parameter', msg: wrong.slice(0, MOST).join('; ') });
  }
  const problem = scenarioProblem(order);
  if (problem !== null) return notAccepted('practice.scenario', problem);

  const orderNo = nextNumber(context);
  const at = new Date(context.now()).toISOString();
  context.ledger.append({ ...stockInOrders, reference, orderNo, at, body: order });
  return notified({ wl_success: true, wl_error_code: '', wl_error_msg: '', order_code: orderNo });
}

/** `LBX`, the day, a running number: 17 digits, which no number type of JavaScript keeps. */
function nextNumber(context: PracticeContext): string {
  const day = new Date(context.now()).toISOString().slice(0, 10).replaceAll('-', '');
  return `LBX${day}${String(context.ledger.count(stockInOrders) + 1).padStart(9, '0')}`;
}
