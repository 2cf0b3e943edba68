import type { PartnerFault } from '../faults.ts';
import type { PracticeAnswer, PracticeContext, PracticePartner } from '../partner.ts';
import { check, sentence } from '../schema.ts';
import { formFields, refuseAccess, systemNames, type TopCredentials, topCredentials } from './access.ts';
import { cancelOrder, getBill, queryBills, stockInOrders } from './bills.ts';
import { notAccepted, notified, refused } from './envelope.ts';
import { type Order, order } from './order-schema.ts';

const PATH = '/router/rest';

type Call = (fields: Readonly<Record<string, string>>, context: PracticeContext) => PracticeAnswer;

const calls: ReadonlyMap<string, Call> = new Map<string, Call>([
  ['taobao.wlb.wms.stock.in.order.notify', notifyStockIn],
  ['taobao.wlb.wms.cainiao.bill.query', queryBills],
  ['taobao.wlb.wms.stock.in.bill.get', (fields, context) => getBill(fields, context, false)],
  ['taobao.wlb.wms.return.bill.get', (fields, context) => getBill(fields, context, true)],
  ['taobao.wlb.wms.order.cancel.notify', cancelOrder],
]);
const methods = new Set(calls.keys());

/** "Already exists", in the language in which the vendor's services speak. */
const EXISTS = '\u5df2\u5b58\u5728';
/** Complaints told at once. */
const MOST_COMPLAINTS = 20;

/** Cainiao behind the Taobao Open Platform, written from the contract alone. */
export function topPartner(credentials: TopCredentials = topCredentials): PracticePartner {
  return {
    id: 'top',
    basePath: PATH,
    match: (path) => path === PATH,
    handle(request, context) {
      if (request.method !== 'POST') return refused(9, 'Http Action Not Allowed');
      if (!isForm(request.headers['content-type'] ?? '')) return refused(9, 'Content-Type must be a form in UTF-8');
      const fields = formFields(request);
      if (!fields)
        return refused(41, 'Invalid Arguments', { code: 'isv.invalid-parameter', msg: 'a field comes twice' });
      const refusal = refuseAccess(fields, methods, credentials, context.now());
      if (refusal) return refusal;
      const own = Object.fromEntries([...fields].filter(([name]) => !systemNames.has(name)));
      const call = calls.get(fields.get('method') ?? '');
      return call ? call(own, context) : refused(22, 'Invalid Method');
    },
    answerFault,
  };
}

function isForm(contentType: string): boolean {
  return /^application\/x-www-form-urlencoded\s*;\s*charset=utf-8$/i.test(contentType);
}

/**
 * The call itself. What the vendor leaves open: an order code is looked up before anything else of its order is
 * checked, and one that is there is refused in the call's own envelope.
 */
function notifyStockIn(fields: Readonly<Record<string, string>>, context: PracticeContext): PracticeAnswer {
  const reference = fields.order_code ?? '';
  if (context.ledger.find(stockInOrders, reference))
    return notAccepted('practice.exists', `order_code ${reference} ${EXISTS}`);
  const { value, complaints } = check(order, fields);
  const missing = complaints.filter(({ code }) => code === 'practice.required');
  if (missing.length > 0) {
    const names = missing.slice(0, MOST_COMPLAINTS).map(({ path }) => path);
    return refused(40, 'Missing Required Arguments', { code: 'isv.missing-parameter', msg: names.join(', ') });
  }
  if (!value) {
    const wrong = complaints.slice(0, MOST_COMPLAINTS).map(sentence);
    return refused(50, 'Remote service error', { code: 'isv.invalid-parameter', msg: wrong.join('; ') });
  }
  const problem = scenarioProblem(value);
  if (problem !== null) return notAccepted('practice.scenario', problem);

  const orderNo = nextNumber(context);
  const at = new Date(context.now()).toISOString();
  context.ledger.append({ ...stockInOrders, reference, orderNo, at, body: value });
  return notified({ wl_success: true, wl_error_code: '', wl_error_msg: '', order_code: orderNo });
}

/** What the vendor's remarks ask of an order whose form is right; null when it is met. What its table calls optional is. */
function scenarioProblem({ expect_start_time: start, expect_end_time: end }: Order): string | null {
  const reversed = start !== undefined && end !== undefined && start > end;
  return reversed ? 'expect_end_time is before expect_start_time' : null;
}

/** `LBX`, the day, a running number: 17 digits, which no number type of JavaScript keeps. */
function nextNumber(context: PracticeContext): string {
  const day = new Date(context.now()).toISOString().slice(0, 10).replaceAll('-', '');
  return `LBX${day}${String(context.ledger.count(stockInOrders) + 1).padStart(9, '0')}`;
}

function answerFault(fault: PartnerFault, waitS: number): PracticeAnswer {
  switch (fault) {
    case 'throttle':
      return refused(7, 'App Call Limited', {
        code: 'accesscontrol.limited-by-app-access-count',
        msg: `This ban will last for ${waitS} more seconds`,
      });
    case 'session':
      return refused(27, 'Invalid Session', { code: 'sessionkey-not-generated-by-server' });
    case 'isp':
      return refused(15, 'Remote service error', { code: 'isp.remote-service-timeout', msg: 'please try again' });
    case 'isp-after':
      return notAccepted('S07', 'System exception');
  }
}
