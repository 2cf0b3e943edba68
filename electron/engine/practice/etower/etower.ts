import { createHash } from 'node:crypto';
import { openCalendar, passDays } from '../calendar.ts';
import { isList, isObject, type Json, type JsonObject, parseJson } from '../json.ts';
import type { PracticeAnswer, PracticeContext, PracticePartner, PracticeRequest } from '../partner.ts';
import { type Complaint, check, sentence } from '../schema.ts';
import { listedOrder } from './listed-order.ts';
import { daysQuery, inventoryQuery, order, orderQuery } from './order-schema.ts';
import { createProducts, products } from './products.ts';
import { etowerCredentials, type SigningRules, signatureProblem } from './signature.ts';

const BASE = '/api/supplier-service/v1/b2b/';

const calls: ReadonlyMap<string, (body: Json, context: PracticeContext) => PracticeAnswer> = new Map([
  [`${BASE}po`, createOrders],
  [`${BASE}poList`, queryOrders],
  [`${BASE}inventory`, queryInventory],
  ['/api/supplier-service/v1/product/create', registerProducts],
]);

/** The one call that is a GET, and not below `b2b`. */
const WAREHOUSES = '/api/supplier-service/v1/b2c/warehouseServiceList';

/** A path of ours, not the vendor's: lets days pass at the practice warehouse. */
const DAYS = '/practice/etower/days';

/** Where purchase orders stand in the ledger. */
const purchaseOrders = { partner: 'etower', kind: 'po' } as const;

/** The vendor's code for a reference that exists, the only one it publishes. */
const EXISTS = '600904';
/** SKUs that begin like this are not known to the practice warehouse; every other one is. */
const UNKNOWN_SKU_PREFIX = 'NOSUCH';
/** Complaints told at once. */
const MOST_COMPLAINTS = 50;

/**
 * The overseas warehouse, written from the contract alone. What the vendor leaves open: an order's reference is looked
 * up before anything else of it is checked; wrong requests as a whole are 400, 401, 405, 406 or 415.
 */
export function etowerPartner(signing: Partial<SigningRules> = {}): PracticePartner {
  const rules: SigningRules = {
    ...etowerCredentials,
    signTarget: 'either',
    signScheme: 'same',
    base64: 'standard',
    ...signing,
  };
  return {
    id: 'etower',
    basePath: '',
    match: (path) => calls.has(path) || path === DAYS || path === WAREHOUSES,
    handle(request, context) {
      if (request.path === DAYS) return letDaysPass(parseJson(request.body), context);
      if (request.path === WAREHOUSES) return listWarehouses(request, rules, context);
      if (request.method !== 'POST') return refusedRequest(405, 'Only POST is served');
      const problem = signatureProblem(request, rules, context.now());
      if (problem !== null) return refusedRequest(401, problem);
      if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
        return refusedRequest(415, 'Content-Type must be application/json');
      }
      if (!request.headers.accept?.includes('application/json')) {
        return refusedRequest(406, 'Accept must name application/json');
      }
      const body = parseJson(request.body);
      const call = calls.get(request.path);
      return body === undefined || !call ? refusedRequest(400, 'The body is not JSON in UTF-8') : call(body, context);
    },
  };
}

/** `po`: array in, array out; every element stands for itself. */
function createOrders(body: Json, context: PracticeContext): PracticeAnswer {
  if (!isList(body) || body.length === 0) return refusedRequest(400, 'The body must be an array of orders');
  return { status: 200, body: body.map((element) => createOrder(element, context)) };
}

function createOrder(body: Json, context: PracticeContext): JsonObject {
  const reference = isObject(body) && typeof body.referenceNo === 'string' ? body.referenceNo : '';
  if (context.ledger.find(purchaseOrders, reference)) {
    return refusedOrder(reference, [{ code: EXISTS, path: '', text: 'Already exists in the system' }]);
  }
  const { value, complaints } = check(order, body);
  if (!value || !isObject(body)) return refusedOrder(reference, complaints);

  const orderNo = nextNumber(context);
  const at = new Date(context.now()).toISOString();
  context.ledger.append({ ...purchaseOrders, reference, orderNo, at, body: withoutFiles(body) });
  return good({ orderNo, referenceNo: reference });
}

/** `E`, five digits for the customer, the day, a running number, `O`: the form of the vendor's sample. */
function nextNumber(context: PracticeContext): string {
  const day = new Date(context.now()).toISOString().slice(2, 10).replaceAll('-', '');
  return `E10000${day}${String(context.ledger.count(purchaseOrders) + 1).padStart(6, '0')}O`;
}

/** The order with each file as `{sha256, size}`: enough to prove what came, without keeping it. */
function withoutFiles(body: JsonObject): JsonObject {
  if (!isList(body.attachments)) return body;
  const attachments = body.attachments.filter(isObject).map((attachment) => {
    const bytes = Buffer.from(String(attachment.attachData), 'base64');
    return {
      ...attachment,
      attachData: { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length },
    };
  });
  return { ...body, attachments };
}

/** `poList`: the stored orders among those asked for, each once; what is not there is left out. */
function queryOrders(body: Json, { ledger, life, question, now }: PracticeContext): PracticeAnswer {
  const { value } = check(orderQuery, body);
  if (!value) {
    return refusedRequest(400, 'The body must be an object with orderNoList, referenceNoList or both, arrays of text');
  }
  const { orderNoList, referenceNoList } = value;
  if (orderNoList.length + referenceNoList.length === 0) return refusedRequest(400, 'Nothing was asked for');

  const found = [
    ...orderNoList.map((orderNo) => ledger.findByNumber(purchaseOrders, orderNo)),
    ...referenceNoList.map((reference) => ledger.find(purchaseOrders, reference)),
  ].filter((record) => record !== undefined);
  const distinct = new Map(found.map((record) => [record.orderNo, record]));
  const calendar = openCalendar(ledger, life, now());
  const listed = [...distinct.values()].map((record) => listedOrder(record, life, calendar, question));
  return { status: 200, body: good(listed.filter((each) => each !== null)) };
}

function letDaysPass(body: Json | undefined, { ledger, now }: PracticeContext): PracticeAnswer {
  const { value } = check(daysQuery, body ?? null);
  if (!value) return refusedRequest(400, 'The body must be an object with days, a whole number from 1 to 365');
  return { status: 200, body: { days: passDays(ledger, value.days, now()) } };
}

/** `warehouseServiceList`: the practice warehouse's own, and one that is off for this customer. */
function listWarehouses(request: PracticeRequest, rules: SigningRules, context: PracticeContext): PracticeAnswer {
  if (request.method !== 'GET') return refusedRequest(405, 'Only GET is served');
  const problem = signatureProblem(request, rules, context.now());
  if (problem !== null) return refusedRequest(401, problem);
  const service = (active: number) => [
    {
      serviceCode: 'FULFIL',
      serviceName: 'Fulfilment',
      serviceType: 5,
      serviceTypeName: 'Fulfilment',
      active,
      activeMsg: '',
    },
  ];
  const data = practiceWarehouses.map(([warehouseCode, warehouseName, countryCode, active]) => ({
    ...{ warehouseCode, warehouseName, countryCode },
    serviceList: service(active),
  }));
  return { status: 200, body: good(data) };
}

/** Code, name, country, whether it is on. The samples and the tests send to the first ones. */
const practiceWarehouses = [
  ['SYD01', 'Sydney', 'AU', 1],
  ['SYD02', 'Sydney West', 'AU', 1],
  ['MEL01', 'Melbourne', 'AU', 1],
  ['LAX01', 'Los Angeles', 'US', 1],
  ['NJ01', 'New Jersey', 'US', 1],
  ['LON01', 'London', 'GB', 1],
  ['FRA01', 'Frankfurt', 'DE', 1],
  ['OLD01', 'Closed', 'AU', 0],
] as const;

/** `product/create`. */
function registerProducts(body: Json, context: PracticeContext): PracticeAnswer {
  const answers = createProducts(body, context);
  return answers
    ? { status: 200, body: answers }
    : refusedRequest(400, 'The body must be an array of 1 to 30 products');
}

/** `inventory`: the known SKUs among those asked for, with nothing in stock. */
function queryInventory(body: Json, { ledger }: PracticeContext): PracticeAnswer {
  const { value } = check(inventoryQuery, body);
  if (!value) return refusedRequest(400, 'The body must be an object with skuList, an array of text');
  const known = new Set(
    value.skuList.filter((sku) => sku !== '' && (!sku.startsWith(UNKNOWN_SKU_PREFIX) || ledger.find(products, sku))),
  );
  return { status: 200, body: good([...known].map((sku) => ({ sku, quantity: '0' }))) };
}

/** What the vendor wraps around a good answer; empty members are `""`, as in its sample. */
function good(data: Json): JsonObject {
  return { code: '0', data, errors: '', message: '', messageId: '', success: true, warnList: '' };
}

/** What the vendor wraps around a refusal. */
function refusal(errors: readonly Json[]): JsonObject {
  return { code: '0005', data: '', errors, message: 'parameter error', messageId: '', success: false, warnList: '' };
}

/** A refusal of one order: in the vendor's form of an error list each message names the order it is about. */
function refusedOrder(reference: string, complaints: readonly Complaint[]): JsonObject {
  return refusal(
    complaints.slice(0, MOST_COMPLAINTS).map((complaint) => ({
      code: complaint.code,
      message: `referenceNo:${reference},${sentence(complaint)}`,
    })),
  );
}

/** A refusal of the request as a whole, before any order is looked at. */
function refusedRequest(status: number, text: string): PracticeAnswer {
  return { status, body: refusal([{ code: 'practice.request', message: text }]) };
}
