import type { JsonObject } from '../json.ts';
import type { PracticeAnswer, PracticeContext } from '../partner.ts';
import { type Check, complaint, id, like, link, list, object, positive, text, wholeFrom1 } from './checks.ts';
import { notStored, stored } from './envelope.ts';
import { appendAnew } from './records.ts';

const ids = { out_order_id: id, alibaba_order_id: id, logistics_tracking_number: id };
const idNames = Object.keys(ids);

const inspectionFields = {
  status: text,
  weight: positive,
  length: positive,
  width: like(/^\d+(?:\.\d+)?$/, 'be a number as text'),
  height: positive,
  failed_remark: text,
  images: list(link, 0),
  failed_images: list(link, 0),
};
const inspection = object(inspectionFields, ['status']);
const changedInspection = object(inspectionFields, []);
const item = object({ offer_id: id, sku_id: id, quantity: wholeFrom1, title: text }, ['offer_id', 'quantity']);

export const bodies: Readonly<Record<'forecast' | 'inbound' | 'update', Check>> = {
  forecast: object({ ...ids, logistics_company_name: text, items: list(item) }, [...idNames, 'items']),
  inbound: object({ ...ids, quality_inspection_info: inspection }, [...idNames, 'quality_inspection_info']),
  update: (value, path) => {
    const changes = {
      new_logistics_tracking_number: id,
      logistics_company_name: text,
      quality_inspection_info: changedInspection,
    };
    const wrong = object({ ...ids, ...changes }, idNames)(value, path);
    const nothing = wrong.length === 0 && Object.keys(Object(value)).length === idNames.length;
    return nothing ? ['nothing is to be changed'] : wrong;
  },
};

/** Nothing says that the warehouse would notice the same call twice, so each one is stored. */
export function storeParcel(call: keyof typeof bodies, body: JsonObject, context: PracticeContext): PracticeAnswer {
  const wrong = complaint(bodies[call], body);
  if (wrong !== null) return notStored(wrong);
  const reference = idNames.map((name) => body[name]).join(' / ');
  appendAnew(context, { partner: 'xport', kind: `package-${call}` }, reference, body);
  return stored;
}
