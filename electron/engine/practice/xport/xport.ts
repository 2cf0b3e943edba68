import { createHash } from 'node:crypto';
import type { PartnerFault } from '../faults.ts';
import { isObject, type JsonObject, parseJson } from '../json.ts';
import type { PracticeAnswer, PracticeContext, PracticePartner } from '../partner.ts';
import { check } from '../schema.ts';
import { createAccessCheck, type TimestampUnit, type XportCredentials, xportCredentials } from './access.ts';
import { good, invalid, notStored, refused, stored } from './envelope.ts';
import { bookFreight, itemPrice, renderFreight } from './freight.ts';
import { appendAnew, canonical } from './records.ts';
import { domesticUpdate, parcels } from './schemas.ts';

const BASE = '/api';

type Call = (body: JsonObject, context: PracticeContext) => PracticeAnswer;

export interface XportRules extends XportCredentials {
  /** Milliseconds for which a preview may be booked. */
  readonly previewMs: number;
  readonly timestampUnit: TimestampUnit;
  /** Under which addresses prices of one item are asked for. */
  readonly pricePaths: readonly string[];
}

/** Xport, written from the contract alone; what is inferred there is as the contract infers it. */
export function xportPartner(rules: Partial<XportRules> = {}): PracticePartner {
  const { previewMs, timestampUnit, pricePaths, ...credentials }: XportRules = {
    ...xportCredentials,
    previewMs: 30 * 60_000,
    timestampUnit: 'either',
    pricePaths: ['/v2/open/pp/logistics/itemLogisticsPrice', '/open/pp/logistics/itemLogisticsPrice'],
    ...rules,
  };
  const refuseAccess = createAccessCheck(credentials, timestampUnit);
  const calls: ReadonlyMap<string, Call> = new Map<string, Call>([
    ...pricePaths.map((path): [string, Call] => [`${BASE}${path}`, itemPrice]),
    [`${BASE}/open/pp/logistics/orderRenderFreight`, renderFreight],
    [`${BASE}/open/pp/logistics/orderBookingFreight`, (body, context) => bookFreight(body, context, previewMs)],
    [`${BASE}/open/pp/logistics/updateLogisticInfo`, updateDomestic],
    [`${BASE}/wms/package/forecast`, (body, context) => storeParcel('forecast', body, context)],
    [`${BASE}/wms/package/inbound`, (body, context) => storeParcel('inbound', body, context)],
    [`${BASE}/wms/package/update`, (body, context) => storeParcel('update', body, context)],
  ]);
  return {
    id: 'xport',
    basePath: BASE,
    match: (path) => calls.has(path),
    handle(request, context) {
      if (request.method !== 'POST') return refused(405, 'Only POST is served', 405);
      const refusal = refuseAccess(request, context.now());
      if (refusal) return refusal;
      if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
        return refused(415, 'Content-Type must be application/json', 415);
      }
      const body = parseJson(request.body);
      const call = calls.get(request.path);
      return isObject(body) && call
        ? call(body, context)
        : refused(400, 'The body must be a JSON object in UTF-8', 400);
    },
    answerFault,
  };
}

/** The same update twice is the same update: it stands in the ledger once, by its content. */
function updateDomestic(body: JsonObject, context: PracticeContext): PracticeAnswer {
  const { value, complaints } = check(domesticUpdate, body);
  if (!value) return invalid(complaints);
  const series = { partner: 'xport', kind: 'domestic-logistics' } as const;
  const content = createHash('sha256').update(canonical(body)).digest('hex').slice(0, 8);
  const reference = `${value.tmallOrderId} ${value.orderId} ${content}`;
  if (!context.ledger.find(series, reference)) appendAnew(context, series, reference, body);
  return good(null);
}

/** Nothing says that the warehouse would notice the same call twice, so each one is stored. */
function storeParcel(call: keyof typeof parcels, body: JsonObject, context: PracticeContext): PracticeAnswer {
  const { value, complaints } = check(parcels[call], body);
  if (!value) return notStored(complaints);
  const reference = [value.out_order_id, value.alibaba_order_id, value.logistics_tracking_number].join(' / ');
  appendAnew(context, { partner: 'xport', kind: `package-${call}` }, reference, body);
  return stored;
}

function answerFault(fault: PartnerFault, waitS: number): PracticeAnswer {
  switch (fault) {
    case 'throttle':
      return { ...refused(429, 'Too many requests'), headers: { 'retry-after': String(waitS) } };
    case 'session':
      return refused(403, 'The access key is disabled');
    case 'isp':
    case 'isp-after':
      return refused(500, 'System error');
  }
}
